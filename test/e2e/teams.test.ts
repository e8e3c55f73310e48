import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDataDir, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { allowOpened } from '../support/browser-consent';
import { send, slice } from '../support/commands';
import { installBrowser, type Browser } from '../support/desktop/browser';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf } from '../support/desktop/dunst';
import { hurryingClock, type ClockEnv } from '../support/desktop/faketime';
import { startFocus, targetState, untilSilenced } from '../support/focus-block';
import { keptText } from '../support/kept-files';
import { openSettings } from '../support/settings-window';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { CLIENT, ME } from '../support/teams-login';
import { startTeams, type TeamsServer } from '../support/teams-server';
import { until } from '../support/until';

let desktop: Desktop;
let teams: TeamsServer;
let dataDir: string;
let browser: Browser;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop();
  browser = await installBrowser(desktop);
});
afterAll(() => desktop.stop());

beforeEach(async () => {
  teams = await startTeams();
  dataDir = await newDataDir(desktop);
  await browser.clear();
});
afterEach(async () => {
  await lulls.killAll();
  await teams.stop();
  expect(teams.problems).toEqual([]);
});

const launch = (clock: ClockEnv = {}): Promise<OpenedApp> =>
  lulls.openWelcomed(desktop, { dataDir, env: { PATH: browser.path, ...clock } });

const settings = (app: App, team: Page): Promise<Page> =>
  openSettings(app, team, 'teams', 'Microsoft Teams');

async function fillForm(page: Page): Promise<void> {
  await page.getByLabel('Application (client) ID').fill(CLIENT);
  await page.getByLabel('Keep the sign-in').selectOption('file');
  await page.getByText('Another cloud').click();
  await page.getByLabel('Sign-in address').fill(teams.site);
  await page.getByLabel('Graph address').fill(teams.site);
}

const connected = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: `Microsoft Teams · as ${ME.upn}` }).waitFor();

/** Connects as a person does: the form, the browser, and back. */
async function connect(page: Page): Promise<void> {
  await fillForm(page);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText(/^Your browser has opened Microsoft/).waitFor();
  await allowOpened(browser);
  await connected(page);
}

const silenced = (page: Page): Promise<true> =>
  untilSilenced(page, ['os-dnd', 'teams', 'teams-message']);

const lisbon = (endsAt: number) => ({
  content: 'Lisbon',
  endsAt,
  expiry: { dateTime: new Date(endsAt).toISOString().slice(0, 19), timeZone: 'UTC' },
});

describe('Microsoft Teams', () => {
  test('is connected by the browser, sees a block with the desktop, and gets back what was there', async () => {
    const { app, team } = await launch();
    const page = await settings(app, team);
    expect(await accessibilityProblems(page)).toEqual([]);
    await connect(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    const before = lisbon(Math.floor(Date.now() / 1000) * 1000 + 7_200_000);
    teams.member.message = before;
    const dunst = dunstOf(desktop);
    await startFocus(team);
    await silenced(team);
    expect(teams.member.message?.content).toMatch(/^Focusing until \d\d:\d\d \(/);
    expect(teams.member.preferred).toMatchObject({ availability: 'DoNotDisturb' });
    expect(teams.member.preferred?.endsAt).toBeGreaterThan(Date.now() + 24 * 60_000);
    expect(await dunst.isPaused()).toBe(true);

    // Exactly what was shown before is what went out.
    const shown = await page.getByLabel('Status message', { exact: true }).innerText();
    expect(teams.member.message?.content).toBe(shown);

    await send(team, { kind: 'surface' });
    await until('Teams to be as it was', async () => {
      return teams.member.message?.content === 'Lisbon' && teams.member.preferred === null;
    });
    expect(teams.member.message).toEqual(before);
    await until('the desktop to be loud', async () => !(await dunst.isPaused()));

    await page.getByRole('button', { name: 'Disconnect…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    await until('the sign-in to be gone', async () => {
      return (await readdir(join(dataDir, 'secrets'))).length === 0;
    });
    expect(app.output()).not.toMatch(/canary/);
  });

  test('is connected with a code, which may be called off', async () => {
    const { app, team } = await launch();
    const page = await settings(app, team);
    await page.getByRole('radio', { name: 'With a code' }).check();
    await fillForm(page);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    const code = page.getByLabel('Code', { exact: true });
    await code.waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open the page' }).click();
    await until('the page', async () => (await browser.opened()).length > 0);
    expect(await browser.opened()).toEqual([`${teams.site}/devicelogin`]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await code.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await code.waitFor();
    teams.login.answerDevice(await code.innerText(), true);
    await connected(page);
  });

  test('gets everything back after a kill, and the sign-in is in its own file alone', async () => {
    let { app, team } = await launch();
    await connect(await settings(app, team));
    const before = lisbon(Math.floor(Date.now() / 1000) * 1000 + 7_200_000);
    teams.member.message = before;
    await startFocus(team);
    await silenced(team);
    await app.kill();
    expect(teams.member.message?.endsAt).toBeGreaterThan(Date.now());

    const secret = join(dataDir, 'secrets', 'teams.json');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect(await readFile(secret, 'utf8')).toContain('canary');
    expect(await keptText(dataDir, 'secrets')).not.toMatch(/canary/);

    ({ app, team } = await launch());
    await silenced(team);
    expect(teams.callsOf('setStatusMessage')).toHaveLength(1);
    expect(teams.callsOf('setUserPreferredPresence')).toHaveLength(1);
    await send(team, { kind: 'surface' });
    await until('Teams to be as it was', async () => {
      return teams.member.message?.content === 'Lisbon' && teams.member.preferred === null;
    });
    expect(app.output()).not.toMatch(/canary/);
  });

  test('keeps what I write in the middle of a block, and says so', async () => {
    const { app, team } = await launch();
    await connect(await settings(app, team));
    await startFocus(team);
    await silenced(team);
    teams.member.message = { content: 'Lunch', expiry: null, endsAt: null };
    await send(team, { kind: 'surface' });
    await until(
      'the note',
      async () => (await targetState(team, 'teams-message')) === 'yours-kept',
    );
    expect(teams.member.message.content).toBe('Lunch');
    await until('the presence', () => Promise.resolve(teams.member.preferred === null));
    await team
      .getByText(/^You changed your Teams status message yourself/)
      .first()
      .waitFor();
  });

  test('sets and gives back a whole block, an hour a minute', async () => {
    const clock = await hurryingClock('2026-03-10 09:00:00', 'Europe/Berlin', desktop.home);
    const { app, team } = await launch(clock.env);
    await connect(await settings(app, team));
    await startFocus(team);
    await silenced(team);
    await clock.hurry(60);
    await until('the block to end', async () => (await slice(team, 'session')).session === null);
    await until('Teams to be as it was', async () => {
      return teams.member.message === null && teams.member.preferred === null;
    });
    // Seconds are minutes here: an answer may come too late for Lull, which asks again then.
    await until('Lull to know it', async () => (await targetState(team, 'teams')) === 'restored');
  }, 90_000);

  test('says what is wrong in a sentence, and mends itself', async () => {
    const { app, team } = await launch();
    const page = await settings(app, team);
    await connect(page);
    teams.fault({ kind: 'body', body: '<h1>Maintenance</h1>' }, 'setStatusMessage', 2);
    await startFocus(team);
    await until(
      'the trouble',
      async () => (await targetState(team, 'teams-message')) === 'bad-answer',
    );
    expect(await targetState(team, 'os-dnd')).toBe('silenced');
    await silenced(team);
    teams.login.end({ access: 'revoked', refresh: true });
    await send(team, { kind: 'surface' });
    await page.getByText(/^Microsoft no longer accepts the sign-in/).waitFor();
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
  });

  test('says what an organisation does not allow', async () => {
    const { app, team } = await launch();
    const page = await settings(app, team);
    teams.login.policy.authorizeError = { error: 'access_denied', codes: 'AADSTS90094' };
    await fillForm(page);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await allowOpened(browser);
    await page.getByText(/^Your organisation wants an admin to allow this/).waitFor();
  });
});
