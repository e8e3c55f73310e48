import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDataDir, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startAt } from '../support/desktop/faketime';
import { openSettings } from '../support/settings-window';
import { slackUser } from '../support/slack-people';
import { startSlack, type SlackServer } from '../support/slack-server';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { until } from '../support/until';

/** A Wednesday, early enough for nobody's day to end: twenty seconds a second. */
const START = '2026-03-04 08:50:00';
const NOW = Date.parse('2026-03-04T08:50:00Z');
const inSeconds = (minutes: number): number => NOW / 1000 + minutes * 60;
const SCOPES = ['users:read', 'dnd:read', 'usergroups:read', 'channels:read', 'groups:read'];
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let desktop: Desktop;
let slack: SlackServer;
let dataDir: string;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop();
});
afterAll(() => desktop.stop());

beforeEach(async () => {
  slack = await startSlack({ now: () => NOW, rotates: false });
  slack.pictures.set('/avatars/ben.png', {
    bytes: Buffer.from(PNG, 'base64'),
    type: 'image/png',
    asked: 0,
  });
  const { users, groups } = slack.workspace;
  users.push(
    slackUser('U0BEN', {
      name: 'Ben Ito',
      tz: 'Europe/London',
      text: 'Lunch & tea',
      emoji: ':taco:',
      unicode: '1f32e',
      dnd: { start: inSeconds(-60), end: inSeconds(190) },
      picture: `${slack.site}/avatars/ben.png`,
    }),
    slackUser('U0CLEO', { name: 'Cleo Roux', tz: 'Europe/London' }),
    slackUser('U0BOT', { name: 'Deploys', is: { is_bot: true } }),
    slackUser('U0GUEST', { name: 'Gus', is: { is_restricted: true } }),
  );
  groups.push({
    id: 'S0DESIGN',
    name: 'Designers',
    users: ['U0BEN', 'U0CLEO', 'U0BOT', 'U0GUEST'],
  });
  dataDir = await newDataDir(desktop);
});
afterEach(async () => {
  await lulls.killAll();
  await slack.stop();
  expect(slack.problems).toEqual([]);
});

const launch = (): Promise<OpenedApp> =>
  lulls.openWelcomed(desktop, { dataDir, env: startAt(START, 'Europe/London', 20) });

async function connect(app: App, team: Page, scopes: readonly string[]): Promise<Page> {
  await send(team, {
    kind: 'connect-slack',
    site: slack.site,
    way: { kind: 'token', token: slack.pasteToken(scopes) },
    capabilities: ['people', 'dnd', 'groups', 'channels'],
    secretIn: 'file',
  });
  const page = await openSettings(app, team, 'slack', 'Slack');
  await page.getByRole('heading', { name: 'Harbour · as ada' }).waitFor();
  return page;
}

/** Hours without an end, so that only what Slack tells makes a difference between people. */
async function giveHours(team: Page): Promise<void> {
  const { people } = await slice(team, 'roster');
  for (const person of people) {
    const blocks = [{ days: [1, 2, 3, 4, 5, 6, 7] as const, start: '00:00', end: '24:00' }];
    await send(team, {
      kind: 'edit-person',
      id: person.id,
      person: { ...person, blocks, replyWithin: '4h' },
    });
  }
}

const row = (team: Page, name: string) => team.getByRole('row').filter({ hasText: name }).first();

async function addGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose people…' }).click();
  const dialog = page.getByRole('dialog', { name: 'People of Harbour' });
  await dialog.getByRole('radio', { name: 'A user group' }).check();
  await dialog.getByLabel('User group', { exact: true }).selectOption('Designers');
  await dialog.getByText('2 new, 0 on your team already').waitFor();
  await dialog.getByText('2 people are left out').click();
  await dialog.getByText('a guest').waitFor();
  await dialog.getByText('an app').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Choose all 2' }).click();
  await dialog.getByRole('button', { name: 'Add 2 people' }).click();
}

describe('teammates of Slack', () => {
  test('come by a user group, say how they are, move the reply clock, and stay when Slack is away', async () => {
    const { app, team } = await launch();
    const page = await connect(app, team, SCOPES);
    await addGroup(page);
    await until('both', async () => (await slice(team, 'roster')).people.length === 2);
    await giveHours(team);

    const ben = row(team, 'Ben Ito');
    await ben.getByText('Do not disturb').waitFor();
    await ben.getByText('🌮 Lunch & tea').waitFor();
    await ben.getByRole('img', { includeHidden: true }).first().waitFor();
    // Paused until 12:00, so four hours of his later than hers.
    await ben.getByText('until 12:00').waitFor();
    await ben.getByText('16:00').waitFor();
    await row(team, 'Cleo Roux').getByText('available', { exact: false }).waitFor();
    await ben.click();
    await team.getByText('They paused notifications in Slack until 12:00.').waitFor();
    await team
      .getByText(/^.*In Slack: 🌮 Lunch & tea \(as of \d\d:\d\d\)\./)
      .first()
      .waitFor();
    expect(await accessibilityProblems(team)).toEqual([]);

    // What changes in Slack comes through; what I edited stays as I wrote it.
    Object.assign(slack.workspace.users[1] ?? {}, { tz: 'Asia/Tokyo', text: 'On the train' });
    await row(team, 'Cleo Roux').getByText('On the train').waitFor();
    await row(team, 'Cleo Roux').getByText('Tokyo').waitFor();

    await slack.stop();
    await until('Slack to be missed', async () => {
      return (await slice(team, 'live')).services.slack.trouble === 'offline';
    });
    await ben.getByText('🌮 Lunch & tea').waitFor();
    await page.getByText(/^It cannot be reached now/).waitFor();

    await app.kill();
    const again = await launch();
    await row(again.team, 'Ben Ito').getByText('🌮 Lunch & tea').waitFor();
    const people = (await slice(again.team, 'live')).people;
    expect(people['slack-u0ben']?.[0]).toMatchObject({ service: 'slack' });
    expect(slack.pictures.get('/avatars/ben.png')?.asked).toBe(1);
    await row(again.team, 'Ben Ito').getByRole('img', { includeHidden: true }).first().waitFor();
    expect(app.output()).not.toMatch(/canary|xox/);
  });

  test('are chosen by what was granted alone, with words for what was not', async () => {
    slack.workspace.hasGroups = false;
    const { app, team } = await launch();
    const page = await connect(app, team, ['users:read', 'usergroups:read']);
    await page.getByText(/^When they pause notifications is not known: dnd:read/).waitFor();
    await page.getByRole('button', { name: 'Choose people…' }).click();
    const dialog = page.getByRole('dialog', { name: 'People of Harbour' });
    await dialog.getByRole('radio', { name: 'A user group' }).check();
    await dialog.getByText(/^User groups come with a paid plan/).waitFor();
    await dialog.getByRole('radio', { name: 'A channel' }).check();
    await dialog.getByText('Not granted: channels:read and groups:read').waitFor();
    expect(slack.callsOf('users.conversations')).toHaveLength(0);
  });
});
