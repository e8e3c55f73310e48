import { connect } from 'node:tls';
import type { ChannelTrouble } from '../../../src/app/channel';
import type { BrokerUrl } from '../../../src/presence/broker-url';
import type { Timers } from '../../ports';
import { trouble } from './trouble';

const WITHIN_MS = 5_000;

const NAMED: readonly ChannelTrouble['kind'][] = [
  'unknown-authority',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-other-name',
  'certificate-bad',
];

type Names = { readonly CN?: string | string[]; readonly O?: string | string[] };

const nameOf = (names: Names | undefined): string =>
  [names?.CN ?? names?.O ?? '?'].flat().join(' ');

/** Says which certificate is not trusted: it is asked for once more, and nothing is sent to whoever shows it. */
export function certificateOf(
  url: BrokerUrl | null,
  why: ChannelTrouble,
  timers: Timers,
): Promise<ChannelTrouble> {
  if (url === null || !NAMED.includes(why.kind)) return Promise.resolve(why);
  const host = url.host.replace(/^\[|\]$/g, '');
  const isName = /[a-z]/.test(host) && !host.includes(':');
  return new Promise((resolve) => {
    // oxlint-disable-next-line -- the certificate is only read; the connection that is used trusts none that is not proved
    const options = { host, port: url.port, rejectUnauthorized: false };
    const socket = connect(isName ? { ...options, servername: host } : options);
    const done = (named: ChannelTrouble): void => {
      timers.clear(limit);
      socket.destroy();
      resolve(named);
    };
    const limit = timers.set(() => done(why), WITHIN_MS);
    socket.once('error', () => done(why));
    socket.once('secureConnect', () => {
      const { subject, issuer, valid_to: until, subjectaltname } = socket.getPeerCertificate();
      const names = subjectaltname === undefined ? '' : ` (${subjectaltname})`;
      const detail = `${nameOf(subject)}${names} ← ${nameOf(issuer)}, ${until}`;
      done(trouble(why.kind, detail));
    });
  });
}
