import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MICROSOFT, TEAMS_CAPABILITIES } from '../../src/contract/teams-app';
import { newDataDir, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { openSettings } from '../support/settings-window';
import { startedApps, type OpenedApp } from '../support/started-apps';
import { CLIENT } from '../support/teams-login';
import {
  addPeopleRoutes,
  colleague,
  colleagueId,
  type TeamsPeopleWorld,
} from '../support/teams-people-routes';
import { startTeams, type TeamsServer } from '../support/teams-server';
import { until } from '../support/until';

const [YUKI, BEN, CLEO, DORA] = [1, 2, 3, 4].map(colleagueId) as [string, string, string, string];
const EVERY_DAY = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The least of a picture. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Nine hours ahead of UTC and never changed, by its rule. */
const OWN_ZONE = {
  '@odata.type': '#microsoft.graph.customTimeZone',
  name: 'Customized Time Zone',
  bias: -540,
  standardOffset: { time: '00:00:00', dayOccurrence: 0, dayOfWeek: 'sunday', month: 0, year: 0 },
  daylightOffset: {
    time: '00:00:00',
    dayOccurrence: 0,
    dayOfWeek: 'sunday',
    month: 0,
    year: 0,
    daylightBias: 0,
  },
};

const stretch = (startTime: string, endTime: string, timeZone: object) => ({
  daysOfWeek: EVERY_DAY,
  startTime,
  endTime,
  timeZone,
});

let desktop: Desktop;
let teams: TeamsServer;
let world: TeamsPeopleWorld;
let dataDir: string;
const lulls = startedApps();

beforeAll(async () => {
  desktop = await startDesktop();
});
afterAll(() => desktop.stop());

beforeEach(async () => {
  teams = await startTeams();
  world = addPeopleRoutes(teams);
  world.people.push(
    colleague(1, {
      displayName: 'Yuki Tanaka',
      schedule: {
        scheduleItems: [],
        workingHours: [
          stretch('09:00:00.0000000', '12:00:00.0000000', OWN_ZONE),
          stretch('20:00:00.0000000', '23:00:00.0000000', OWN_ZONE),
        ],
      },
    }),
    colleague(2, {
      displayName: 'Ben Tanner',
      presence: {
        availability: 'DoNotDisturb',
        activity: 'DoNotDisturb',
        statusMessage: { message: { content: 'Writing the report', contentType: 'text' } },
      },
      schedule: {
        scheduleItems: [],
        workingHours: stretch('00:00:00', '00:00:00', { name: 'GMT Standard Time' }),
      },
      photo: PNG,
    }),
    colleague(3, { displayName: 'Cleo Roux', schedule: null }),
    colleague(4, {
      displayName: 'Dora Tan',
      presence: { availability: 'Away', activity: 'Inactive' },
      schedule: {
        scheduleItems: [],
        workingHours: stretch('00:00:00', '00:00:00', { name: 'GMT Standard Time' }),
      },
    }),
  );
  world.teams.push({
    id: '0c0c0c0c-1111-4222-8333-444444444444',
    displayName: 'Harbour',
    members: [CLEO, DORA],
  });
  dataDir = await newDataDir(desktop);
});
afterEach(async () => {
  await lulls.killAll();
  await teams.stop();
  expect(teams.problems).toEqual([]);
});

const launch = (): Promise<OpenedApp> => lulls.openWelcomed(desktop, { dataDir });

async function connect(team: Page, capabilities = TEAMS_CAPABILITIES): Promise<void> {
  const { site } = teams;
  await send(team, {
    kind: 'connect-teams',
    place: { ...MICROSOFT, login: site, graph: site },
    clientId: CLIENT,
    way: 'code',
    capabilities,
    secretIn: 'file',
  });
  const codeOf = async () => (await slice(team, 'teams')).now.connecting?.code ?? null;
  await until('the code', async () => (await codeOf()) !== null);
  teams.login.answerDevice((await codeOf())?.userCode ?? '', true);
  await until('the account', async () => (await slice(team, 'teams')).account !== null);
}

const settings = (app: App, team: Page): Promise<Page> =>
  openSettings(app, team, 'teams', 'Microsoft Teams');

const row = (team: Page, id: string) => team.locator(`[data-person="teams-${id}"]`);

describe('teammates of Microsoft Teams', () => {
  test('are found by name and by team, come with their hours, and are as they say', async () => {
    const { app, team } = await launch();
    await connect(team);
    const page = await settings(app, team);
    await page.getByRole('button', { name: 'Choose people…' }).click();
    const dialog = page.getByRole('dialog', { name: 'People of your organisation' });
    await dialog.getByText('Type at least two letters.').waitFor();
    await dialog.getByLabel('Name or e-mail address').fill('Tan');
    await dialog.getByLabel('Yuki Tanaka').check();
    await dialog.getByLabel('Ben Tanner').check();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('radio', { name: 'By team' }).check();
    await dialog.getByLabel('Team', { exact: true }).selectOption('Harbour');
    await dialog.getByLabel('Cleo Roux').check();
    await dialog.getByLabel('Dora Tan').check();
    await dialog.getByRole('button', { name: 'Add 4 people' }).click();

    await row(team, YUKI).waitFor();
    const { people } = await slice(team, 'roster');
    expect(people.find(({ name }) => name === 'Yuki Tanaka')).toMatchObject({
      zone: 'Asia/Tokyo',
      blocks: [
        { days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '12:00' },
        { days: [1, 2, 3, 4, 5, 6, 7], start: '20:00', end: '23:00' },
      ],
      handles: { teams: YUKI },
    });
    await row(team, YUKI).getByText('Tokyo').waitFor();
    await row(team, BEN).getByText('Do not disturb').waitFor();
    await row(team, BEN).getByText('Writing the report').waitFor();
    // Nobody said that Dora is away: that is her keyboard's word.
    await row(team, DORA).getByText('Available').waitFor();
    await row(team, BEN).click();
    await team.getByText(/In Teams: Writing the report \(as of .*\d\d:\d\d\)\./).waitFor();
    await team.getByText('From Teams', { exact: true }).waitFor();
    expect(await accessibilityProblems(team)).toEqual([]);

    // Outlook shares nothing of Cleo: they are asked for, and then there.
    await page.getByText(/^Outlook does not tell where this person is/).waitFor();
    const place = page.getByLabel('Where is Cleo Roux?');
    await place.fill('Lisbon');
    await page
      .getByRole('option', { name: /^Lisbon/ })
      .first()
      .click();
    await row(team, CLEO).getByText('Lisbon').waitFor();
    await row(team, CLEO).click();
    await team.getByText('Outlook does not share their hours with you.').waitFor();
    await page.getByText(/^Last heard how they are at \d\d:\d\d/).waitFor();
  });

  test('stay as of when they were heard while Microsoft is away', async () => {
    let { app, team } = await launch();
    await connect(team);
    await send(team, {
      kind: 'add-teams-people',
      people: [{ id: BEN, name: 'Ben Tanner', email: '' }],
    });
    await row(team, BEN).getByText('Do not disturb').waitFor();
    await app.quit();

    teams.fault({ kind: 'drop' }, 'users', 100);
    teams.fault({ kind: 'drop' }, 'presences', 100);
    ({ app, team } = await launch());
    await until('Teams to be away', async () => {
      return (await slice(team, 'live')).services.teams.trouble === 'offline';
    });
    await row(team, BEN).getByText('Do not disturb').waitFor();
    await row(team, BEN).click();
    await team.getByText(/\(as of .*\d\d:\d\d\)\./).waitFor();
    const page = await settings(app, team);
    await page.getByText(/^It cannot be reached now/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('are not asked for what was not allowed, and it is said', async () => {
    const { app, team } = await launch();
    await connect(team, ['people']);
    const page = await settings(app, team);
    await page.getByText(/^Working hours are not asked/).waitFor();
    await page.getByText(/^How teammates are is not asked/).waitFor();
    await page.getByRole('button', { name: 'Choose people…' }).click();
    const dialog = page.getByRole('dialog', { name: 'People of your organisation' });
    expect(await dialog.getByRole('radio', { name: 'By team' }).count()).toBe(0);
    teams.fault({ kind: 'rate-limited', retryAfter: '1' }, 'users');
    await dialog.getByLabel('Name or e-mail address').fill('Tanaka');
    await dialog.getByText(/^It asked Lull to wait/).waitFor();
    expect(teams.callsOf('presences')).toEqual([]);
    expect(teams.callsOf('schedules')).toEqual([]);
    expect(app.output()).not.toMatch(/canary/);
  });
});
