import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, startAgain, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { send } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf, type Dunst } from '../support/desktop/dunst';
import { until } from '../support/until';

const FOCUS = '/focus/';

describe('the focus window', () => {
  let desktop: Desktop;
  let dunst: Dunst;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    dunst = dunstOf(desktop);
    app = await launchApp(desktop);
    const team = await app.window('/team/');
    await team.getByRole('button', { name: 'Skip the rest' }).click();
    await send(team, { kind: 'open-window', window: 'focus' });
    page = await app.window(FOCUS);
    await page.getByRole('button', { name: /^Start/ }).waitFor();
  });
  afterAll(async () => {
    await app.kill();
    await desktop.stop();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const timer = () => page.getByRole('timer');
  const digits = () => timer().locator('span').first().innerText();
  const secondsLeft = async (): Promise<number> => {
    const parts = (await digits()).replace('+', '').split(':').map(Number);
    return parts.reduce((total, part) => total * 60 + part, 0);
  };
  const start = async (length: RegExp, intention = ''): Promise<void> => {
    await page.getByLabel('What is this block for?').fill(intention);
    await page.getByRole('radio', { name: length }).check();
    await button(/^Start/).click();
    await timer().waitFor();
  };

  afterEach(async () => {
    // Every test leaves the window where the next one begins: with nothing running and nothing asked.
    if (await button('Surface').isVisible()) await button('Surface').click();
    if (await button('Skip the break').isVisible()) await button('Skip the break').click();
    await until(
      'the question or the choice',
      async () =>
        (await button('Not now').isVisible()) || (await button(/^Start, until/).isVisible()),
    );
    if (await button('Not now').isVisible()) await button('Not now').click();
    await button(/^Start, until/).waitFor();
  });

  test('starts 25 minutes, silences the desktop and says until when', async () => {
    await start(/25 min/, 'Draft the plan');
    expect(await secondsLeft()).toBeGreaterThan(24 * 60 + 30);
    expect(await timer().getAttribute('aria-label')).toMatch(/^25 min left, until \d/);
    expect(await page.getByLabel('What is this block for?').inputValue()).toBe('Draft the plan');
    await button('Desktop quiet').waitFor();
    expect(await dunst.isPaused()).toBe(true);
    await until('the digits to move', async () => (await secondsLeft()) < 25 * 60 - 1);
    await button('Surface').click();
    await button(/^Done/).waitFor();
    await until('silence to be lifted', async () => !(await dunst.isPaused()));
  });

  test('pauses and goes on with the time that was left', async () => {
    await start(/25 min/);
    await page.keyboard.press('p');
    await button('Resume').waitFor();
    const left = await digits();
    expect(await timer().getAttribute('aria-label')).toMatch(/^Paused/);
    await until('silence to be lifted while paused', async () => !(await dunst.isPaused()));
    expect(await digits()).toBe(left);
    await button('Resume').click();
    await button('Pause').waitFor();
    await until('the desktop to be silent again', () => dunst.isPaused());
  });

  test('extends by ten minutes', async () => {
    await start(/25 min/);
    await button('Extend by 10 minutes').click();
    await until('ten more minutes', async () => (await secondsLeft()) > 34 * 60);
  });

  test('counts interruptions that a key notes, and says so', async () => {
    await start(/50 min/);
    await page.keyboard.press('i');
    await button('1 interruption').waitFor();
    await until('it to be announced', async () =>
      (await page.getByRole('status').allInnerTexts()).includes('Interruption noted'),
    );
    await until('a second one to be another', async () => {
      await page.keyboard.press('i');
      return button('2 interruptions').isVisible();
    });
  });

  test('says the time left when asked', async () => {
    await start(/90 min/);
    await page.keyboard.press('t');
    await until('the time to be announced', async () =>
      (await page.getByRole('status').allInnerTexts()).some((text) => /hr 30 min left/.test(text)),
    );
  });

  test('keeps the intention that is typed over', async () => {
    await start(/25 min/, 'First');
    const line = page.getByLabel('What is this block for?');
    await line.fill('Second thoughts');
    await line.press('Enter');
    await button('Surface').click();
    await page.getByText('Second thoughts').waitFor();
  });

  test('asks how it went, and goes on after all', async () => {
    await start(/25 min/);
    await button('Surface').click();
    await button(/^Done/).waitFor();
    await button('Go on by 5 minutes').click();
    await timer().waitFor();
    await until('five minutes', async () => {
      const left = await secondsLeft();
      return left <= 5 * 60 && left > 4 * 60 + 30;
    });
    await button('Surface').click();
    await button('Partly').click();
    await button(/^Start, until/).waitFor();
  });

  test('names what is wrong with a length of its own', async () => {
    await page.getByLabel('Minutes', { exact: true }).fill('0');
    await button(/^Start/).click();
    await page.getByText('Minutes: a whole number from 1 to 720.').waitFor();
    await page.getByLabel('Minutes', { exact: true }).fill('40');
    await button(/^Start, until/).click();
    await timer().waitFor();
    expect(await secondsLeft()).toBeGreaterThan(39 * 60);
  });

  test('runs into a break that can be skipped', async () => {
    await start(/25 min/);
    await button('Surface').click();
    await button('Take a break').click();
    await button('Skip the break').waitFor();
    expect(await timer().getAttribute('aria-label')).toMatch(/of your break left/);
    expect(await button(/^Done/).isVisible()).toBe(true);
    await button('Skip the break').click();
    await button(/^Done/).waitFor();
  });

  test('abandons without a question', async () => {
    await start(/25 min/);
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Abandon this block' }).click();
    await button(/^Start, until/).waitFor();
    expect(await button(/^Done/).isVisible()).toBe(false);
  });

  test('shows what a link proposes, and starts nothing by itself', async () => {
    await startAgain(desktop, app, { args: ['lull://focus/start?minutes=47'] });
    await page.getByText(/A link proposes this block/).waitFor();
    expect(await page.getByLabel('Minutes', { exact: true }).inputValue()).toBe('47');
    expect(await timer().isVisible()).toBe(false);
  });

  test.each(['light', 'dark'] as const)('has no accessibility problem in %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    expect(await accessibilityProblems(page)).toEqual([]);
    await start(/25 min/);
    await button('Desktop quiet').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await button('Pause').click();
    await button('Resume').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await button('Surface').click();
    await button(/^Done/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('closes with Escape while the block goes on, and shows it again', async () => {
    await start(/25 min/);
    // Only down: the page is gone before the key comes up.
    await page.keyboard.down('Escape');
    await app.windowGone(FOCUS);
    expect(await dunst.isPaused()).toBe(true);
    await startAgain(desktop, app, { args: ['lull://focus'] });
    page = await app.window(FOCUS);
    await timer().waitFor();
    expect(await secondsLeft()).toBeGreaterThan(20 * 60);
  });
});
