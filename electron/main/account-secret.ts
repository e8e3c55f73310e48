import type { SecretPlace } from '../../src/app/channel';
import type { Secrets } from '../ports';

/** The sign-in of one account among the secrets. */
export type AccountSecret = {
  /** Keeps it where the person chose; `memory` keeps none. False when it could not be kept: it serves this run alone. */
  keep(secret: string, place: SecretPlace): Promise<boolean>;
  read(place: SecretPlace): ReturnType<Secrets['read']>;
  forget(): Promise<boolean>;
};

/** `name` is what it is called among the secrets, which are loaded when they are first needed. */
export function createAccountSecret(
  name: string,
  loadSecrets: () => Promise<Secrets>,
): AccountSecret {
  let secrets: Promise<Secrets> | null = null;
  const loaded = (): Promise<Secrets> => (secrets ??= loadSecrets());
  return {
    keep: async (secret, place) => {
      const keeper = await loaded();
      const isKept = place !== 'memory' && (await keeper.keep(name, secret, place)).ok;
      // What an earlier sign-in left there is worth nothing any more.
      if (!isKept) await keeper.forget(name);
      return isKept || place === 'memory';
    },
    read: async (place) => (place === 'memory' ? { kind: 'missing' } : (await loaded()).read(name)),
    forget: async () => (await (await loaded()).forget(name)).ok,
  };
}
