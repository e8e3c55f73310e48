import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MICROSOFT, TEAMS_CAPABILITIES } from '../../src/contract/teams-app';
import { formatTime, formatWeekdayTime, type ClockStyle } from '../../src/time/format';
import { DAY, HOUR } from '../../src/time/instant';
import { formatDay, wallAt } from '../../src/time/wall-time';
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

  test('are not asked to meet in the meetings of their calendars', async () => {
    // Ben, Dora and Eli are there day and night; Dora is in a meeting for four days, since yesterday whatever the hour.
    const start = Math.floor(Date.now() / HOUR) * HOUR - DAY;
    const end = start + 4 * DAY;
    const graph = (at: number) => ({ dateTime: new Date(at).toISOString(), timeZone: 'UTC' });
    const always = stretch('00:00:00', '00:00:00', { name: 'GMT Standard Time' });
    const meeting = { status: 'busy', start: graph(start), end: graph(end) };
    for (const person of world.people) {
      if (person.id !== DORA) continue;
      person.schedule = { scheduleItems: [meeting], workingHours: always };
    }
    world.people.push(
      colleague(5, {
        displayName: 'Eli Tanning',
        schedule: { scheduleItems: [], workingHours: always },
      }),
    );
    const { team } = await launch();
    await connect(team);
    const names = ['Ben Tanner', 'Dora Tan', 'Eli Tanning'];
    const ids = [BEN, DORA, colleagueId(5)];
    await send(team, {
      kind: 'add-teams-people',
      people: ids.map((id, i) => ({ id, name: names[i] ?? '', email: '' })),
    });
    await until('the calendar', async () => Object.keys(await slice(team, 'busy')).length > 0);

    await team.getByRole('button', { name: 'Common time' }).click();
    const panel = team.getByRole('region', { name: 'Common time' });
    await panel.getByLabel('With me').uncheck();
    for (const name of names) {
      await panel.getByRole('combobox', { name: 'Who' }).fill(name);
      await team.getByRole('option', { name }).click();
    }
    const { me } = await slice(team, 'me');
    const clock: ClockStyle = { locale: 'en-US', hour12: false };
    const first = formatTime(end, me.zone, clock);
    await panel.getByText(new RegExp(`^Next: .* ${first}–`)).waitFor();
    await panel.getByLabel('Leave out planned focus and meetings').uncheck();
    await panel.getByText(new RegExp(`^Next: (?!.* ${first}–)`)).waitFor();

    await panel.getByRole('button', { name: 'Find a time…' }).click();
    const dialog = team.getByRole('dialog', { name: 'Find a time' });
    await dialog.getByText('Meetings in the calendars of Dora Tan are counted').waitFor();
    await dialog
      .getByRole('radio', { name: `${first}–`, checked: true })
      .and(dialog.getByRole('radio', { name: '3 of 3 can' }))
      .waitFor();
    const { day } = wallAt(me.zone, Date.now());
    await dialog.getByLabel('Until').fill(formatDay(day + 1));
    await dialog.getByText(/^Planned focus or meetings are in the way/).waitFor();
    await dialog.getByText(/^At most 2 of 3 can, without Dora Tan: /).waitFor();
    await dialog.getByRole('button', { name: 'Let 2 be enough' }).click();
    const span = `${formatWeekdayTime(start, me.zone, clock)}–${formatWeekdayTime(end, me.zone, clock)}`;
    await dialog
      .getByRole('row', { name: new RegExp(`^Dora Tan.*Cannot come: in a meeting ${span}$`) })
      .waitFor();
    expect(await accessibilityProblems(team)).toEqual([]);
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
