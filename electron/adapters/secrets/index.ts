import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../../src/lease/lease';
import type { Result, Secrets } from '../../ports';

/** Encrypts with a key that the system keeps for this user; null where it keeps none. */
export type Cipher = {
  readonly encrypt: (plain: string) => Buffer;
  readonly decrypt: (hidden: Buffer) => string;
};

export type SecretParts = {
  readonly directory: string;
  readonly cipher: () => Cipher | null;
};

type Kept = { readonly version: 1; readonly place: 'keyring' | 'file'; readonly text: string };

const DONE: Result<null> = { ok: true, value: null };

/** Only the code of an error is told: its text may hold what was being read. */
function failureOf(error: unknown): { ok: false; failure: Failure } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  return { ok: false, failure: { reason: 'failed', detail: code, retryAt: null } };
}

function parse(text: string): Kept | null {
  try {
    const value = JSON.parse(text) as Partial<Kept> | null;
    if (typeof value !== 'object' || value === null || value.version !== 1) return null;
    if (value.place !== 'keyring' && value.place !== 'file') return null;
    return typeof value.text === 'string' ? (value as Kept) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Replaces a file in one step, readable by its owner only: written whole, read back, renamed, the folder's entry flushed. */
async function writeOwn(directory: string, path: string, text: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomUUID()}`;
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await readFile(fresh, 'utf8')) !== text) throw new Error('the disk gave back other bytes');
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  if (process.platform === 'win32') return;
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Secrets in a folder of their own: encrypted by the system's keyring, or, where the person chose so, in the clear in a file that only they can read. */
export function createSecrets({ directory, cipher }: SecretParts): Secrets {
  const pathOf = (name: string): string => join(directory, `${name}.json`);

  const hidden = (secret: string, place: Kept['place']): string | null => {
    if (place === 'file') return secret;
    return cipher()?.encrypt(secret).toString('base64') ?? null;
  };

  return {
    keyring: () => (cipher() === null ? 'absent' : 'present'),
    keep: async (name, secret, place) => {
      try {
        const text = hidden(secret, place);
        if (text === null) {
          return {
            ok: false,
            failure: { reason: 'unsupported', detail: 'no keyring', retryAt: null },
          };
        }
        await writeOwn(directory, pathOf(name), JSON.stringify({ version: 1, place, text }));
        return DONE;
      } catch (error) {
        return failureOf(error);
      }
    },
    read: async (name) => {
      let text: string;
      try {
        text = await readFile(pathOf(name), 'utf8');
      } catch (error) {
        const { failure } = failureOf(error);
        if (failure.detail === 'ENOENT') return { kind: 'missing' };
        return { kind: 'unreadable', detail: failure.detail };
      }
      const kept = parse(text);
      if (kept === null) return { kind: 'unreadable', detail: 'damaged' };
      if (kept.place === 'file') return { kind: 'found', secret: kept.text };
      const key = cipher();
      if (key === null) return { kind: 'unreadable', detail: 'no keyring' };
      try {
        return { kind: 'found', secret: key.decrypt(Buffer.from(kept.text, 'base64')) };
      } catch {
        // Its words are the keyring's, and tell nothing that a person could do but give the secret again.
        return { kind: 'unreadable', detail: 'not of this keyring' };
      }
    },
    forget: async (name) => {
      try {
        await rm(pathOf(name), { force: true });
        return DONE;
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}
