import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBrokerWriter, passwordLine } from '../../../../electron/adapters/broker-files';

describe('the files of a broker', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lull-files-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const writer = () => createBrokerWriter((name) => Promise.resolve(join(home, name)));
  const wanted = { team: 'harbour', users: ['ada', 'ben'], port: 8883 };

  test('are all there, for their owner only, with a password for everybody', async () => {
    const folder = join(home, 'lull-broker-harbour');
    expect(await writer().write(wanted)).toEqual({ kind: 'written', folder, users: 2 });
    const names = await readdir(folder);
    expect(names.sort()).toEqual([
      'acl',
      'mosquitto-this-machine.conf',
      'mosquitto.conf',
      'passwd',
      'passwords-to-hand-out.txt',
    ]);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const handout = await readFile(join(folder, 'passwords-to-hand-out.txt'), 'utf8');
    const passwords = handout
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[1] ?? '');
    expect(passwords.every((one) => /^([a-z2-9]{4}-){4}[a-z2-9]{4}$/.test(one))).toBe(true);
    expect(new Set(passwords).size).toBe(2);
    const hashed = await readFile(join(folder, 'passwd'), 'utf8');
    for (const password of passwords) expect(hashed).not.toContain(password);
    expect(await readFile(join(folder, 'acl'), 'utf8')).toBe(
      'pattern read lull/v1/harbour/#\npattern write lull/v1/harbour/u/%u/#\n',
    );
  });

  test('are never written over others, and nothing is written when it is called off', async () => {
    await writer().write(wanted);
    const before = await readFile(join(home, 'lull-broker-harbour', 'passwd'), 'utf8');
    expect(await writer().write(wanted)).toEqual({ kind: 'failed', reason: 'EEXIST' });
    expect(await readFile(join(home, 'lull-broker-harbour', 'passwd'), 'utf8')).toBe(before);
    expect(await createBrokerWriter(() => Promise.resolve(null)).write(wanted)).toBeNull();
  });

  test('have password lines that are made as Mosquitto makes its own', async () => {
    const path = join(home, 'passwd');
    execFileSync('mosquitto_passwd', ['-c', '-b', path, 'ada', 'x'], { stdio: 'pipe' });
    const theirs = (await readFile(path, 'utf8')).trim();
    const shape = /^ada:\$7\$101\$([A-Za-z0-9+/]{16})\$([A-Za-z0-9+/=]{88})$/;
    expect(theirs).toMatch(shape);
    expect(await passwordLine('ada', 'x')).toMatch(shape);
  });
});
