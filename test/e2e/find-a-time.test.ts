import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodeIcal from 'node-ical';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person, Team } from '../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../src/time/instant';
import { newDataDir, type App } from '../support/app';
import { accessibilityProblemsIn } from '../support/axe';
import { importTeam, send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startAt } from '../support/desktop/faketime';
import { recordNotifications } from '../support/desktop/notifications';
import { startedApps } from '../support/started-apps';
import { until } from '../support/until';

const WORKDAYS = [1, 2, 3, 4, 5] as const;

const PEOPLE: readonly Person[] = [
  {
    id: 'nia',
    name: 'Nia Brooks',
    zone: 'America/New_York',
    role: 'maker',
    blocks: [{ days: WORKDAYS, start: '09:00', end: '17:00' }],
  },
  {
    id: 'kenji',
    name: 'Kenji Mori',
    zone: 'Asia/Tokyo',
    role: 'maker',
    blocks: [{ days: WORKDAYS, start: '09:00', end: '16:00' }],
  },
];

const HARBOUR: Team = { version: 1, team: 'Harbour', people: PEOPLE };

/** A Monday in January, when New York is six hours behind Berlin and Tokyo eight ahead. */
const MONDAY = startAt('2026-01-12 09:30:00', 'Europe/Berlin');
const at = (text: string): number => Date.parse(text);

let desktop: Desktop;
let app: App;
let page: Page;
const lulls = startedApps();

async function pick(within: Page | ReturnType<Page['getByRole']>, name: string): Promise<void> {
  await within.getByRole('combobox', { name: 'Who' }).fill(name);
  await page.getByRole('option', { name }).click();
}

/** Answers the desktop's own dialog, which nothing but a hand could, as if this file had been chosen. */
async function chooseFile(chosen: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
  }, chosen);
}

beforeAll(async () => {
  desktop = await startDesktop();
  ({ app, team: page } = await lulls.openWelcomed(desktop, { env: MONDAY }));
  await importTeam(page, HARBOUR);
  await page.getByText('Nia Brooks').first().waitFor();
});

afterAll(async () => {
  await lulls.killAll();
  await desktop.stop();
});

describe('common time', () => {
  const panel = () => page.getByRole('region', { name: 'Common time' });

  test('is shown for who is picked, with everybody’s clock, and told where there is none', async () => {
    await page.getByRole('button', { name: 'Common time' }).click();
    await pick(panel(), 'Nia');
    await panel()
      .getByText(/^Next: Mon, .* 15:00–17:00/)
      .waitFor();
    await panel().getByText('Mon 09:00–11:00').waitFor();
    expect(await panel().getByRole('list', { name: 'Windows' }).getByRole('button').count()).toBe(
      10,
    );
    await pick(panel(), 'Kenji');
    await panel().getByText('No half hour together in the next 14 days.').waitFor();
    await panel()
      .getByText(/Without Kenji Mori there would be one|Without Nia Brooks there would be one/)
      .waitFor();
    await panel()
      .getByText(/^Smallest change: .*their time/)
      .waitFor();
    await panel().getByRole('button', { name: 'Leave out Kenji Mori' }).click();
  });

  test('is picked out on the timeline', async () => {
    await page.getByRole('radio', { name: 'Timeline' }).check();
    const highlight = page.locator('[data-overlap]');
    await highlight.waitFor({ state: 'attached' });
    expect(await highlight.count()).toBe(1);
    await page.getByRole('radio', { name: 'List' }).check();
  });

  test('stands in the tray, from where it opens again', async () => {
    await panel().getByRole('switch', { name: 'Show in the tray' }).check();
    const tray = await app.tray();
    const label = /^Next overlap with Nia Brooks: 15:00–17:00$/;
    await until('the overlap in the tray', async () =>
      (await tray.menu()).some((entry) => label.test(entry.label)),
    );
    await panel().getByRole('button', { name: 'Close common time' }).click();
    await panel().waitFor({ state: 'detached' });
    await tray.click(label);
    await panel().getByText('Nia Brooks').first().waitFor();
  });

  test.each(['light', 'dark'] as const)('is accessible in the %s', async (theme) => {
    expect(await accessibilityProblemsIn(page, theme)).toEqual([]);
  });
});

describe('finding a time', () => {
  const dialog = () => page.getByRole('dialog', { name: 'Find a time' });

  test('saves the best time as a file that a calendar reads', async () => {
    await page.getByRole('button', { name: 'Find a time…' }).click();
    await dialog().getByLabel('Name of the meeting').fill('Planning; “Q1”, first');
    const best = dialog().getByRole('radio', { name: /^Mon, Jan 12, 15:00–16:00/ });
    await best.waitFor();
    expect(await best.isChecked()).toBe(true);
    await dialog()
      .getByRole('row', { name: /Nia Brooks.*Mon 09:00–10:00/ })
      .waitFor();

    const file = join(desktop.home, 'planning.ics');
    await chooseFile(file);
    await dialog().getByRole('button', { name: 'Save as .ics…' }).click();
    await dialog().getByText('The meeting was saved as “planning.ics”.').waitFor();
    const text = await readFile(file, 'utf8');
    const [event, ...more] = Object.values(nodeIcal.sync.parseICS(text)).filter(
      (one) => one?.type === 'VEVENT',
    );
    expect(more).toEqual([]);
    expect(event?.summary).toBe('Planning; “Q1”, first');
    expect(event?.start.getTime()).toBe(at('2026-01-12T15:00+01:00'));
    expect(event?.end?.getTime()).toBe(at('2026-01-12T16:00+01:00'));
    expect(event?.description).toContain('Nia Brooks (New York): Mon 09:00–10:00');
    expect(text).not.toMatch(/ATTENDEE|mailto/i);
  });

  test('copies it in everybody’s time', async () => {
    await dialog().getByRole('button', { name: 'Copy as text' }).click();
    await dialog().getByText('Copied, in everybody’s time.').waitFor();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('- Nia Brooks (New York): Mon 09:00–10:00');
    expect(copied).toContain('- UTC: 14:00–15:00');
  });

  test('lets seats go round for a weekly meeting, and writes down who took them', async () => {
    await dialog().getByRole('button', { name: 'Leave out Nia Brooks' }).click();
    await pick(dialog(), 'Kenji');
    await dialog().getByRole('radio', { name: 'Every week' }).check();
    const weeks = dialog().getByRole('list', { name: 'One time a week' }).getByRole('listitem');
    await until('eight weeks', async () => (await weeks.count()) === 8);

    const file = join(desktop.home, 'weekly.ics');
    await chooseFile(file);
    await dialog().getByRole('button', { name: 'Save as .ics…' }).click();
    await dialog().getByText('The meeting was saved as “weekly.ics”.').waitFor();
    const events = Object.values(nodeIcal.sync.parseICS(await readFile(file, 'utf8'))).filter(
      (one) => one?.type === 'VEVENT',
    );
    const starts = events.flatMap(({ rrule, start }) =>
      rrule === undefined ? [start.getTime()] : rrule.all().map((date) => date.getTime()),
    );
    expect(starts).toHaveLength(8);
    for (const [i, start] of starts.entries()) {
      expect(start).toBeGreaterThanOrEqual(at('2026-01-12T00:00+01:00') + i * 7 * DAY);
      expect(start).toBeLessThan(at('2026-01-19T00:00+01:00') + i * 7 * DAY);
    }

    await dialog().getByRole('button', { name: 'Take it' }).click();
    await dialog().getByText('Written down: who sits outside their hours.').waitFor();
    const { seats } = await slice(page, 'teamTime');
    expect(seats.map(({ start, end }) => [start, end - start])).toEqual(
      starts.map((start) => [start, HOUR]),
    );
    // Kenji ends an hour before Berlin begins: two hours are outside somebody's hours each week, an hour for each.
    for (const record of seats) {
      const borne = record.seats.reduce((sum, { early, late }) => sum + early + late, 0);
      expect(borne * MINUTE).toBe(2 * HOUR);
    }
  });

  test('shows the seats so far and erases them', async () => {
    await dialog()
      .getByText(/^Seats so far: 8 meetings/)
      .click();
    await dialog()
      .getByRole('row', { name: /Kenji Mori 8 times/ })
      .waitFor();
    await dialog().getByRole('button', { name: 'Erase all' }).click();
    await dialog()
      .getByText(/^Seats so far/)
      .waitFor({ state: 'detached' });
    expect((await slice(page, 'teamTime')).seats).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('is accessible in the %s', async (theme) => {
    expect(await accessibilityProblemsIn(page, theme)).toEqual([]);
  });
});

describe('a followed overlap', () => {
  test('is told ten minutes before, and not again after a restart', async () => {
    const own = await startDesktop();
    const log = await recordNotifications(own.env['DBUS_SESSION_BUS_ADDRESS'] as string);
    try {
      const dataDir = await newDataDir(own);
      const { app: first, team: window } = await lulls.openWelcomed(own, {
        dataDir,
        env: startAt('2026-01-12 14:49:50', 'Europe/Berlin'),
      });
      await importTeam(window, HARBOUR);
      await send(window, {
        kind: 'follow-overlap',
        attendees: { kind: 'people', ids: ['nia'] },
        withMe: true,
        quorum: { kind: 'all' },
        notify: true,
      });
      const told = await log.waitFor(/^Overlap with Nia Brooks at 15:00$/);
      expect(told.body).toBe('It lasts until 17:00.');
      expect(log.sent.filter(({ summary }) => summary === told.summary)).toHaveLength(1);
      await first.quit();

      const { app: second, team: again } = await lulls.open(own, {
        dataDir,
        env: startAt('2026-01-12 14:52:00', 'Europe/Berlin'),
      });
      // The same machinery tells another overlap, so that silence means that the first was told before.
      await send(again, {
        kind: 'follow-overlap',
        attendees: { kind: 'role', role: 'maker' },
        withMe: true,
        quorum: { kind: 'count', count: 2 },
        notify: true,
      });
      await log.waitFor(/^Overlap with the makers/);
      expect(log.sent.filter(({ summary }) => summary === told.summary)).toHaveLength(1);
      await second.kill();
    } finally {
      log.close();
      await own.stop();
    }
  });
});
