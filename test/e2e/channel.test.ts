import { execFileSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newDataDir, startAgain, startBare, type LaunchOptions } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { startBroker, type Broker } from '../support/broker';
import { connected, joinHarbour, linkOf } from '../support/channel-app';
import { send, slice, snapshot } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startPowerDaemon, type PowerDaemon } from '../support/desktop/power';
import { trayItem } from '../support/desktop/tray';
import { untilSilenced } from '../support/focus-block';
import { openSettings } from '../support/settings-window';
import { networkSockets } from '../support/sockets';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { until } from '../support/until';

const PASSWORD = { ada: 'canary-of-ada-7f3', ben: 'canary-of-ben-9d1' } as const;
type User = keyof typeof PASSWORD;

let desktop: Desktop;
let broker: Broker;
let power: PowerDaemon;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop();
  power = await startPowerDaemon(desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string);
  const logins = (['ada', 'ben'] as const).map((user) => ({ user, password: PASSWORD[user] }));
  broker = await startBroker({ logins });
});
afterEach(lulls.killAll);
afterAll(async () => {
  power.close();
  await broker.stop();
  await desktop.stop();
});

function open(options: LaunchOptions = {}): Promise<OpenedApp> {
  // The bus of the test stands for the system's too, so that its power daemon is heard.
  const address = desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string;
  const env = { DBUS_SYSTEM_BUS_ADDRESS: address, ...options.env };
  return lulls.openWelcomed(desktop, { ...options, env });
}

const url = (): string => `mqtt://127.0.0.1:${broker.port}`;

async function joinAs(user: User, name: string, options: LaunchOptions = {}) {
  const opened = await open(options);
  const { me } = await slice(opened.team, 'me');
  await send(opened.team, { kind: 'save-me', me: { ...me, name } });
  await joinHarbour(opened.team, broker.port, user, PASSWORD[user]);
  return opened;
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) }).first();
const rowSays = (page: Page, name: string, said: RegExp) =>
  until(`the row of ${name} to say ${said}`, async () =>
    said.test(await row(page, name).innerText()),
  );

describe('two people on a channel', () => {
  test('a block that one starts shows on the other’s screen, and quit, asleep and lost are told apart', async () => {
    const ben = await joinAs('ben', 'Ben');
    const dataDir = await newDataDir(desktop);
    let ada = await joinAs('ada', 'Ada Lovelace', { dataDir });
    await row(ben.team, 'Ada').waitFor();

    await send(ada.team, { kind: 'start-focus', length: { kind: 'preset', presetId: '25-5' } });
    await rowSays(ben.team, 'Ada', /focusing/i);
    const { session } = await slice(ada.team, 'session');
    expect((await slice(ben.team, 'presence')).reports['ada']).toMatchObject({
      state: 'focusing',
      until: session?.endsAt,
    });
    await send(ada.team, { kind: 'surface' });
    await until(
      'Ada to be back',
      async () => (await slice(ben.team, 'presence')).reports['ada']?.state === 'available',
    );

    await ada.app.kill();
    await rowSays(ben.team, 'Ada', /lost \d/);

    // Asked for at each start, so it is not there again by itself.
    ada = await open({ dataDir });
    await until('the question', async () => (await linkOf(ada.team)).kind === 'asking');
    await send(ada.team, { kind: 'give-channel-secret', secret: PASSWORD.ada, secretIn: 'memory' });
    await connected(ada.team);
    await until(
      'Ada to be there',
      async () => (await slice(ben.team, 'presence')).reports['ada']?.state === 'available',
    );

    await ada.app.quit();
    await rowSays(ben.team, 'Ada', /quit \d/);
  });

  test('who sleeps says so before, and is there again after', async () => {
    // A machine of its own, on which nobody falls asleep.
    const ben = await joinAs('ben', 'Ben', {
      env: { DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere' },
    });
    await joinAs('ada', 'Ada Lovelace');
    const report = async () => (await slice(ben.team, 'presence')).reports['ada'];
    await until('Ada to be there', async () => (await report())?.state === 'available');
    // A suspended Chromium closes its connections, this test's too: only Ben can tell what became of it.
    await until('Ada to fall asleep', async () => {
      power.suspend();
      return (await report())?.ending === 'asleep';
    });
    await rowSays(ben.team, 'Ada', /asleep \d/);
    power.resume();
    await until('Ada to be there', async () => (await report())?.state === 'available');
  });

  test('offline is calm: people stay, with when they were last heard, and come back with the broker', async () => {
    const ben = await joinAs('ben', 'Ben');
    const ada = await joinAs('ada', 'Ada Lovelace');
    await row(ben.team, 'Ada').waitFor();
    await broker.kill();
    await ben.team.getByText(/Not connected to harbour · last heard \d/).waitFor();
    expect(await row(ben.team, 'Ada').isVisible()).toBe(true);
    await broker.start();
    await send(ada.team, { kind: 'retry-channel' });
    await send(ben.team, { kind: 'retry-channel' });
    await Promise.all([connected(ada.team), connected(ben.team)]);
    await until(
      'Ada to be there',
      async () => (await slice(ben.team, 'presence')).reports['ada']?.connected === true,
    );
  });
});

describe('the settings of the channel', () => {
  test('say what is wrong, let one join with a choice of where the password is, and show every byte before it goes', async () => {
    const { app, team } = await open();
    const page = await openSettings(app, team, 'channel', 'Team channel');
    await page.getByLabel('Broker', { exact: true }).fill(url());
    await page.getByLabel('Team', { exact: true }).first().fill('harbour');
    await page.getByLabel('Your user name').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText('The broker does not know this user with this password.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD.ada);
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText(/^Everything works/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    // This machine has no keyring: it says so, and chooses nothing for the person but to keep nothing.
    const place = page.getByLabel('Keep the password');
    expect(await place.inputValue()).toBe('memory');
    await page.getByText(/no keyring/).waitFor();
    await place.selectOption('file');
    await page.getByText(/not encrypted there/).waitFor();
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText(/Connected to harbour/).waitFor();
    const { joined } = await slice(page, 'channel');
    const file = join(app.dataDir, 'secrets', `team-channel-${joined?.device}.json`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const said = await until('both to be told', async () => {
      const known = (await slice(page, 'channel')).said;
      return Object.keys(known).length === 2 && known;
    });
    for (const [topic, { text }] of Object.entries(said)) {
      expect(await page.locator(`pre[data-topic="${topic}"]`).innerText()).toBe(text);
      const wire = execFileSync(
        'mosquitto_sub',
        [
          '-h',
          '127.0.0.1',
          '-p',
          String(broker.port),
          '-u',
          'ben',
          '-P',
          PASSWORD.ben,
          '-t',
          topic,
          '-C',
          '1',
          '-W',
          '5',
        ],
        { encoding: 'utf8' },
      );
      expect(wire).toBe(`${text}\n`);
      expect(text).not.toMatch(/Europe|America|Asia|Berlin/);
    }
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('switch', { name: 'Show me to my team' }).click();
    await page.getByText('Nothing: what was there is taken back.').first().waitFor();
    await page.getByRole('button', { name: 'Share this' }).click();
    await until('what was told to be taken back', async () =>
      Object.values((await slice(page, 'channel')).said).every(({ text }) => text === ''),
    );

    await page.getByRole('button', { name: 'Leave the channel…' }).click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('button', { name: 'Join' }).waitFor();
    await until('the secret to be gone', () =>
      stat(file).then(
        () => false,
        () => true,
      ),
    );
  });

  test('an invitation fills the form, and does nothing else', async () => {
    const { app, team } = await open();
    const invitation = `lull://join?broker=${encodeURIComponent(url())}&team=harbour&user=ada`;
    // Those by which this test speaks to it.
    const sockets = await networkSockets(app.pid);
    await startAgain(desktop, app, { args: [invitation] });
    const page = await app.window('/settings/');
    await page.getByText(/You were invited to the channel of harbour/).waitFor();
    expect(await page.getByLabel('Broker', { exact: true }).inputValue()).toBe(url());
    expect((await slice(team, 'channel')).joined).toBeNull();
    expect(await networkSockets(app.pid)).toEqual(sockets);
  });
});

test('with every integration off Lull opens no socket at all', async () => {
  // Started as a person starts it: Playwright would have it listen to be spoken to.
  const dataDir = await newDataDir(desktop);
  const child = startBare(desktop, dataDir);
  try {
    const tray = await until('the tray', () => trayItem(desktop, child.pid));
    expect(await networkSockets(child.pid)).toEqual([]);
    await tray.click(/^Start/, /25/);
    await until('the block', async () => /Focusing/.test(await tray.tooltip()));
    expect(await networkSockets(child.pid)).toEqual([]);
    await tray.click(/^Surface/);
    await until('the end', async () => !/Focusing/.test(await tray.tooltip()));
    expect(await networkSockets(child.pid)).toEqual([]);
  } finally {
    await child.kill();
  }
});

test('K1 the password is nowhere but where the person put it', async () => {
  const { app, team } = await joinAs('ada', 'Ada Lovelace');
  await send(team, { kind: 'start-focus', length: { kind: 'preset', presetId: '25-5' } });
  await untilSilenced(team, ['channel']);
  const slices = await snapshot(team);
  expect(JSON.stringify(slices)).not.toContain(PASSWORD.ada);
  for (const part of ['cmdline', 'environ']) {
    expect(await readFile(`/proc/${app.pid}/${part}`, 'latin1')).not.toContain(PASSWORD.ada);
  }
  await app.quit();
  expect(app.output()).not.toContain(PASSWORD.ada);
  const found = execFileSync(
    'sh',
    ['-c', `grep -rlaF '${PASSWORD.ada}' '${app.dataDir}' || true`],
    { encoding: 'utf8' },
  );
  expect(found).toBe('');
});
