import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Team } from '../../src/roster/person';
import type { App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { importTeam, send } from '../support/commands';
import { crowd } from '../support/crowd';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startAt } from '../support/desktop/faketime';
import { HARBOUR } from '../support/harbour';
import { startedApps } from '../support/started-apps';
import { until } from '../support/until';

const TEAM: Team = {
  ...HARBOUR,
  sync: [
    {
      title: 'Weekly',
      zone: 'Europe/Berlin',
      days: [1],
      start: '15:00',
      end: '16:00',
      people: 'all',
      kind: 'meeting',
    },
  ],
};

/** Monday before noon in Berlin: Lisbon is at work, Tokyo about to begin its evening. */
const MONDAY = startAt('2026-01-12 11:30:00', 'Europe/Berlin');

describe('the timeline', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;
  const lulls = startedApps();

  beforeAll(async () => {
    desktop = await startDesktop();
    ({ app, team: page } = await lulls.openWelcomed(desktop, { env: MONDAY }));
    await importTeam(page, TEAM);
  });
  afterAll(async () => {
    await lulls.killAll();
    await desktop.stop();
  });
  beforeEach(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('treegrid', { name: 'People' }).waitFor();
  });

  const handle = () => page.getByRole('slider', { name: 'Moment' });
  const bar = () => page.getByRole('region', { name: 'Moment' });
  const row = (name: string) => page.locator('[data-person]', { hasText: name });
  const openTimeline = async (): Promise<void> => {
    await page.getByRole('radio', { name: 'Timeline' }).check({ force: true });
    await page.getByRole('grid', { name: 'People over time' }).waitFor();
  };
  const barSays = (text: RegExp) =>
    until(`the bar to say ${text}`, async () => text.test(await bar().innerText()));
  const rowSays = (name: string, text: RegExp) =>
    until(`${name} to say ${text}`, async () => text.test(await row(name).innerText()));

  test('shows everybody over my day, me first, and is remembered', async () => {
    await openTimeline();
    const rows = page.locator('[data-person]');
    expect(await rows.first().innerText()).toMatch(/You/);
    expect(await rows.count()).toBe(HARBOUR.people.length + 1);
    await barSays(/Now · Mon.*11:3\d[\s\S]*2 of 4 people answering/);
    await page.reload();
    await page.getByRole('grid', { name: 'People over time' }).waitFor();
    await page.keyboard.press('Control+1');
    await page.getByRole('treegrid', { name: 'People' }).waitFor();
    await page.keyboard.press('Control+2');
    await page.getByRole('grid', { name: 'People over time' }).waitFor();
  });

  test('is scrubbed by the keyboard: 5 minutes, 15, a day, and back to now', async () => {
    await openTimeline();
    await handle().focus();
    await page.keyboard.press('ArrowRight');
    await barSays(/As if it were Mon.*11:35/);
    await page.keyboard.press('Shift+ArrowRight');
    await barSays(/11:45/);
    await page.keyboard.press('PageUp');
    await barSays(/12:00|12:45/);
    await page.keyboard.press('Control+ArrowRight');
    await barSays(/As if it were Tue/);
    expect(await handle().getAttribute('aria-valuetext')).toMatch(/Tue.*\d of 4 people answering/);
    await page.keyboard.press('Home');
    await barSays(/Now · Mon/);
    await page.keyboard.press('ArrowLeft');
    await barSays(/As if it were Mon.*11:(25|30)/);
    await page.keyboard.press('Escape');
    await barSays(/Now · Mon/);
  });

  test('takes every row and the list along', async () => {
    await openTimeline();
    await rowSays('Yuki Tanaka', /19:3\d/);
    await handle().focus();
    await page.keyboard.press('PageUp');
    await rowSays('Yuki Tanaka', /20:00/);
    expect(await row('Yuki Tanaka').innerText()).toMatch(/Available/);
    await barSays(/3 of 4 people answering/);
    await page.keyboard.press('Control+1');
    await page.getByRole('treegrid', { name: 'People' }).waitFor();
    await barSays(/As if it were Mon.*12:00/);
    await rowSays('Yuki Tanaka', /Available[\s\S]*reply by[\s\S]*if sent then · seen then/);
    await page.getByRole('columnheader', { name: 'At Mon 12:00' }).waitFor();
    await page.getByRole('button', { name: 'If sent Mon 12:00' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await barSays(/11:55/);
    await rowSays('Yuki Tanaka', /Between blocks/);
    await bar().getByRole('button', { name: 'Now' }).click();
    await bar().waitFor({ state: 'detached' });
    await rowSays('Yuki Tanaka', /Between blocks/);
    expect(await row('Yuki Tanaka').innerText()).not.toMatch(/if sent then/);
  });

  test('is scrubbed by the mouse: pressed, dragged and with the wheel', async () => {
    await openTimeline();
    const box = await page.locator('[data-timeline-axis]').boundingBox();
    if (box === null) throw new Error('the axis is not drawn');
    const xOf = (hour: number): number => box.x + (box.width * hour) / 24;
    const y = box.y + box.height - 6;
    await page.mouse.move(xOf(6), y);
    await page.mouse.down();
    await barSays(/As if it were Mon.*06:00/);
    await page.mouse.move(xOf(15.5), y, { steps: 8 });
    await page.mouse.up();
    await barSays(/15:30[\s\S]*0 of 4 people answering/);
    await page.mouse.move(xOf(3), y);
    await barSays(/15:30/);
    await page.mouse.wheel(0, 105);
    await barSays(/15:45/);
    const band = await row('Ana Duarte').getByRole('gridcell').first().boundingBox();
    if (band === null) throw new Error('the band is not drawn');
    await page.mouse.move(band.x + band.width / 2, band.y + band.height / 2);
    await page.mouse.wheel(-105, 0);
    await barSays(/15:30/);
    await page.mouse.click(band.x + band.width / 4, band.y + band.height / 2);
    await barSays(/06:00/);
  });

  test('goes to any date by the date field, and stays out of half-typed ones', async () => {
    await openTimeline();
    const date = page.getByLabel('Date');
    await date.fill('2026-03-29');
    await barSays(/As if it were Sun.*11:3\d/);
    await page.getByText('23 hours: clocks +1 h at 02:00').waitFor();
    await date.fill('2026-10-25');
    await page.getByText('25 hours: clocks −1 h at 03:00').waitFor();
    const hours = page.locator('[data-timeline-axis] > span', { hasText: /^2$/ });
    expect(await hours.count()).toBe(2);
    await date.fill('0020-01-01');
    await barSays(/As if it were Sun.*Oct/);
    await date.fill('2099-12-31');
    await barSays(/2099/);
    await bar().getByRole('button', { name: 'The day before' }).click();
    await barSays(/Dec 30|30 Dec/);
  });

  test('shows a week, and the weekly meeting in it', async () => {
    await openTimeline();
    await page.getByRole('radio', { name: 'Week' }).check({ force: true });
    const days = page.locator('[data-timeline-axis] > span', { hasText: /^(Mon|Tue|Wed|Thu|Fri)/ });
    await until('five days', async () => (await days.count()) === 5);
    await page.locator('[aria-label="Weekly, 15:00–16:00"]').waitFor();
  });

  test('says the moment once a gesture has ended', async () => {
    await openTimeline();
    const said = page.getByRole('status').filter({ hasText: /answering/ });
    await page.getByRole('radio', { name: 'Timeline' }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await until('the moment to be said', async () =>
      /Mon.*11:3\d\. \d of 4 people answering/.test((await said.allInnerTexts()).join()),
    );
  });

  test('is worked from row to row', async () => {
    await openTimeline();
    await page.locator('[data-active="true"]').focus();
    await page.keyboard.press('End');
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-person') ?? null);
    await until('the last row', async () => (await focused()) === 'sam');
    await page.keyboard.press('ArrowUp');
    await until('the row above', async () => (await focused()) === 'yuki');
    await page.keyboard.press('ArrowRight');
    await barSays(/As if it were/);
    await page.keyboard.press('Enter');
    await page.getByText(/As if sent Mon/).waitFor();
  });

  test.each(['light', 'dark'] as const)('holds what axe asks for, in %s', async (theme) => {
    await send(page, { kind: 'change-settings', patch: { theme } });
    await openTimeline();
    expect(await accessibilityProblems(page)).toEqual([]);
    await handle().focus();
    await page.keyboard.press('PageUp');
    await barSays(/As if it were/);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+1');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('draws no more than is in sight, and nothing goes sideways at any width', async () => {
    await importTeam(page, { ...crowd(500), sync: TEAM.sync ?? [] });
    await openTimeline();
    await until('the people', async () => (await page.locator('[data-person]').count()) > 3);
    const window = await app.electron.browserWindow(page);
    for (const width of [480, 600, 720, 760, 900, 1000, 1080, 1600, 2560]) {
      await window.evaluate((shown, w) => shown.setContentSize(w, 700), width);
      await until('the width', async () => (await page.evaluate(() => innerWidth)) === width);
      const { over, rows } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - innerWidth,
        rows: document.querySelectorAll('[data-person]').length,
      }));
      expect(over).toBe(0);
      expect(rows).toBeLessThan(60);
      const labels = await page
        .locator('[data-timeline-axis] > span')
        .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect()))
        .then((boxes) => boxes.filter(({ width: w }) => w > 0 && w < 30));
      const sorted = labels.sort((a, b) => a.left - b.left);
      for (const [i, box] of sorted.entries()) {
        const next = sorted[i + 1];
        if (next !== undefined) expect(next.left).toBeGreaterThan(box.right);
      }
    }
    await importTeam(page, TEAM);
  });
});
