import type { Secrets } from '../../electron/ports';

/** Secrets in memory; what was kept is in `texts`. */
export function memorySecrets(texts: Map<string, string>): Secrets {
  return {
    keyring: () => 'present',
    keep: (name, secret) => {
      texts.set(name, secret);
      return Promise.resolve({ ok: true, value: null });
    },
    read: (name) => {
      const secret = texts.get(name);
      return Promise.resolve(
        secret === undefined ? { kind: 'missing' } : { kind: 'found', secret },
      );
    },
    forget: (name) => {
      texts.delete(name);
      return Promise.resolve({ ok: true, value: null });
    },
  };
}

/** How keeping or forgetting ends where there is no keyring. */
export const withoutKeyring = () =>
  Promise.resolve({
    ok: false,
    failure: { reason: 'unsupported', detail: 'no keyring', retryAt: null },
  } as const);

/** What may be found at a start of what was kept; a service takes no secret that is `torn`. */
export const KEPT_SECRETS = [
  { read: { kind: 'missing' }, token: 'missing' },
  { read: { kind: 'unreadable', detail: 'not of this keyring' }, token: 'unreadable' },
  { read: { kind: 'found', secret: 'torn' }, token: 'unreadable' },
  { read: { kind: 'found', secret: 'whole' }, token: 'ready' },
] as const;
