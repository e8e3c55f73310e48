import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDataDir } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { allowOpened } from '../support/browser-consent';
import { send, slice } from '../support/commands';
import { installBrowser, type Browser } from '../support/desktop/browser';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf, type Dunst } from '../support/desktop/dunst';
import { hurryingClock } from '../support/desktop/faketime';
import { startKeyring, type Keyring } from '../support/desktop/keyring';
import { startFocus, targetState, untilSilenced } from '../support/focus-block';
import { keptText } from '../support/kept-files';
import { openSettings } from '../support/settings-window';
import { CLIENT_ID, startSlack, type SlackCall, type SlackServer } from '../support/slack-server';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { CLIENT } from '../support/teams-login';
import { startTeams, type TeamsServer } from '../support/teams-server';
import { until } from '../support/until';

const ALL = ['os-dnd', 'slack', 'slack-snooze', 'teams', 'teams-message'] as const;
const HOUR = 3_600_000;

let desktop: Desktop;
let keyring: Keyring;
let browser: Browser;
let dunst: Dunst;
let slack: SlackServer;
let teams: TeamsServer;
let dataDir: string;
/** What time it is for the services. */
let clock: () => number;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop();
  dunst = dunstOf(desktop);
  keyring = await startKeyring(desktop);
  browser = await installBrowser(desktop);
});
afterAll(() => desktop.stop());

beforeEach(async () => {
  clock = () => Date.now();
  const now = (): number => clock();
  [slack, teams] = await Promise.all([startSlack({ now }), startTeams({ now })]);
  dataDir = await newDataDir(desktop);
  await browser.clear();
});
afterEach(async () => {
  await lulls.killAll();
  await Promise.all([slack.stop(), teams.stop()]);
  expect([...slack.problems, ...teams.problems]).toEqual([]);
});

const launch = (env: Readonly<Record<string, string>> = {}): Promise<OpenedApp> =>
  lulls.open(desktop, { dataDir, env: { PATH: browser.path, ...env } });

/** Allows in the browser what an address asks for that was opened there. */
async function allowInBrowser(team: Page, name: 'slack' | 'teams'): Promise<void> {
  await allowOpened(browser);
  await until(`${name} to be connected`, async () => (await slice(team, name)).account !== null);
  await browser.clear();
}

/** Connects both by the browser, their sign-ins kept in the keyring. */
async function connect(team: Page): Promise<void> {
  await send(team, { kind: 'finish-welcome' });
  await send(team, { kind: 'change-settings', patch: { clock: 'h24', startBreaks: false } });
  await send(team, { kind: 'look-for-keyring' });
  await until('the keyring', async () => (await slice(team, 'channel')).keyring === 'present');
  await send(team, {
    kind: 'connect-slack',
    site: slack.site,
    way: { kind: 'browser', clientId: CLIENT_ID },
    capabilities: ['status', 'snooze'],
    secretIn: 'keyring',
  });
  await allowInBrowser(team, 'slack');
  await send(team, {
    kind: 'connect-teams',
    place: { login: teams.site, graph: teams.site, tenant: 'organizations' },
    clientId: CLIENT,
    way: 'browser',
    capabilities: ['message', 'mute'],
    secretIn: 'keyring',
  });
  await allowInBrowser(team, 'teams');
}

const silenced = (team: Page): Promise<true> => untilSilenced(team, ALL);

/** Somebody's own words in both, without an end. */
function sayLisbon(): void {
  Object.assign(slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
  teams.member.message = { content: 'In Lisbon', expiry: null, endsAt: null };
}
/** Throws what is not as it was. */
async function requireAsBefore(): Promise<true> {
  const there = {
    status: slack.member.text,
    snoozes: slack.member.snoozeEnd !== null,
    message: teams.member.message?.content ?? '',
    presence: teams.member.preferred,
    paused: await dunst.isPaused(),
  };
  expect(JSON.stringify(there)).toBe(
    JSON.stringify({
      status: 'Lisbon',
      snoozes: false,
      message: 'In Lisbon',
      presence: null,
      paused: false,
    }),
  );
  return true;
}

const profileOf = (call: SlackCall | undefined): string => call?.args['profile'] ?? '';

describe('Slack, Teams and the desktop together', () => {
  test('K1 K2 sign-ins kept in a real keyring are in no file in clear, and are asked for when it is locked', async () => {
    const { app, team } = await launch();
    await connect(team);
    expect((await readdir(join(dataDir, 'secrets'))).sort()).toEqual(['slack.json', 'teams.json']);
    await app.quit();
    const kept = await keptText(dataDir);
    expect(kept.length).toBeGreaterThan(10_000);
    for (const secret of ['canary-access', 'canary-refresh', 'xoxe', 'xoxp']) {
      expect(kept).not.toContain(secret);
      const hidden = Buffer.from(secret.slice(0, secret.length - (secret.length % 3)));
      expect(kept).not.toContain(hidden.toString('base64'));
    }
    expect(app.output()).not.toMatch(/canary|xox/);

    await keyring.lock();
    const locked = await launch();
    await until('both to ask', async () => {
      const [one, other] = [await slice(locked.team, 'slack'), await slice(locked.team, 'teams')];
      return one.now.token === 'unreadable' && other.now.token === 'unreadable';
    });
    const page = await openSettings(locked.app, locked.team, 'slack', 'Slack');
    await page.getByText(/^The sign-in cannot be read: the keyring is locked/).waitFor();
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    await locked.app.quit();

    await keyring.stop();
    await keyring.start();
    const again = await launch();
    await startFocus(again.team);
    await silenced(again.team);
    await send(again.team, { kind: 'surface' });
    await until('the desktop', async () => !(await dunst.isPaused()));
  });

  test('a block at sixty times the speed sets all of them and gives all of them back; then it says when I am back', async () => {
    // A Tuesday, forty minutes before the end of my hours.
    const hurrying = await hurryingClock('2026-03-10 16:20:00', 'Europe/Berlin', desktop.home);
    const { app, team } = await launch(hurrying.env);
    const look = async () => {
      const before = Date.now();
      const at = await app.electron.evaluate(() => Date.now());
      return { at, here: (before + Date.now()) / 2 };
    };
    /** Sets the services' clocks by that of the app, once it runs so fast. */
    const see = async (speed: number): Promise<void> => {
      let last = await look();
      await until('the speed', async () => {
        const next = await look();
        const seen = (next.at - last.at) / (next.here - last.here);
        last = next;
        return Math.abs(seen / speed - 1) < 0.2;
      });
      const { at, here } = last;
      clock = () => at + (Date.now() - here) * speed;
    };
    await see(1);
    await connect(team);
    const blocks = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }] as const;
    const { me } = await slice(team, 'me');
    await send(team, { kind: 'save-me', me: { ...me, zone: 'Europe/Berlin', blocks } });
    sayLisbon();
    await startFocus(team);
    await silenced(team);
    const { endsAt = 0 } = (await slice(team, 'session')).session ?? {};
    expect(slack.member.text).toMatch(/^Focusing until 16:4\d \(Berlin\)$/);
    expect(slack.member.expiration * 1000).toBeGreaterThan(endsAt);
    expect(teams.member.message?.content).toBe(slack.member.text);
    expect(teams.member.preferred).toMatchObject({ availability: 'DoNotDisturb' });
    expect(await dunst.isPaused()).toBe(true);

    // What is shown is to the byte what went out.
    const page = await openSettings(app, team, 'seen', 'What others see');
    const sent = page.locator('[data-call="users.profile.set profile"]');
    expect(await sent.innerText()).toBe(profileOf(slack.callsOf('users.profile.set').at(-1)));
    const said = page.locator('[data-call="setStatusMessage"]');
    const [posted] = teams.callsOf('setStatusMessage').slice(-1);
    expect(JSON.parse(await said.innerText())).toEqual(posted?.body);
    expect(await accessibilityProblems(page)).toEqual([]);

    await hurrying.hurry(60);
    await see(60);
    await until('all to be as before', requireAsBefore, 90_000);

    // Nothing of mine is there any more, so that it is said when I am back, as shown before.
    Object.assign(slack.member, { text: '', emoji: '', expiration: 0 });
    teams.member.message = null;
    const { back } = await slice(team, 'slack');
    await send(team, { kind: 'change-slack-back', back: { ...back, on: true } });
    const ahead = page.getByLabel(/^(From|Now, while).* users\.profile\.set profile$/);
    const shown = await ahead.innerText();
    expect(shown).toContain('"status_text":"Back Wed 09:00 (Berlin)"');
    await until('it to be said', async () => slack.member.text.startsWith('Back'), 90_000);
    expect(profileOf(slack.callsOf('users.profile.set').at(-1))).toBe(shown);
    expect(slack.member.expiration * 1000).toBe(Date.parse('2026-03-11T08:00:30Z'));
  }, 300_000);

  test('a kill in the middle silences nobody for longer, and all is given back after a start', async () => {
    let { app, team } = await launch();
    await connect(team);
    sayLisbon();
    await startFocus(team);
    await silenced(team);
    await app.kill();
    const latest = Date.now() + 26 * 60_000;
    expect(slack.member.expiration * 1000).toBeLessThan(latest);
    expect(slack.member.snoozeEnd).toBeLessThan(latest);
    expect(teams.member.message?.endsAt).toBeLessThan(latest);
    expect(teams.member.preferred?.endsAt).toBeLessThan(latest);

    ({ app, team } = await launch());
    await silenced(team);
    await send(team, { kind: 'surface' });
    await until('all to be as before', requireAsBefore);
    expect(slack.callsOf('users.profile.set')).toHaveLength(2);
    expect(app.output()).not.toMatch(/canary|xox/);
  });

  test('a change by hand in the middle stays in each, and the others are given back', async () => {
    const { team } = await launch();
    await connect(team);
    sayLisbon();
    await startFocus(team);
    await silenced(team);
    Object.assign(slack.member, { text: 'Lunch', emoji: ':taco:', expiration: 0 });
    const never = Date.now() + 7 * 24 * HOUR;
    teams.member.preferred = { availability: 'Busy', activity: 'Busy', endsAt: never };
    await send(team, { kind: 'surface' });
    for (const id of ['slack', 'teams'] as const) {
      await until(`${id} to be left`, async () => (await targetState(team, id)) === 'yours-kept');
    }
    await until('the rest', async () => teams.member.message?.content === 'In Lisbon');
    await until('the desktop', async () => !(await dunst.isPaused()));
    await until('the notifications', () => Promise.resolve(slack.member.snoozeEnd === null));
    expect(slack.member).toMatchObject({ text: 'Lunch', emoji: ':taco:' });
    expect(teams.member.preferred).toMatchObject({ availability: 'Busy' });
    await team
      .getByText(/^You changed your Slack status yourself/)
      .first()
      .waitFor();
  });
});
