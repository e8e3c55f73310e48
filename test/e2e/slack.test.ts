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
import { startFocus, targetState, untilSilenced } from '../support/focus-block';
import { keptText } from '../support/kept-files';
import { accountFiles, loadedFiles } from '../support/loaded-code';
import { openSettings } from '../support/settings-window';
import { CLIENT_ID, startSlack, type SlackServer } from '../support/slack-server';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { until } from '../support/until';

let desktop: Desktop;
let slack: SlackServer;
let dataDir: string;
let browser: Browser;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop();
  browser = await installBrowser(desktop);
});
afterAll(() => desktop.stop());

beforeEach(async () => {
  slack = await startSlack();
  dataDir = await newDataDir(desktop);
  await browser.clear();
});
afterEach(async () => {
  await lulls.killAll();
  await slack.stop();
  expect(slack.problems).toEqual([]);
});

const launch = (): Promise<OpenedApp> =>
  lulls.openWelcomed(desktop, { dataDir, env: { PATH: browser.path } });

const settings = (app: App, team: Page): Promise<Page> => openSettings(app, team, 'slack', 'Slack');

/** Connects as a person does: the form, the browser, and back. */
async function connect(page: Page): Promise<void> {
  await page.getByLabel('Client ID of the Slack app').fill(CLIENT_ID);
  await page.getByLabel('Keep the sign-in').selectOption('file');
  await page.getByText('Another Slack').click();
  await page.getByLabel('Address', { exact: true }).fill(slack.site);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText(/^Your browser has opened Slack/).waitFor();
  await allowOpened(browser);
  await page.getByRole('heading', { name: 'Harbour · as ada' }).waitFor();
}

const silenced = (page: Page): Promise<true> =>
  untilSilenced(page, ['os-dnd', 'slack', 'slack-snooze']);

describe('Slack', () => {
  test('is connected by the browser, sees a block with the desktop, and gets back what was there', async () => {
    const { app, team } = await launch();
    const page = await settings(app, team);
    expect(await accessibilityProblems(page)).toEqual([]);
    await connect(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByText(/^:no_bell: Focusing until \d\d:\d\d \(.+\)$/).waitFor();

    Object.assign(slack.member, { text: 'Lisbon', emoji: ':palm_tree:' });
    slack.member.expiration = Math.floor(Date.now() / 1000) + 7200;
    const ends = slack.member.expiration;
    const dunst = dunstOf(desktop);
    await startFocus(team);
    await silenced(team);
    expect(slack.member.text).toMatch(/^Focusing until \d\d:\d\d \(/);
    expect(slack.member.snoozeEnd).toBeGreaterThan(Date.now() + 24 * 60_000);
    expect(await dunst.isPaused()).toBe(true);

    // Exactly what was shown before is what went out.
    const shown = await page.getByLabel('Status', { exact: true }).innerText();
    expect(`${slack.member.emoji} ${slack.member.text}`).toBe(shown);

    await send(team, { kind: 'surface' });
    await until('Slack to be as it was', async () => {
      return slack.member.text === 'Lisbon' && slack.member.snoozeEnd === null;
    });
    expect(slack.member).toMatchObject({ emoji: ':palm_tree:', expiration: ends });
    await until('the desktop to be loud', async () => !(await dunst.isPaused()));

    await page.getByRole('button', { name: 'Disconnect…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    await until('the token to be revoked', async () => slack.callsOf('auth.revoke').length === 1);
    await until('the token to be gone', async () => {
      return (await readdir(join(dataDir, 'secrets'))).length === 0;
    });
    expect(app.output()).not.toMatch(/canary|xox/);
  });

  test('gets everything back after a kill, and the token is in its own file alone', async () => {
    let { app, team } = await launch();
    await connect(await settings(app, team));
    Object.assign(slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
    await startFocus(team);
    await silenced(team);
    await app.kill();
    expect(slack.member.expiration).toBeGreaterThan(Date.now() / 1000);

    const secret = join(dataDir, 'secrets', 'slack.json');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect(await readFile(secret, 'utf8')).toContain('canary');
    expect(await keptText(dataDir, 'secrets')).not.toMatch(/canary|xoxe|xoxp/);

    ({ app, team } = await launch());
    await silenced(team);
    expect(slack.callsOf('users.profile.set')).toHaveLength(1);
    await send(team, { kind: 'surface' });
    await until('Slack to be as it was', async () => {
      return slack.member.text === 'Lisbon' && slack.member.snoozeEnd === null;
    });
    expect(slack.callsOf('users.profile.set')).toHaveLength(2);
    expect(app.output()).not.toMatch(/canary|xox/);
  });

  test('keeps what I write in the middle of a block, and says so', async () => {
    const { app, team } = await launch();
    await connect(await settings(app, team));
    await startFocus(team);
    await silenced(team);
    Object.assign(slack.member, { text: 'Lunch', emoji: ':taco:', expiration: 0 });
    await send(team, { kind: 'surface' });
    await until('the note', async () => (await targetState(team, 'slack')) === 'yours-kept');
    expect(slack.member).toMatchObject({ text: 'Lunch', emoji: ':taco:' });
    await until('notifications', () => Promise.resolve(slack.member.snoozeEnd === null));
    await team
      .getByText(/^You changed your Slack status yourself/)
      .first()
      .waitFor();
  });

  test('gives me teammates to put on my team, with their names and zones', async () => {
    const person = { deleted: false, is_bot: false, is_restricted: false };
    slack.people.push(
      { ...person, id: 'U0BEN', name: 'ben', tz: 'Asia/Tokyo', profile: { real_name: 'Ben Ito' } },
      { ...person, id: 'U0CLEO', name: 'cleo', tz: 'Europe/Paris', profile: { real_name: 'Cleo' } },
      { ...person, id: 'B0BOT', name: 'bot', is_bot: true, tz: 'Asia/Tokyo' },
    );
    const { app, team } = await launch();
    const page = await settings(app, team);
    await page.getByLabel('Find teammates').check();
    await connect(page);
    await page.getByRole('button', { name: 'Choose people…' }).click();
    const dialog = page.getByRole('dialog', { name: 'People of Harbour' });
    await dialog.getByLabel('Ben Ito').check();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add 1 person' }).click();
    await until('Ben', async () => (await slice(team, 'roster')).people.length === 1);
    expect((await slice(team, 'roster')).people).toMatchObject([
      { name: 'Ben Ito', zone: 'Asia/Tokyo', handles: { slack: 'U0BEN' } },
    ]);
    await page.getByRole('button', { name: 'Choose people…' }).click();
    await dialog.getByText('On your team already', { exact: true }).waitFor();
    await dialog.getByLabel('Find by name').fill('nobody such');
    await dialog.getByText('Nobody is called that.').waitFor();
  });

  test('says what is wrong in a sentence, and mends itself', async () => {
    const { app, team } = await launch();
    const page = await settings(app, team);
    await connect(page);
    slack.fault({ kind: 'body', body: '<h1>Maintenance</h1>' }, 'users.profile.set', 2);
    await startFocus(team);
    await until('the trouble', async () => (await targetState(team, 'slack')) === 'bad-answer');
    await until('the desktop', async () => (await targetState(team, 'os-dnd')) === 'silenced');
    await silenced(team);
    slack.revoke();
    await send(team, { kind: 'surface' });
    await page.getByText(/^Slack no longer accepts the sign-in/).waitFor();
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
  });

  test('is not loaded while it is not connected', async () => {
    const { app, team } = await launch();
    await settings(app, team);
    await startFocus(team);
    await until('the desktop', async () => (await targetState(team, 'os-dnd')) === 'silenced');
    const chunks = await accountFiles();
    const loaded = await loadedFiles(app);
    expect(chunks.length).toBeGreaterThan(0);
    expect(loaded.some((path) => path.includes('os-dnd'))).toBe(true);
    expect(chunks.filter((name) => loaded.includes(name))).toEqual([]);
  });
});
