import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { until } from '../support/until';

describe('the welcome', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop.stop());
  beforeEach(async () => {
    app = await launchApp(desktop, { env: { TZ: 'Asia/Kathmandu' } });
    page = await app.window('/team/');
    await heading('Welcome to Lull');
  });
  afterEach(() => app.kill());

  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  test('leads from a first start to a first answer', async () => {
    await page.getByText(/^Asia\/Kathmandu, /).waitFor();
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel(/^Where you are/).fill('lisbo');
    await page.getByRole('option', { name: /^Lisbon/ }).click();
    await button('Next').click();

    await heading('When do you work?');
    await page.getByRole('radio', { name: /^Split day/ }).check();
    await page.getByText(/Ada · .* in Mon–Fri .*9:00.*12:00.* and .*11?:00/).waitFor();
    await button('Change day by day').click();
    await page.getByLabel('Hours on Friday').fill('9-12');
    await button('Next').click();

    await heading('What is your part on the team?');
    await page.getByRole('radio', { name: /^Maker/ }).check();
    await button('Next').click();

    await heading('Who do you work with?');
    await button(/^Show me an example team/).click();
    await page
      .getByText(/^reply by/i)
      .first()
      .waitFor();

    const { me, welcomed } = await slice(page, 'me');
    expect(welcomed).toBe(true);
    expect(me).toMatchObject({ name: 'Ada', zone: 'Europe/Lisbon', role: 'maker' });
    expect(me.blocks).toEqual([
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
      { days: [1, 2, 3, 4], start: '20:00', end: '23:00' },
    ]);
  });

  test('can be left at once', async () => {
    await button('Skip the rest').click();
    await until('the welcome to be over', async () => (await slice(page, 'me')).welcomed);
    expect((await slice(page, 'me')).me.zone).toBe('Asia/Kathmandu');
    await page
      .getByRole('heading', { level: 1, name: 'Welcome to Lull' })
      .waitFor({ state: 'detached' });
  });

  test('does not go on without a name, and goes back without losing anything', async () => {
    await page.getByLabel('Your name').fill(' ');
    await button('Next').click();
    await page.getByText('Write a name.').waitFor();
    await page.getByLabel('Your name').fill('Bo');
    await button('Next').click();
    await heading('When do you work?');
    await button('Back').click();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Bo');
  });

  test('has no accessibility problem, in light and dark', async () => {
    for (const title of [
      'Welcome to Lull',
      'When do you work?',
      'What is your part on the team?',
    ]) {
      await heading(title);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await accessibilityProblems(page), `${title} ${colorScheme}`).toEqual([]);
      }
      await button('Next').click();
    }
    await heading('Who do you work with?');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
