import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSecrets, type Cipher } from '../../../../electron/adapters/secrets';

const CANARY = 'canary-π-secret';

/** A keyring that proves whether a text was changed, as those of systems do. */
function keyringOf(key = randomBytes(32)): Cipher {
  return {
    encrypt: (plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]);
    },
    decrypt: (hidden) => {
      const cipher = createDecipheriv('aes-256-gcm', key, hidden.subarray(0, 12));
      cipher.setAuthTag(hidden.subarray(12, 28));
      return cipher.update(hidden.subarray(28), undefined, 'utf8') + cipher.final('utf8');
    },
  };
}

describe('K2 secrets', () => {
  let directory: string;
  const file = () => join(directory, 'channel.json');
  const secretsWith = (cipher: Cipher | null) => createSecrets({ directory, cipher: () => cipher });

  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'lull-secrets-')), 'secrets');
  });
  afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

  test('in a keyring come back, and are nowhere in the clear', async () => {
    const secrets = secretsWith(keyringOf());
    expect(secrets.keyring()).toBe('present');
    expect(await secrets.read('channel')).toEqual({ kind: 'missing' });
    expect(await secrets.keep('channel', CANARY, 'keyring')).toEqual({ ok: true, value: null });
    expect(await secrets.read('channel')).toEqual({ kind: 'found', secret: CANARY });
    expect(await readFile(file(), 'utf8')).not.toContain('canary');
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  test('are never put in the clear where a keyring was asked for', async () => {
    const secrets = secretsWith(null);
    expect(secrets.keyring()).toBe('absent');
    expect(await secrets.keep('channel', CANARY, 'keyring')).toMatchObject({ ok: false });
    expect(await readdir(directory).catch(() => [])).toEqual([]);
  });

  test('are in a file of one’s own only where the person chose that', async () => {
    const secrets = secretsWith(null);
    await secrets.keep('channel', 'old', 'file');
    await secrets.keep('channel', CANARY, 'file');
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(['channel.json']);
    expect(await secretsWith(keyringOf()).read('channel')).toEqual({
      kind: 'found',
      secret: CANARY,
    });
  });

  test('of another keyring, a locked one, or a damaged file are asked for again', async () => {
    await secretsWith(keyringOf()).keep('channel', CANARY, 'keyring');
    expect(await secretsWith(keyringOf()).read('channel')).toMatchObject({ kind: 'unreadable' });
    expect(await secretsWith(null).read('channel')).toEqual({
      kind: 'unreadable',
      detail: 'no keyring',
    });
    const whole = await readFile(file(), 'utf8');
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"version":2}',
      whole.slice(0, 40),
      whole.replace(/"text":"..../, '"text":"AAAA'),
    ]) {
      await writeFile(file(), text);
      const read = await secretsWith(keyringOf()).read('channel');
      expect(read.kind).toBe('unreadable');
      expect(JSON.stringify(read)).not.toContain('canary');
    }
  });

  test('are forgotten, and a second time too', async () => {
    const secrets = secretsWith(null);
    await secrets.keep('channel', CANARY, 'file');
    expect(await secrets.forget('channel')).toEqual({ ok: true, value: null });
    expect(await secrets.forget('channel')).toEqual({ ok: true, value: null });
    expect(await secrets.read('channel')).toEqual({ kind: 'missing' });
  });

  test('that cannot be written leave the old one, and say why without telling it', async () => {
    const secrets = secretsWith(null);
    await secrets.keep('channel', 'old', 'file');
    await chmod(directory, 0o700);
    await rm(directory, { recursive: true });
    await writeFile(directory, 'a file stands where the folder was');
    const kept = await secrets.keep('channel', CANARY, 'file');
    expect(kept).toMatchObject({ ok: false });
    expect(JSON.stringify(kept)).not.toContain('canary');
    expect((await secrets.read('channel')).kind).toBe('unreadable');
  });
});
