import type { Secrets } from '../../ports';

/** Secrets with the system's keyring, loaded when there is one to keep. */
export async function loadSecrets(directory: string): Promise<Secrets> {
  const [{ createSecrets }, { keyring }] = await Promise.all([
    import('./index'),
    import('./keyring'),
  ]);
  return createSecrets({ directory, cipher: keyring });
}
