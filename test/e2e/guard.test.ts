import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Person, Team } from '../../src/roster/person';
import { launchApp, newDataDir, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { importTeam, send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import {
  hurryingClock,
  jumpingClock,
  startAt,
  type JumpingClock,
} from '../support/desktop/faketime';
import { recordNotifications, type NotificationLog } from '../support/desktop/notifications';
import { until } from '../support/until';

const TEAM = '/team/';
const DAY = 86_400_000;
const SHIFT = 'A change in the time you share';

const worker = (id: string, name: string, zone: string): Person => ({
  id,
  name,
  zone,
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
});

const HARBOUR: Team = {
  version: 1,
  team: 'Harbour',
  people: [worker('ben', 'Ben Novak', 'America/New_York')],
  sync: [
    {
      title: 'Weekly',
      zone: 'America/New_York',
      days: [2],
      start: '10:00',
      end: '10:30',
      people: ['ben', 'me'],
      kind: 'together',
    },
  ],
};

let desktop: Desktop;
let app: App;
let log: NotificationLog;

beforeEach(async () => {
  desktop = await startDesktop();
  log = await recordNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string);
});
afterEach(async () => {
  if (app.running()) await app.kill();
  log.close();
  await desktop.stop();
});

const told = (summary: string | RegExp) =>
  log.sent.filter((one) => new RegExp(summary).test(one.summary));

/** Welcomes and brings the team in. */
async function settleIn(team: Page, people: Team = HARBOUR): Promise<void> {
  await send(team, { kind: 'finish-welcome' });
  await importTeam(team, people);
}

describe('the guard', () => {
  test('tells London twice of New York over a month, with a restart in the middle', async () => {
    const clock = await jumpingClock(
      Date.parse('2026-03-01T20:00Z'),
      'Europe/London',
      desktop.home,
    );
    const dataDir = await newDataDir(desktop);
    app = await launchApp(desktop, { dataDir, env: clock.env });
    let team = await app.window(TEAM);
    await settleIn(team);
    const counts: number[] = [];
    for (
      let at = Date.parse('2026-03-02T10:00Z');
      at < Date.parse('2026-04-01T12:00Z');
      at += DAY
    ) {
      await clock.jumpTo(at);
      await until('the clock to be set', () =>
        app.electron.evaluate((_, wanted) => Date.now() >= wanted, at),
      );
      if (new Date(at).getUTCDate() === 16) {
        await app.quit();
        app = await launchApp(desktop, { dataDir, env: clock.env });
        team = await app.window(TEAM);
        // The banner of the first change is still there.
        await team.getByText('From Mon, Mar 9 your overlap with Ben Novak').waitFor();
      }
      // Whatever a person does makes Lull look at the clock.
      await send(team, { kind: 'set-back' });
      counts.push((await slice(team, 'teamTime')).told.length);
    }
    await until('the second notification', () => told(SHIFT).length >= 2);
    expect(told(SHIFT).map(({ body }) => body)).toEqual([
      'From Mon, Mar 9 your overlap with Ben Novak grows from 3 hr to 4 hr, until Fri, Mar 27. And 1 more change.',
      'From Mon, Mar 30 your overlap with Ben Novak shrinks from 4 hr to 3 hr. And 1 more change.',
    ]);
    // A change of clocks and the meeting that is pinned to them, on the 2nd and on the 23rd.
    expect(counts).toEqual([...Array<number>(21).fill(2), ...Array<number>(10).fill(4)]);
    const { tellings } = await slice(team, 'teamTime');
    expect(tellings).toHaveLength(1);
    await team.getByText('Weekly, pinned to New York, falls 1 hr later for you').waitFor();
    await team.getByRole('region', { name: 'Changes ahead' }).getByLabel('Dismiss').click();
    await until('no banner', async () => (await slice(team, 'teamTime')).tellings.length === 0);
  });

  test('tells by its alarm alone, and nothing of Tokyo and Kolkata', async () => {
    const clock = await hurryingClock('2026-03-02 08:50:00', 'Europe/London', desktop.home);
    app = await launchApp(desktop, { env: clock.env });
    const team = await app.window(TEAM);
    await settleIn(team, {
      ...HARBOUR,
      people: [
        worker('ben', 'Ben Novak', 'America/New_York'),
        worker('ana', 'Ana', 'Asia/Kolkata'),
      ],
    });
    expect(told(SHIFT)).toHaveLength(0);
    await clock.hurry(60);
    await log.waitFor(SHIFT);
    await team.getByText('From Mon, Mar 9 your overlap with Ben Novak grows').waitFor();
    expect(await team.getByText('Kolkata').count()).toBe(1);
    for (const theme of ['light', 'dark'] as const) {
      await send(team, { kind: 'change-settings', patch: { theme } });
      expect(await accessibilityProblems(team)).toEqual([]);
    }
  });
});

describe('the zone of the machine', () => {
  const START = Date.parse('2026-06-01T09:00Z');
  const MINUTE = 60_000;
  const goTo = (zone: string) =>
    app.electron.evaluate((_, wanted) => {
      process.env['TZ'] = wanted;
    }, zone);
  const whereabouts = async (team: Page) => (await slice(team, 'teamTime')).whereabouts;
  /** Makes Lull look at its clocks: whatever a person does makes it. */
  const looked = async (team: Page) => {
    await send(team, { kind: 'set-back' });
    return whereabouts(team);
  };
  /** Sets the clock and waits until main reads it. */
  const reach = async (clock: JumpingClock, at: number): Promise<void> => {
    await clock.jumpTo(at);
    await until('the clock to be set', () =>
      app.electron.evaluate((_, wanted) => Date.now() >= wanted, at),
    );
  };

  test('is asked about, after a restart too; nothing moves before the answer', async () => {
    // A clock that is set by an offset does not mind that TZ changes.
    const clock = await jumpingClock(START, 'Europe/Lisbon', desktop.home);
    const dataDir = await newDataDir(desktop);
    app = await launchApp(desktop, { dataDir, env: clock.env });
    let team = await app.window(TEAM);
    await settleIn(team);
    await goTo('Asia/Tokyo');
    await until('Tokyo', async () => (await looked(team)).seen?.zone === 'Asia/Tokyo');
    expect((await whereabouts(team)).asking).toBeNull();
    await reach(clock, START + 12 * MINUTE);
    await until('the question', async () => (await looked(team)).asking === 'Asia/Tokyo');
    expect((await slice(team, 'me')).me.zone).toBe('Europe/Lisbon');
    await log.waitFor(/Are you in Tokyo/);
    await app.kill();

    app = await launchApp(desktop, { dataDir, env: { ...clock.env, TZ: 'Asia/Tokyo' } });
    team = await app.window(TEAM);
    await team.getByText('This computer is now in Tokyo').waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await send(team, { kind: 'change-settings', patch: { theme } });
      expect(await accessibilityProblems(team)).toEqual([]);
    }
    await team.getByRole('button', { name: 'Visiting: keep my hours in Lisbon' }).click();
    await team.getByText('You are visiting Tokyo').waitFor();
    expect((await slice(team, 'me')).me.zone).toBe('Europe/Lisbon');
    await team.getByRole('button', { name: 'Show times in Lisbon' }).click();
    await until('no visit', async () => (await whereabouts(team)).visiting === null);

    await send(team, { kind: 'answer-zone', zone: 'Asia/Tokyo', answer: 'moved' });
    await team.getByText('Your hours are now in Tokyo').first().waitFor();
    await team.getByRole('button', { name: 'Undo' }).click();
    await until('Lisbon', async () => (await slice(team, 'me')).me.zone === 'Europe/Lisbon');
    expect(told(/Are you in Tokyo/)).toHaveLength(1);
  });

  test('asks nothing when it flaps there and back within ten minutes', async () => {
    const clock = await jumpingClock(START, 'Europe/Lisbon', desktop.home);
    app = await launchApp(desktop, { env: clock.env });
    const team = await app.window(TEAM);
    await settleIn(team);
    for (const [zone, minute] of [
      ['Asia/Tokyo', 0],
      ['Europe/Lisbon', 8],
      ['Asia/Tokyo', 16],
      ['Europe/Lisbon', 24],
    ] as const) {
      await reach(clock, START + minute * MINUTE);
      await goTo(zone);
      await until(zone, async () => (await looked(team)).seen?.zone === zone);
      expect((await whereabouts(team)).asking).toBeNull();
    }
    await reach(clock, START + 40 * MINUTE);
    await until('rest', async () => (await looked(team)).seen === null);
    expect((await whereabouts(team)).asking).toBeNull();
    expect(told(/Are you in/)).toHaveLength(0);
    expect(await team.getByText('This computer is now in').count()).toBe(0);
  });
});

describe('what if', () => {
  const OVERLAPPING = '10 hr gained, 0 min lost';

  async function onTimeline(): Promise<Page> {
    app = await launchApp(desktop, { env: startAt('2026-06-02 10:00:00', 'Europe/London') });
    const team = await app.window(TEAM);
    await settleIn(team);
    await team.getByRole('radio', { name: 'Timeline' }).check({ force: true });
    await team.locator('[data-my-block]').first().waitFor();
    return team;
  }
  const hours = async (team: Page) =>
    (await slice(team, 'me')).me.blocks?.map(({ start, end }) => `${start}-${end}`);
  const sum = (team: Page) => team.locator('[data-what-if]').innerText();

  test('is dragged with the mouse and dropped, and moved by keys, applied and undone', async () => {
    const team = await onTimeline();
    const block = team.locator('[data-my-block]').first();
    const box = await block.boundingBox();
    if (box === null) throw new Error('no block is in sight');
    const hour = box.width / 8;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await team.mouse.move(x, y);
    await team.mouse.down();
    await team.mouse.move(x + hour, y, { steps: 4 });
    await until('a first answer', async () => (await sum(team)).includes('5 hr gained'));
    await team.mouse.move(x + 2 * hour, y, { steps: 4 });
    await until('what two hours later give', async () => (await sum(team)).includes(OVERLAPPING));
    await team.mouse.up();
    expect(await hours(team)).toEqual(['09:00-17:00']);
    await team.getByRole('button', { name: 'Drop' }).click();
    expect(await team.locator('[data-what-if]').count()).toBe(0);

    await block.focus();
    for (let i = 0; i < 8; i++) await team.keyboard.press('ArrowRight');
    await until('the same by keys', async () => (await sum(team)).includes(OVERLAPPING));
    await team.getByRole('button', { name: 'Apply' }).click();
    await until('other hours', async () => (await hours(team))?.join() === '11:00-19:00');
    await team.getByRole('button', { name: 'Undo' }).click();
    await until('my hours again', async () => (await hours(team))?.join() === '09:00-17:00');
  });

  test('is typed, and a split day is suggested, applied and undone', async () => {
    const team = await onTimeline();
    await team.getByRole('button', { name: 'What if…' }).click();
    await team.getByLabel('My hours on').fill('9-12, 17-22');
    await until('what that gives', async () => (await sum(team)).includes('gained'));
    for (const theme of ['light', 'dark'] as const) {
      await send(team, { kind: 'change-settings', patch: { theme } });
      expect(await accessibilityProblems(team)).toEqual([]);
    }
    await team.getByRole('button', { name: 'Suggest a split day…' }).click();
    await team.getByLabel('Hours to share').fill('5');
    await team.locator('[data-split-day="change"]').first().waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await send(team, { kind: 'change-settings', patch: { theme } });
      expect(await accessibilityProblems(team)).toEqual([]);
    }
    await team.getByRole('button', { name: 'Use these hours' }).click();
    await until('other hours', async () => (await hours(team))?.join() !== '09:00-17:00');
    await team.getByRole('button', { name: 'Undo' }).click();
    await until('my hours again', async () => (await hours(team))?.join() === '09:00-17:00');
  });
});
