import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, newDataDir, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf, type Dunst } from '../support/desktop/dunst';
import { until } from '../support/until';

const SETTINGS = '/settings/';
const SECTIONS = [
  'Me',
  'Week',
  'Leave and holidays',
  'Planned focus',
  'Focus blocks',
  'Silence',
  'Team channel',
  'Notifications',
  'Start and looks',
  'About',
] as const;

describe('the settings', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let dataDir: string;
  let dunst: Dunst;

  const open = async (): Promise<void> => {
    app = await launchApp(desktop, { dataDir });
    const team = await app.window('/team/');
    await team.getByRole('heading').first().waitFor();
    await send(team, { kind: 'finish-welcome' });
    await send(team, { kind: 'open-window', window: 'settings' });
    page = await app.window(SETTINGS);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const section = async (name: (typeof SECTIONS)[number]): Promise<void> => {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  };
  const me = async () => (await slice(page, 'me')).me;
  const settings = async () => (await slice(page, 'app')).settings;

  beforeAll(async () => {
    desktop = await startDesktop();
    dunst = dunstOf(desktop);
    dataDir = await newDataDir(desktop);
    await open();
    await send(page, { kind: 'change-settings', patch: { clock: 'h24' } });
  });
  afterAll(async () => {
    await app.kill();
    await desktop.stop();
  });

  test('save a name after a pause, and refuse an empty one in words', async () => {
    await section('Me');
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Ada Fischer');
    await until('the name to be saved', async () => (await me()).name === 'Ada Fischer');
    await name.fill('  ');
    await page.getByText('Write a name.').waitFor();
    await name.blur();
    expect((await me()).name).toBe('Ada Fischer');
    await name.fill('Ada');
    await name.press('Enter');
    await until('the new name', async () => (await me()).name === 'Ada');
  });

  test('save a role, a reply window and where else I am', async () => {
    await section('Me');
    await page.getByLabel('Role').selectOption('maker');
    await page.getByLabel('I reply within').selectOption('2h');
    await page.getByLabel('E-mail').fill('ada@example.com');
    // The window is left before the pause is over: what was typed must not be lost.
    await section('Week');
    await until('all three', async () => {
      const { role, replyWithin, handles } = await me();
      return role === 'maker' && replyWithin === '2h' && handles?.email === 'ada@example.com';
    });
  });

  test('draw a week by typing, by keyboard and by pointer', async () => {
    await section('Week');
    await page.getByLabel('Hours on Monday').fill('9-12, 20-23');
    await page.getByLabel('Hours on Monday').blur();
    const blocksOf = async (day: number) =>
      ((await me()).blocks ?? [])
        .filter(({ days }) => days.includes(day as 1))
        .map(({ start, end }) => `${start}-${end}`)
        .sort();
    await until(
      'the split Monday',
      async () => (await blocksOf(1)).join() === '09:00-12:00,20:00-23:00',
    );

    const block = page.getByRole('button', { name: 'Monday 20:00 to 23:00' });
    await block.focus();
    await block.press('ArrowRight');
    await page.getByRole('button', { name: 'Monday 20:15 to 23:15' }).press('Shift+ArrowRight');
    await until('the moved end', async () => (await blocksOf(1)).includes('20:15-23:30'));
    await page.getByRole('button', { name: 'Monday 20:15 to 23:30' }).press('Delete');
    await until('the evening to be gone', async () => (await blocksOf(1)).join() === '09:00-12:00');

    const sunday = await page.locator('[data-track="7"]').boundingBox();
    if (sunday === null) throw new Error('Sunday is not drawn');
    const at = (hour: number) => sunday.x + (sunday.width * hour) / 24;
    const middle = sunday.y + sunday.height / 2;
    await page.mouse.move(at(22) + 1, middle);
    await page.mouse.down();
    await page.mouse.move(at(23), middle, { steps: 4 });
    await page.mouse.move(at(26) - 1, middle, { steps: 4 });
    await page.mouse.up();
    await until('a block past midnight', async () => (await blocksOf(7)).join() === '22:00-02:00');
    await page.getByRole('button', { name: 'Sunday 22:00 to 02:00' }).waitFor();
  });

  test('take a replaced week back', async () => {
    await section('Week');
    const before = (await me()).blocks;
    await page.getByRole('button', { name: 'Evenings' }).click();
    await until('the preset', async () => (await me()).blocks?.[0]?.start === '17:00');
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(
      'the week of before',
      async () => JSON.stringify((await me()).blocks) === JSON.stringify(before),
    );
  });

  test('add a leave and a day with other hours, and name what is wrong', async () => {
    await section('Leave and holidays');
    const add = page.getByRole('button', { name: 'Add leave or a holiday' });
    const save = page.getByRole('button', { name: 'Save' });
    await add.click();
    await save.click();
    await page.getByText('First day: choose a date.').waitFor();
    await page.getByLabel('First day').fill('2030-05-06');
    await page.getByLabel(/^Last day/).fill('2030-05-04');
    await page.getByText('Last day: it lies before the first.').waitFor();
    await page.getByLabel(/^Last day/).fill('2030-05-08');
    await page.getByLabel('Note').fill('Golden Week');
    await save.click();
    await add.click();
    await page.getByLabel('First day').fill('2030-05-02');
    await page.getByRole('radio', { name: 'Other hours' }).check();
    await page.getByLabel('Hours on these days').fill('14-18');
    await save.click();
    await until('both, by date', async () => (await me()).exceptions?.length === 2);
    expect((await me()).exceptions).toEqual([
      { from: '2030-05-02', blocks: [{ start: '14:00', end: '18:00' }] },
      { from: '2030-05-06', to: '2030-05-08', blocks: [], note: 'Golden Week' },
    ]);
    await page.getByRole('button', { name: /^Remove Thu/ }).click();
    await until('one to be gone', async () => (await me()).exceptions?.length === 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('it to be back', async () => (await me()).exceptions?.length === 2);
  });

  test('plan focus every week and on a date', async () => {
    await section('Planned focus');
    await page.getByLabel('Hours on Tuesday').fill('9-10:30');
    await page.getByLabel('Hours on Tuesday').blur();
    await page.getByRole('button', { name: 'Plan a block' }).click();
    await page.getByLabel('Date', { exact: true }).fill('2030-05-07');
    await page.getByLabel('From – to').fill('14-16');
    await page.getByRole('button', { name: 'Save' }).click();
    await until('both', async () => (await me()).focus?.length === 2);
    expect((await me()).focus).toEqual([
      { days: [2], start: '09:00', end: '10:30' },
      { date: '2030-05-07', start: '14:00', end: '16:00' },
    ]);
  });

  test('change the lengths, and bring the usual three back', async () => {
    await section('Focus blocks');
    await page.getByRole('button', { name: 'Add a length' }).click();
    const focus = page.getByLabel('40 / 10, Focus');
    await focus.fill('0');
    await page.getByText('Focus: a number from 1 to 720').waitFor();
    await focus.fill('45');
    await page.getByRole('radio', { name: '45 / 10' }).check();
    await until('the new usual length', async () => {
      const { presets, defaultPresetId } = await settings();
      return presets.find(({ id }) => id === defaultPresetId)?.focusMinutes === 45;
    });
    await page.getByRole('button', { name: 'Remove 45 / 10' }).click();
    await until('another usual length', async () => (await settings()).defaultPresetId === '25-5');
  });

  test('say what can be silenced here, and try it', async () => {
    await section('Silence');
    await page.getByText(/^Ready: dunst/i).waitFor();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('Silent now').waitFor();
    await until('dunst to be silent', () => dunst.isPaused());
    await until('dunst to be back', async () => !(await dunst.isPaused()));
    await page.getByText(/^Ready: dunst/i).waitFor();
    await page.getByRole('switch', { name: 'Silence them during a block' }).uncheck();
    await until('it to be left alone', async () => !(await settings()).silence['os-dnd']);
    expect(await page.getByText(/^Ready/).isVisible()).toBe(false);
  });

  test('change how times and colours look, at once', async () => {
    // Playwright has every page prefer light unless told otherwise.
    await page.emulateMedia({ colorScheme: null });
    await section('Start and looks');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await page.getByRole('radio', { name: '12 hours' }).check();
    await section('Week');
    const monday = page.getByLabel('Hours on Monday');
    await until('the 12-hour clock', async () => /9am/.test(await monday.inputValue()));
  });

  test('tell where the data lies and what Lull is made of', async () => {
    await section('About');
    await page.getByText(dataDir, { exact: false }).first().waitFor();
    await page.getByText(/^IANA data 20\d\d[a-z]/).waitFor();
    await page.getByRole('button', { name: 'Show their licences' }).click();
    await page.getByText('zustand', { exact: true }).click();
    await page.locator('details[open] pre', { hasText: 'Permission is hereby granted' }).waitFor();
  });

  test.each(['light', 'dark'] as const)('have no accessibility problem in %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const name of SECTIONS) {
      await section(name);
      expect(await accessibilityProblems(page), name).toEqual([]);
    }
  });

  test('are the same after a restart', async () => {
    const before = { me: await me(), settings: await settings() };
    await app.quit();
    await open();
    expect({ me: await me(), settings: await settings() }).toEqual(before);
    expect(before.settings.theme).toBe('dark');
  });
});
