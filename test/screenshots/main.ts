import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp, newDataDir, type App } from '../support/app';
import { importTeam, send, slice } from '../support/commands';
import { crowd } from '../support/crowd';
import { SECTION_NAMES } from '../../renderer/settings/section-names';
import { installBrowser } from '../support/desktop/browser';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { hurryingClock, startAt } from '../support/desktop/faketime';
import { startSlack } from '../support/slack-server';
import { startTeams } from '../support/teams-server';
import { until } from '../support/until';
import { accountPictures } from './accounts';
import { timelinePictures } from './timeline';

const TARGET = resolve(import.meta.dirname, '..', '..', 'resources', 'screenshots');
const THEMES = ['light', 'dark'] as const;
const TEAM = { wide: { width: 1080, height: 720 }, narrow: { width: 480, height: 720 } } as const;
const ALL_SIZES = process.argv.includes('--all');

/** A Tuesday on which somebody is in, somebody asleep and somebody between two blocks. */
const MORNING = '2026-11-17 10:40:00';

type Theme = (typeof THEMES)[number];
type Save = (page: Page, name: string) => Promise<unknown>;

const saveFor =
  (theme: Theme): Save =>
  (page, name) =>
    page.screenshot({ path: join(TARGET, `${name}-${theme}.png`), animations: 'disabled' });

async function teamPictures(on: Desktop, theme: Theme): Promise<void> {
  const save = saveFor(theme);
  const app = await launchApp(on, {
    dataDir: await newDataDir(on),
    env: startAt(MORNING, 'Europe/Berlin'),
  });
  try {
    const team = await app.window('team');
    await send(team, { kind: 'change-settings', patch: { theme, clock: 'h24' } });
    await sized(app, team, TEAM.wide);
    await save(team, 'welcome');
    await send(team, { kind: 'finish-welcome' });
    await settled(team);
    await save(team, 'team-0');
    for (const people of ALL_SIZES ? [3, 20, 1_000, 10_000] : [20]) {
      await importTeam(team, crowd(people));
      await until('the team', async () => (await slice(team, 'roster')).people.length === people);
      await calm(team);
      await save(team, `team-${people}`);
      await sized(app, team, TEAM.narrow);
      await save(team, `team-${people}-narrow`);
      if (ALL_SIZES) {
        await sized(app, team, { width: 2560, height: 1400 });
        await save(team, `team-${people}-widest`);
      }
      await sized(app, team, TEAM.wide);
    }
    await team.getByRole('row').nth(5).click();
    await settled(team);
    await save(team, 'team-answer');
    await team.keyboard.press('Escape');
    await commonTimePictures(app, team, save);
    await settingsPictures(app, team, save);
  } finally {
    await app.kill();
  }
}

/** Common time over the list, and a time that is found for it. */
async function commonTimePictures(app: App, team: Page, save: Save): Promise<void> {
  await team.getByRole('button', { name: 'Common time' }).click();
  const panel = team.getByRole('region', { name: 'Common time' });
  for (const name of ['Ana Duarte', 'Ben Novak']) {
    await panel.getByRole('combobox', { name: 'Who' }).fill(name);
    await team.getByRole('option', { name }).first().click();
  }
  await settled(team);
  await save(team, 'team-common-time');
  await team.getByRole('button', { name: 'Find a time…' }).click();
  await team.getByRole('dialog').getByRole('radio').last().waitFor();
  await settled(team);
  await save(team, 'team-find-a-time');
  await sized(app, team, TEAM.narrow);
  await save(team, 'team-find-a-time-narrow');
  await sized(app, team, TEAM.wide);
  await team.keyboard.press('Escape');
  await team.getByRole('button', { name: 'Close common time' }).click();
}

/** Takes down what only tells of the import. */
async function calm(team: Page): Promise<void> {
  const close = team.getByRole('button', { name: /dismiss|close/i });
  while ((await close.count()) > 0) await close.first().click();
  await settled(team);
}

async function focusPictures(on: Desktop, theme: Theme): Promise<void> {
  const save = saveFor(theme);
  const clock = await hurryingClock(MORNING, 'Europe/Berlin', on.home);
  const app = await launchApp(on, { dataDir: await newDataDir(on), env: clock.env });
  try {
    const team = await app.window('team');
    await send(team, { kind: 'change-settings', patch: { theme, clock: 'h24' } });
    await send(team, { kind: 'finish-welcome' });
    await importTeam(team, crowd(20));
    await sized(app, team, TEAM.wide);
    await send(team, { kind: 'open-window', window: 'focus' });
    const focus = await app.window('focus');
    await settled(focus);
    await save(focus, 'focus-idle');
    await send(team, {
      kind: 'start-focus',
      length: { kind: 'preset', presetId: '25-5' },
      intention: 'Draft the migration plan',
    });
    await until('the silence', async () =>
      (await slice(team, 'session')).targets.some(({ state }) => state === 'silenced'),
    );
    await clock.hurry(30);
    await passed(team, 0.37);
    await save(focus, 'focus-running');
    await calm(team);
    await save(team, 'team-focusing');
    await send(team, { kind: 'pause-focus' });
    await settled(focus);
    await save(focus, 'focus-paused');
    await send(team, { kind: 'resume-focus' });
    await until(
      'the end of the block',
      async () => (await slice(team, 'session')).lastBlock,
      90_000,
    );
    await settled(focus);
    await save(focus, 'focus-over');
  } finally {
    await app.kill();
  }
}

/** Waits until this share of the running block has passed. */
async function passed(page: Page, share: number): Promise<void> {
  await until('the ring to fill', async () => {
    const { session } = await slice(page, 'session');
    if (session === null) return false;
    const now = await page.evaluate(() => Date.now());
    return (now - session.startedAt) / (session.endsAt - session.startedAt) >= share;
  });
}

/** The timeline, in a window of its own: the welcome has led to nobody yet. */
async function timePictures(on: Desktop, theme: Theme): Promise<void> {
  const app = await launchApp(on, {
    dataDir: await newDataDir(on),
    env: startAt(MORNING, 'Europe/Berlin'),
  });
  try {
    const team = await app.window('team');
    await send(team, { kind: 'change-settings', patch: { theme, clock: 'h24' } });
    await send(team, { kind: 'finish-welcome' });
    const studio = {
      team,
      size: (width: number, height: number) => sized(app, team, { width, height }),
      settled: () => settled(team),
      save: (name: string) => saveFor(theme)(team, name),
    };
    await timelinePictures(studio, ALL_SIZES);
  } finally {
    await app.kill();
  }
}

/** Slack and Teams, and the people they tell of, at the same hour as the app. */
async function servicePictures(on: Desktop, theme: Theme): Promise<void> {
  const browser = await installBrowser(on);
  const dataDir = await newDataDir(on);
  const ahead = Date.parse(`${MORNING.replace(' ', 'T')}+01:00`) - Date.now();
  const now = (): number => Date.now() + ahead;
  const [slack, teams] = [await startSlack({ now }), await startTeams({ now })];
  const env = { PATH: browser.path, ...startAt(MORNING, 'Europe/Berlin') };
  const app = await launchApp(on, { dataDir, env });
  try {
    const team = await app.window('team');
    await send(team, { kind: 'change-settings', patch: { theme, clock: 'h24' } });
    await send(team, { kind: 'finish-welcome' });
    await accountPictures({
      app,
      team,
      browser,
      slack,
      teams,
      now,
      sized: (page, width, height) => sized(app, page, { width, height }),
      settled,
      save: saveFor(theme),
    });
  } finally {
    await app.kill();
    await slack.stop();
    await teams.stop();
  }
}

async function settingsPictures(app: App, team: Page, save: Save): Promise<void> {
  await send(team, { kind: 'open-window', window: 'settings' });
  const settings = await app.window('settings');
  const sections = settings.getByRole('navigation').getByRole('link');
  await sections.first().waitFor();
  for (const [index, section] of (await sections.all()).entries()) {
    await section.click();
    await settled(settings);
    await save(settings, `settings-${SECTION_NAMES[index] ?? index}`);
  }
}

async function sized(
  app: App,
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const handle = await app.electron.browserWindow(page);
  await handle.evaluate((window, { width, height }) => window.setContentSize(width, height), size);
  await until('the new size', async () => (await page.evaluate(() => innerWidth)) === size.width);
  await settled(page);
}

/** Waits until fonts are there and two frames have been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((settle) => requestAnimationFrame(settle));
    }
  });
}

await mkdir(TARGET, { recursive: true });
const desktop = await startDesktop({ width: 2600, height: 1500 });
try {
  for (const theme of THEMES) {
    await teamPictures(desktop, theme);
    await focusPictures(desktop, theme);
    await timePictures(desktop, theme);
    await servicePictures(desktop, theme);
  }
} finally {
  await desktop.stop();
}
