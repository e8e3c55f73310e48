import type { Page } from 'playwright-core';
import type { App } from '../support/app';
import { allowOpened } from '../support/browser-consent';
import { slice } from '../support/commands';
import type { Browser } from '../support/desktop/browser';
import { openSettings } from '../support/settings-window';
import { slackUser } from '../support/slack-people';
import { CLIENT_ID, type SlackServer } from '../support/slack-server';
import { CLIENT, ME } from '../support/teams-login';
import { addPeopleRoutes, colleague } from '../support/teams-people-routes';
import type { TeamsServer } from '../support/teams-server';
import { until } from '../support/until';

/** A window with accounts of two services that stand on this machine. */
export type AccountStudio = {
  readonly app: App;
  readonly team: Page;
  readonly browser: Browser;
  readonly slack: SlackServer;
  readonly teams: TeamsServer;
  /** What the clocks of the app and of the services say. */
  readonly now: () => number;
  readonly sized: (page: Page, width: number, height: number) => Promise<void>;
  readonly settled: (page: Page) => Promise<void>;
  readonly save: (page: Page, name: string) => Promise<unknown>;
};

async function signIn(browser: Browser, page: Page): Promise<void> {
  await browser.clear();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await allowOpened(browser);
}

async function connectSlack({ app, team, browser, slack }: AccountStudio): Promise<void> {
  const page = await openSettings(app, team, 'slack', 'Slack');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Client ID of the Slack app').fill(CLIENT_ID);
  await page.getByLabel('Keep the sign-in').selectOption('file');
  await page.getByText('Another Slack').click();
  await page.getByLabel('Address', { exact: true }).fill(slack.site);
  await signIn(browser, page);
  await page.getByRole('heading', { name: 'Harbour · as ada' }).waitFor();
}

async function connectTeams({ app, team, browser, teams }: AccountStudio): Promise<void> {
  const page = await openSettings(app, team, 'teams', 'Microsoft Teams');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Application (client) ID').fill(CLIENT);
  await page.getByLabel('Keep the sign-in').selectOption('file');
  await page.getByText('Another cloud').click();
  await page.getByLabel('Sign-in address').fill(teams.site);
  await page.getByLabel('Graph address').fill(teams.site);
  await signIn(browser, page);
  await page.getByRole('heading', { name: `Microsoft Teams · as ${ME.upn}` }).waitFor();
}

function fill({ slack, teams, now }: AccountStudio): void {
  const inHours = (hours: number): number => Math.floor(now() / 1000) + hours * 3600;
  slack.workspace.users.push(
    slackUser('U0BEN', {
      name: 'Ben Ito',
      tz: 'Asia/Tokyo',
      dnd: { start: inHours(-1), end: inHours(2) },
    }),
    slackUser('U0CLEO', {
      name: 'Cléo Martin',
      tz: 'Europe/Paris',
      text: 'Writing the launch plan',
      unicode: '270d-fe0f',
      emoji: ':writing_hand:',
      expiration: inHours(3),
    }),
    slackUser('U0DEV', { name: 'Dev Patel', tz: 'Asia/Kolkata' }),
  );
  const people = addPeopleRoutes(teams);
  people.people.push(
    colleague(1, {
      displayName: 'Nia Brooks',
      presence: { availability: 'DoNotDisturb', activity: 'Presenting' },
    }),
    colleague(2, { displayName: 'Omar Haddad' }),
  );
}

async function choose(page: Page, names: readonly string[], search?: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose people…' }).click();
  const dialog = page.getByRole('dialog');
  for (const name of names) {
    if (search !== undefined) await dialog.getByLabel(search).fill(name);
    await dialog.getByLabel(name).check();
  }
}

/** The settings of both services, what others see, and the people they tell of. */
export async function accountPictures(studio: AccountStudio): Promise<void> {
  const { team, app, sized, settled, save } = studio;
  fill(studio);
  const page = await openSettings(app, team, 'slack', 'Slack');
  const shoot = async (name: string): Promise<void> => {
    await settled(page);
    await save(page, name);
  };
  await connectSlack(studio);
  await shoot('slack');
  await choose(page, ['Ben Ito', 'Cléo Martin', 'Dev Patel']);
  await shoot('slack-people');
  await page.getByRole('button', { name: /^Add 3/ }).click();
  await connectTeams(studio);
  await shoot('teams');
  await choose(page, ['Nia Brooks', 'Omar Haddad'], 'Name or e-mail address');
  await shoot('teams-people');
  await page.getByRole('button', { name: /^Add 2/ }).click();
  await until('them', async () => (await slice(team, 'roster')).people.length === 5);
  await openSettings(app, team, 'seen', 'What others see');
  await shoot('seen');
  await sized(page, 480, 720);
  await shoot('seen-narrow');
  await until('how they are', async () => {
    const { reports } = await slice(team, 'presence');
    return Object.keys(reports).length >= 2;
  });
  await settled(team);
  await save(team, 'team-live');
  await team.getByRole('row', { name: /Cléo/ }).click();
  await settled(team);
  await save(team, 'team-live-answer');
}
