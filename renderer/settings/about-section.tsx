import { lazy, Suspense, useState } from 'react';
import { send, useSlice, useWords } from '../bridge';
import { Button } from '../ui/button';
import { Group, Line } from './group';
import styles from './about.module.css';

const Licences = lazy(() => import('./licences').then((module) => ({ default: module.Licences })));

/** What this is, where its data lies, and what it is made of. */
export function AboutSection() {
  const words = useWords();
  const { machine } = useSlice('app');
  const { versions } = machine;
  const [open, setOpen] = useState(false);
  const facts = [
    ['version', words('settings.about.lull', { version: versions.app })],
    [
      'runtime',
      words('settings.about.runtime-is', {
        electron: versions.electron,
        chrome: versions.chrome,
        node: versions.node,
      }),
    ],
    ['zone-data', words('settings.about.zone-data-is', { version: versions.zoneData })],
  ] as const;
  return (
    <>
      <Group title={words('settings.about.data')}>
        <Line
          label={<code className={styles.path}>{machine.dataFolder}</code>}
          hint={words('settings.about.data-hint')}
        >
          <Button small onClick={() => void send({ kind: 'open-data-folder' })}>
            {words('settings.about.open-folder')}
          </Button>
        </Line>
      </Group>
      <Group title={words('settings.about.made-of')}>
        <dl className={styles.facts}>
          {facts.map(([name, text]) => (
            <div key={name} className={styles.fact}>
              <dt>{words(`settings.about.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {machine.developmentRuntime && (
          <p className={styles.caution}>{words('settings.about.development')}</p>
        )}
      </Group>
      <Group title={words('settings.about.licences')} hint={words('settings.about.licence')} plain>
        {open ? (
          <Suspense fallback={null}>
            <Licences />
          </Suspense>
        ) : (
          <div>
            <Button onClick={() => setOpen(true)}>{words('settings.about.show-licences')}</Button>
          </div>
        )}
      </Group>
    </>
  );
}
