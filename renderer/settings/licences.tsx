import { packageOf } from './licence-path';
import about from './about.module.css';
import styles from './settings.module.css';

/** The licence texts of what is bundled, out of the packages themselves. */
const TEXTS = import.meta.glob<string>(
  [
    '../../node_modules/{react,react-dom,scheduler,use-sync-external-store,zustand,lucide-react}/LICENSE',
    '../../node_modules/@{ariakit,floating-ui}/*/{LICENSE,license}',
    '../../node_modules/@tanstack/{react-virtual,virtual-core}/LICENSE',
    '../../node_modules/@fontsource-variable/inter/LICENSE',
    '../../node_modules/@nornagon/put/LICENSE',
    '../../node_modules/{moment,moment-timezone}/LICENSE',
    '../../node_modules/{valibot,jsonc-parser}/LICENSE.md',
    '../../node_modules/{electron-store,conf,atomically,debounce-fn,dot-prop,env-paths}/license',
    '../../node_modules/{mimic-function,stubborn-fs,stubborn-utils,uint8array-extras,when-exit}/license',
    '../../node_modules/{ajv,ajv-formats,fast-deep-equal,fast-uri,json-schema-traverse,semver}/LICENSE',
    '../../node_modules/{dbus-next,jsbi,long,safe-buffer}/LICENSE',
    '../../node_modules/{mqtt,mqtt-packet,bl}/LICENSE.md',
    '../../node_modules/{ws,debug,rfdc,inherits,socks,smart-buffer,ip-address}/LICENSE',
    '../../node_modules/{worker-timers,worker-timers-broker,worker-timers-worker}/LICENSE',
    '../../node_modules/{broker-factory,fast-unique-numbers}/LICENSE',
    '../../node_modules/{ms,process-nextick-args}/license.md',
    '../../node_modules/mqtt/node_modules/lru-cache/LICENSE',
    '../../node_modules/@babel/runtime/LICENSE',
    '../../node_modules/tslib/LICENSE.txt',
    '../../node_modules/{date-holidays,date-holidays-parser,caldate,astronomia}/LICENSE',
    '../../node_modules/{date-bengali-revised,date-chinese,date-easter,jalaali-js,lodash}/LICENSE',
    '../../node_modules/deepmerge/license.txt',
    '../../node_modules/{has-flag,supports-color}/license',
    '../../node_modules/ical.js/LICENSE',
    '../../node_modules/@slack/{web-api,logger,types}/LICENSE',
    '../../node_modules/{p-queue,p-retry,p-timeout,p-finally}/license',
    '../../node_modules/eventemitter3/LICENSE',
    '../../node_modules/@azure/{msal-node,msal-common}/LICENSE',
    '../../node_modules/@azure/msal-node/node_modules/uuid/LICENSE.md',
    '../../node_modules/{jsonwebtoken,jws,jwa,ecdsa-sig-formatter}/LICENSE',
    '../../node_modules/buffer-equal-constant-time/LICENSE.txt',
    '../../node_modules/lodash.{includes,once,isboolean,isinteger,isnumber,isplainobject,isstring}/LICENSE',
    '../../node_modules/p-retry/node_modules/retry/License',
  ],
  { query: '?raw', import: 'default', eager: true, exhaustive: true },
);

/** The licences of the packages that Lull is built with, each to open. */
export function Licences() {
  const packages = Object.entries(TEXTS)
    .map(([path, text]) => ({ name: packageOf(path), text }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <ul className={styles.card}>
      {packages.map(({ name, text }) => (
        <li key={name}>
          <details className={about.licence}>
            <summary>{name}</summary>
            <pre>{text.trim()}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
