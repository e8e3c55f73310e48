import { pbkdf2, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrokerFiles } from '../../../src/app/channel';
import type { BrokerWriter } from '../../ports';
import { aclFile, configFile } from './mosquitto';

const derive = promisify(pbkdf2);

/** What `mosquitto_passwd` of 2.0 uses: PBKDF2 with SHA-512 (its `$7$`), 101 rounds, 12 bytes of salt, 64 of key. */
const ROUNDS = 101;

/** Five groups of four letters and digits that look like no others: 100 bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const groups = Array.from({ length: 5 }, () =>
    [...randomBytes(4)].map((byte) => letters[byte % letters.length]).join(''),
  );
  return groups.join('-');
}

/** A line of a Mosquitto password file. */
export async function passwordLine(user: string, password: string): Promise<string> {
  const salt = randomBytes(12);
  const key = await derive(password, salt, ROUNDS, 64, 'sha512');
  return `${user}:$7$${ROUNDS}$${salt.toString('base64')}$${key.toString('base64')}`;
}

async function writeInto(
  folder: string,
  { team, users, port }: Parameters<BrokerWriter['write']>[0],
): Promise<BrokerFiles> {
  const people = users.map((user) => ({ user, password: newPassword() }));
  const lines = await Promise.all(people.map(({ user, password }) => passwordLine(user, password)));
  const handout = people.map(({ user, password }) => `${user} ${password}`);
  const files = [
    ['mosquitto.conf', configFile(team, port, 'tls')],
    ['mosquitto-this-machine.conf', configFile(team, port, 'loopback')],
    ['acl', aclFile(team)],
    ['passwd', `${lines.join('\n')}\n`],
    ['passwords-to-hand-out.txt', `${handout.join('\n')}\n`],
  ] as const;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of files) {
    await writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' });
  }
  return { kind: 'written', folder, users: users.length };
}

/** Writes what a Mosquitto broker needs into a new folder that the person chooses; nothing there is written over. */
export function createBrokerWriter(
  chooseFolder: (name: string) => Promise<string | null>,
): BrokerWriter {
  return {
    write: async (wanted) => {
      const folder = await chooseFolder(`lull-broker-${wanted.team}`);
      if (folder === null) return null;
      try {
        return await writeInto(folder, wanted);
      } catch (error) {
        const reason = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
        return { kind: 'failed', reason };
      }
    },
  };
}
