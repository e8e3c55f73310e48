import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { importTeam, send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startAt } from '../support/desktop/faketime';
import { HARBOUR } from '../support/harbour';
import { until } from '../support/until';

/** Monday noon in Berlin: Lisbon is at work, Tokyo about to begin its evening. */
const MONDAY_NOON = startAt('2026-01-12 11:30:00', 'Europe/Berlin');

describe('the team window', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await launchApp(desktop, { env: MONDAY_NOON });
    page = await app.window('/team/');
    await send(page, { kind: 'finish-welcome' });
  });
  afterAll(async () => {
    await app.kill();
    await desktop.stop();
  });
  beforeEach(async () => {
    const { people } = await slice(page, 'roster');
    for (const { id } of people) await send(page, { kind: 'remove-person', id });
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByText('Nobody here yet').waitFor();
  });

  const row = (name: string) => page.locator(`[data-person]`, { hasText: name });
  const names = async (): Promise<string[]> =>
    page.locator('[data-person]').evaluateAll((rows) => {
      const placed = rows.map((element) => ({
        at: Number(element.getAttribute('aria-rowindex')),
        id: element.getAttribute('data-person') ?? '',
      }));
      return placed.sort((a, b) => a.at - b.at).map(({ id }) => id);
    });
  const showTeam = async (): Promise<void> => {
    await importTeam(page, HARBOUR);
    await row('Sam Okafor').waitFor();
  };
  const focusFirst = async (): Promise<void> => {
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await until('a row to have the keyboard', async () => (await focusedRow()) !== null);
  };
  const focusedRow = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-person') ?? null);

  test('says of everybody how they are and when to expect a reply', async () => {
    await showTeam();
    await page.getByRole('heading', { level: 1, name: 'Harbour' }).waitFor();
    expect(await names()).toEqual(['ana', 'yuki', 'sam']);
    expect(await row('Ana Duarte').innerText()).toMatch(/Available[\s\S]*reply by[\s\S]*Mon/);
    const yuki = await row('Yuki Tanaka').innerText();
    expect(yuki).toMatch(/19:3|7:3/);
    expect(yuki).toMatch(/Between blocks/);
    expect(yuki).toMatch(/reply by\s+Tue 0?2:00/);
    expect(await row('Sam Okafor').innerText()).toMatch(
      /Hours not shared[\s\S]*ask when to expect/,
    );
    await focusFirst();
    await page.keyboard.press('ArrowDown');
    const why = /Between two working blocks until Mon [\s\S]*Then off until Tue/;
    expect(await row('Yuki Tanaka').getAttribute('aria-description')).toMatch(why);
    await page.getByText(why).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(why).waitFor({ state: 'hidden' });
    await row('Ana Duarte').getByText('reply by').hover();
    await page.getByText(/^In until Mon [\s\S]*Replies within 2 working hours/).waitFor();
  });

  test('refuses a bad file with every mistake and its place, and changes nothing', async () => {
    await showTeam();
    const bad = {
      version: 1,
      people: [
        { id: 'kim', name: 'Kim', zone: 'Asia/Tokio' },
        { id: 'Kim!', name: '', zone: 'UTC' },
      ],
    };
    await send(page, { kind: 'import-team', name: 'bad.json', text: JSON.stringify(bad) });
    const dialog = page.getByRole('dialog', { name: 'bad.json was not imported' });
    await dialog.waitFor();
    const mistakes = await dialog.getByRole('listitem').allInnerTexts();
    expect(mistakes.length).toBeGreaterThanOrEqual(3);
    expect(mistakes.join('\n')).toMatch(/people\[0\]\.zone[\s\S]*Asia\/Tokyo/);
    expect(mistakes.join('\n')).toMatch(/people\[1\]\.id/);
    expect(mistakes.join('\n')).toMatch(/people\[1\]\.name/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await names()).toEqual(['ana', 'yuki', 'sam']);
  });

  test('finds people by what is typed, and says when nobody fits', async () => {
    await showTeam();
    const search = page.getByRole('textbox', { name: 'Search people' });
    await search.fill('tokyo');
    await row('Ana Duarte').waitFor({ state: 'detached' });
    expect(await names()).toEqual(['yuki']);
    await search.fill('nobody at all');
    await page.getByText('Nobody fits').waitFor();
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await row('Ana Duarte').waitFor();
    expect(await search.inputValue()).toBe('');
  });

  test('narrows to who is in now and orders by name', async () => {
    await showTeam();
    await page.getByRole('radio', { name: 'In now' }).check();
    await row('Yuki Tanaka').waitFor({ state: 'detached' });
    expect(await names()).toEqual(['ana']);
    await page.getByRole('radio', { name: 'Back within 2 h' }).check();
    await row('Yuki Tanaka').waitFor();
    expect(await names()).toEqual(['yuki']);
    await page.getByRole('radio', { name: 'All' }).check();
    await page.getByRole('button', { name: 'Person', exact: true }).click();
    await until('the names in order', async () => (await names()).join() === 'ana,sam,yuki');
  });

  test('is worked by the keyboard alone', async () => {
    await showTeam();
    await focusFirst();
    expect(await focusedRow()).toBe('ana');
    await page.keyboard.press('ArrowDown');
    expect(await focusedRow()).toBe('yuki');
    await page.keyboard.press('Enter');
    await page.getByText('One question back costs a day: Wed').waitFor();
    expect(await row('Yuki Tanaka').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('w');
    await until('the wish to be kept', async () => {
      const { watches } = await slice(page, 'roster');
      return watches.map(({ personId }) => personId).join() === 'yuki';
    });
    await page.keyboard.press('ArrowLeft');
    await page.getByText('One question back').waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    expect(await focusedRow()).toBe('sam');
    await page.keyboard.press('Home');
    expect(await focusedRow()).toBe('ana');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(await focusedRow()).toBe('ana');
    await page.keyboard.press('y');
    expect(await page.getByRole('textbox', { name: 'Search people' }).inputValue()).toBe('y');
    await until('the one who fits', async () => (await names()).join() === 'yuki');
  });

  test('removes with a way back', async () => {
    await showTeam();
    await focusFirst();
    await page.keyboard.press('Delete');
    await row('Ana Duarte').waitFor({ state: 'detached' });
    await until('the next row to have the keyboard', async () => (await focusedRow()) === 'yuki');
    await page.getByText('Ana Duarte removed').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Ana Duarte').waitFor();
    await focusFirst();
    await page.keyboard.press('Delete');
    await row('Yuki Tanaka').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await row('Yuki Tanaka').waitFor();
    expect((await slice(page, 'roster')).people).toEqual(HARBOUR.people);
  });

  test('copies the answer as a sentence', async () => {
    await showTeam();
    await row('Yuki Tanaka').click();
    await page.getByRole('button', { name: 'Copy' }).click();
    const text = await until('the clipboard', () =>
      app.electron.evaluate(({ clipboard }) => clipboard.readText()),
    );
    expect(text).toMatch(
      /^Yuki Tanaka sees a message Mon .* in Tokyo, 2026-01-12 11:00 UTC\) and replies by Tue .* in Tokyo, 2026-01-13 01:00 UTC\)\. With one question back: .* UTC\)\.$/,
    );
  });

  test('adds somebody by hand and changes them', async () => {
    await page.getByRole('button', { name: 'Add a person' }).first().click();
    const add = page.getByRole('dialog', { name: 'Add a person' });
    await add.getByRole('button', { name: 'Add', exact: true }).last().click();
    await add.getByText('Write a name.').waitFor();
    await add.getByText('Choose a city or a zone from the list.').waitFor();
    await add.getByLabel('Name').fill('Bishal Thapa');
    await add.getByLabel('City or time zone').fill('kathm');
    await page.getByRole('option', { name: /^Kathmandu/ }).click();
    await add.getByLabel('Role').selectOption({ label: 'Support' });
    await add.getByRole('button', { name: 'Add', exact: true }).last().click();
    await row('Bishal Thapa').waitFor();
    // The row may be there before the dialog has gone, which would take the keys.
    await add.waitFor({ state: 'detached' });
    expect((await slice(page, 'roster')).people).toMatchObject([
      { id: 'bishal-thapa', zone: 'Asia/Kathmandu', role: 'support' },
    ]);

    await focusFirst();
    await page.keyboard.press('e');
    const edit = page.getByRole('dialog', { name: 'Edit Bishal Thapa' });
    await edit.getByLabel('Name').fill('Bishal T.');
    await page.keyboard.press('Enter');
    await row('Bishal T.').waitFor();
    expect((await slice(page, 'roster')).people).toHaveLength(1);
  });

  test('shows an example team that one click takes away', async () => {
    await page.getByRole('button', { name: 'Show an example team' }).click();
    await page.getByText('This is an example team').waitFor();
    await until('rows', async () => (await names()).length > 2);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('Nobody here yet').waitFor();
  });

  test('takes a team file dropped anywhere', async () => {
    await page.evaluate((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], 'team.json', { type: 'application/json' }));
      const drop = (type: string): boolean =>
        document.body.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }),
        );
      drop('dragenter');
      drop('dragover');
      drop('drop');
    }, JSON.stringify(HARBOUR));
    await row('Yuki Tanaka').waitFor();
  });

  test('never scrolls sideways, from the narrowest to the widest', async () => {
    await showTeam();
    await row('Yuki Tanaka').click();
    for (const width of [
      420, 480, 560, 700, 719, 721, 767, 769, 959, 961, 1040, 1439, 1441, 2560,
    ]) {
      await page.setViewportSize({ width, height: 700 });
      const tooWide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('[data-person], [data-detail]')]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.tagName),
      );
      expect(tooWide, `${width} pixels`).toEqual([]);
    }
  });

  test.each(['light', 'dark'] as const)(
    'has nothing that axe finds fault with in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityProblems(page)).toEqual([]);
      await showTeam();
      await row('Yuki Tanaka').click();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('dialog').waitFor();
      await page.getByLabel('Hours on Monday').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menu').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await send(page, { kind: 'import-team', name: 'bad.json', text: '{' });
      await page.getByRole('dialog').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  );
});

describe('the team window as time goes by', () => {
  let desktop: Desktop;
  let app: App;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await launchApp(desktop, { env: startAt('2026-01-12 11:35:00', 'Europe/Berlin', 60) });
  });
  afterAll(async () => {
    await app.kill();
    await desktop.stop();
  });

  test('moves every clock with the minute and every state at its boundary', async () => {
    const page = await app.window('/team/');
    await send(page, { kind: 'finish-welcome' });
    await importTeam(page, HARBOUR);
    const yuki = page.locator('[data-person="yuki"]');
    await yuki.getByText('Between blocks').waitFor();
    const clock = yuki.getByText(/^\d+:\d\d/).first();
    const seen = await clock.innerText();
    await until('the minute to pass', async () => (await clock.innerText()) !== seen);
    // Twenty-five minutes at the most.
    await yuki.getByText('Available').waitFor({ timeout: 60_000 });
    await yuki.getByText('seen now').waitFor();
  });
});
