import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newDataDir, type App } from '../support/app';
import { startBroker, type Broker } from '../support/broker';
import { connected, joinHarbour, linkOf } from '../support/channel-app';
import { send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startKeyring, type Keyring } from '../support/desktop/keyring';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { until } from '../support/until';

const PASSWORD = 'canary-of-ada-in-a-keyring';

let desktop: Desktop;
let keyring: Keyring;
let broker: Broker;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop({ panel: false, dunst: false });
  keyring = await startKeyring(desktop);
  broker = await startBroker({ logins: [{ user: 'ada', password: PASSWORD }] });
});
afterEach(lulls.killAll);
afterAll(async () => {
  await broker.stop();
  await desktop.stop();
});

const open = (dataDir: string): Promise<OpenedApp> => lulls.open(desktop, { dataDir });

async function joinByKeyring(team: Page): Promise<void> {
  await send(team, { kind: 'finish-welcome' });
  await send(team, { kind: 'look-for-keyring' });
  await until('the keyring', async () => (await slice(team, 'channel')).keyring === 'present');
  await joinHarbour(team, broker.port, 'ada', PASSWORD, 'keyring');
}

async function secretFile(app: App): Promise<string> {
  const folder = join(app.dataDir, 'secrets');
  const [name = 'none'] = await readdir(folder);
  return join(folder, name);
}

describe('K2 with a real gnome-keyring', () => {
  test('a password is kept hidden, comes back by itself, and is asked for when the keyring is locked, gone or another', async () => {
    const dataDir = await newDataDir(desktop);
    const first = await open(dataDir);
    await joinByKeyring(first.team);
    await first.app.quit();
    const kept = JSON.parse(await readFile(await secretFile(first.app), 'utf8')) as {
      text: string;
    };
    expect(Buffer.from(kept.text, 'base64').subarray(0, 3).toString()).toBe('v11');
    expect(Buffer.from(kept.text, 'base64').toString('latin1')).not.toContain('canary');

    const again = await open(dataDir);
    await connected(again.team);
    await again.app.quit();

    await keyring.lock();
    const locked = await open(dataDir);
    await until('the question', async () => (await linkOf(locked.team)).kind === 'asking');
    expect(await linkOf(locked.team)).toEqual({ kind: 'asking', why: 'unreadable' });
    await locked.app.quit();

    await keyring.stop();
    const without = await open(dataDir);
    await until('the question', async () => (await linkOf(without.team)).kind === 'asking');
    expect((await slice(without.team, 'channel')).keyring).toBe('absent');
    await without.app.quit();

    await keyring.start();
    const back = await open(dataDir);
    await connected(back.team);
    await back.app.quit();
  });

  test('flipped bytes are asked about, and nobody on the roster goes', async () => {
    const dataDir = await newDataDir(desktop);
    const first = await open(dataDir);
    await joinByKeyring(first.team);
    const people = (await slice(first.team, 'roster')).people;
    await first.app.quit();
    const file = await secretFile(first.app);
    const kept = JSON.parse(await readFile(file, 'utf8')) as { text: string };
    const bytes = Buffer.from(kept.text, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(file, JSON.stringify({ ...kept, text: bytes.toString('base64') }));
    const torn = await open(dataDir);
    await until('the question', async () => (await linkOf(torn.team)).kind === 'asking');
    expect((await slice(torn.team, 'roster')).people).toEqual(people);
    expect(torn.app.output()).not.toContain(PASSWORD);
  });
});
