import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newDataDir, type App, type LaunchOptions } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { makeAuthority, startBroker, type Broker } from '../support/broker';
import { connected, joinHarbour, linkOf } from '../support/channel-app';
import { send, slice, snapshot } from '../support/commands';
import type { Sharing } from '../../src/presence/sharing';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startFocus } from '../support/focus-block';
import { openSettings } from '../support/settings-window';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { until } from '../support/until';

const PASSWORD = { ada: 'canary-of-ada-mine', ben: 'canary-of-ben-mine' } as const;

let desktop: Desktop;
const lulls = startedApps();
const brokers: Broker[] = [];

beforeAll(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await lulls.killAll();
  for (const broker of brokers.splice(0)) await broker.stop();
});
afterAll(() => desktop.stop());

async function newBroker(options: Partial<Parameters<typeof startBroker>[0]> = {}) {
  const logins = (['ada', 'ben'] as const).map((user) => ({ user, password: PASSWORD[user] }));
  const broker = await startBroker({ logins, ...options });
  brokers.push(broker);
  return broker;
}

const open = (options?: LaunchOptions): Promise<OpenedApp> => lulls.openWelcomed(desktop, options);

const settings = (app: App, team: Page): Promise<Page> =>
  openSettings(app, team, 'channel', 'Team channel');

/** What the broker keeps of Harbour, as Ben may read it. */
function retained({ port }: Broker): string {
  const to = ['-h', '127.0.0.1', '-p', String(port), '-u', 'ben', '-P', PASSWORD.ben];
  const wanted = ['-t', 'lull/v1/harbour/#', '--retained-only', '-W', '1', '-F', '%t %p'];
  // It ends with 27 when its time is over, which is not a failure.
  return spawnSync('mosquitto_sub', [...to, ...wanted], { encoding: 'utf8' }).stdout;
}

test('my own state on two machines is one: the last block wins, in tray and windows, and nobody argues', async () => {
  const broker = await newBroker();
  const [desk, lap] = [await open(), await open()];
  await joinHarbour(desk.team, broker.port, 'ada', PASSWORD.ada);
  await joinHarbour(lap.team, broker.port, 'ada', PASSWORD.ada);
  const tooltip = async ({ app }: { app: App }) => (await app.tray()).tooltip();

  await startFocus(desk.team);
  await until('the other tray', async () => /on another machine/.test(await tooltip(lap)));
  await lap.team.getByText(/until \d\d:\d\d, on another machine of yours/).waitFor();
  await send(lap.team, { kind: 'open-window', window: 'focus' });
  const focus = await lap.app.window('/focus/');
  await focus.getByText(/You are focusing on another machine of yours until \d/).waitFor();

  // The lap's block began last: it is the one that counts, and the desk goes on with its own.
  await startFocus(lap.team, 50);
  const { session } = await slice(lap.team, 'session');
  await until('the desk to know', async () => {
    const { elsewhere } = await slice(desk.team, 'channel');
    return elsewhere?.until === session?.endsAt;
  });
  expect(await tooltip(desk)).toMatch(/^Focusing until/);
  await send(desk.team, { kind: 'surface' });
  await until('the tray', async () => /on another machine/.test(await tooltip(desk)));
  await send(lap.team, { kind: 'surface' });
  await until('both trays', async () => {
    const both = [await tooltip(desk), await tooltip(lap)];
    return both.every((text) => !/another machine|Focusing/.test(text));
  });
  for (const { team } of [desk, lap]) expect((await linkOf(team)).kind).toBe('open');
});

describe('leaving while the broker is away', () => {
  test('is told, lasts over a restart, and takes everything back once the broker is there; then the secret goes', async () => {
    const broker = await newBroker();
    const dataDir = await newDataDir(desktop);
    const first = await open({ dataDir });
    await joinHarbour(first.team, broker.port, 'ada', PASSWORD.ada, 'file');
    await until('both told', () => retained(broker).split('\n').length > 2);
    // Held still, it keeps what it has; killed, it would lose it.
    broker.freeze();
    try {
      await send(first.team, { kind: 'leave-channel' });
      await first.team.getByText(/its broker cannot be reached now/).waitFor();
      expect(await readdir(join(dataDir, 'secrets'))).toHaveLength(1);
      await first.app.kill();
    } finally {
      broker.thaw();
    }
    await until('the card to be there still', () => /u\/ada\/card/.test(retained(broker)));
    const second = await open({ dataDir });
    await until(
      'nothing to be owed',
      async () => (await slice(second.team, 'channel')).owed.length === 0,
      90_000,
    );
    expect(retained(broker)).toBe('');
    await until(
      'the secret to go',
      async () => (await readdir(join(dataDir, 'secrets'))).length === 0,
    );
  });

  test('can be let be in the settings', async () => {
    const broker = await newBroker();
    const { app, team } = await open();
    await joinHarbour(team, broker.port, 'ada', PASSWORD.ada);
    await broker.kill();
    const page = await settings(app, team);
    await send(team, { kind: 'leave-channel' });
    await page.getByText(/is still on its broker\. .* Lull takes it back/).waitFor();
    await page.getByRole('button', { name: 'Let it run out' }).click();
    await until('nothing to be owed', async () => (await slice(page, 'channel')).owed.length === 0);
    await team.getByText(/could not be taken back\. It runs out by itself/).waitFor();
  });
});

test('certificate, key and CA are chosen as files, and what is wrong with one is said at once', async () => {
  const authority = await makeAuthority('Harbour Authority');
  try {
    const server = authority.sign('server', 'localhost', 10);
    const mine = authority.sign('ada', 'ada', 10);
    const other = authority.sign('ben', 'ben', 10);
    const broken = join(authority.folder, 'broken.pem');
    await writeFile(broken, 'no certificate at all');
    const broker = await newBroker({
      certificate: server,
      more: ['require_certificate true', 'use_identity_as_username true'],
    });
    const { app, team } = await open();
    const page = await settings(app, team);
    const choose = async (button: string, path: string): Promise<void> => {
      await app.electron.evaluate(({ dialog }, file) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
      }, path);
      await page.getByRole('button', { name: button }).click();
    };
    await page.getByLabel('Broker', { exact: true }).fill(`mqtts://localhost:${broker.port}`);
    await page.getByLabel('Team', { exact: true }).first().fill('harbour');
    await page.getByLabel('Your user name').fill('ada');
    await page.getByLabel('Sign in with').selectOption('certificate');
    await page.getByText('Certificates', { exact: true }).click();
    await choose('Choose the CA certificate’s file…', broken);
    await page.getByText(/broken\.pem: The CA certificate is none/).waitFor();
    await choose('Choose the CA certificate’s file…', authority.ca);
    await page.getByText('From ca.crt').waitFor();
    await choose('Choose the certificate’s file…', mine.cert);
    await choose('Choose the key’s file…', other.key);
    await page.getByText(/ben\.key is chosen/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText('The key does not belong to this certificate.').waitFor();
    await page.getByRole('button', { name: 'Paste another instead' }).click();
    await choose('Choose the key’s file…', mine.key);
    await page.getByText(/ada\.key is chosen/).waitFor();
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText(/^Everything works/).waitFor();
    await page.getByRole('button', { name: 'Join' }).click();
    await connected(page);
    const [, line = 'none'] = (await readFile(mine.key, 'utf8')).split('\n');
    const told = await snapshot(page);
    expect(JSON.stringify(told)).not.toContain(line);
  } finally {
    await authority.remove();
  }
});

test('F10 whatever is shared, the pane has the very bytes of the wire, and choosing less clears what was there', async () => {
  const broker = await newBroker();
  const { app, team } = await open();
  const { me } = await slice(team, 'me');
  await send(team, { kind: 'save-me', me: { ...me, name: 'Ada', zone: 'Asia/Kathmandu' } });
  await joinHarbour(team, broker.port, 'ada', PASSWORD.ada);
  const length = { kind: 'minutes', minutes: 50 } as const;
  await send(team, { kind: 'start-focus', length, intention: 'the quarterly letter' });
  const page = await settings(app, team);
  const lines = (): readonly string[] =>
    retained(broker)
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  const shown = async (): Promise<readonly string[]> => {
    const parts = await page.locator('pre[data-topic]').all();
    const texts = await Promise.all(
      parts.map(
        async (part) => `${await part.getAttribute('data-topic')} ${await part.innerText()}`,
      ),
    );
    return texts.sort();
  };
  const share = async (sharing: Sharing, fits: (wire: string) => boolean): Promise<string> => {
    await send(team, { kind: 'change-sharing', sharing });
    return until(`${JSON.stringify(sharing)} to be told`, async () => {
      const wire = lines();
      const isSame = JSON.stringify(wire) === JSON.stringify(await shown());
      return isSame && fits(wire.join('\n')) && wire.join('\n');
    });
  };
  const all = { visible: true, card: 'hours', intention: true, rounding: 'exact' } as const;
  await share(all, (wire) => /Kathmandu/.test(wire) && /the quarterly letter/.test(wire));
  const rounded = await share({ ...all, rounding: 'half-hour' }, (wire) => {
    const until = Number(/"until":(\d+)/.exec(wire)?.[1]);
    return until % 1_800_000 === 0;
  });
  expect(Number(/"since":(\d+)/.exec(rounded)?.[1]) % 1_800_000).toBe(0);
  await share({ ...all, intention: false }, (wire) => !wire.includes('quarterly'));
  await share(
    { ...all, card: 'time-only', intention: false },
    (wire) => !/Kathmandu|Asia/.test(wire),
  );
  await send(team, { kind: 'change-sharing', sharing: { ...all, visible: false } });
  await until('nothing to be there', () => lines().length === 0);
  await page.getByText('Nothing: what was there is taken back.').first().waitFor();
  expect(await shown()).toEqual([]);
});

test('K2 a password that cannot be kept is told at once, and serves only until Lull quits', async () => {
  const broker = await newBroker();
  const dataDir = await newDataDir(desktop);
  await writeFile(join(dataDir, 'secrets'), 'a file stands where the folder would be');
  const { app, team } = await open({ dataDir });
  await joinHarbour(team, broker.port, 'ada', PASSWORD.ada, 'file');
  const page = await settings(app, team);
  await page.getByText(/It could not be kept where you chose/).waitFor();
  expect((await slice(page, 'channel')).joined?.secretIn).toBe('memory');
  expect(await accessibilityProblems(page)).toEqual([]);
  await app.quit();
  const again = await open({ dataDir });
  await until('the question', async () => (await linkOf(again.team)).kind === 'asking');
});
