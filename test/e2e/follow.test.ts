import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person, SyncWindow, Team } from '../../src/roster/person';
import { parseTeam } from '../../src/roster/team-file';
import { HOUR, MINUTE } from '../../src/time/instant';
import { formatClock, wallAt, weekdayOf } from '../../src/time/wall-time';
import { launchApp, newDataDir, type App } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { send, slice } from '../support/commands';
import { installBrowser, type Browser } from '../support/desktop/browser';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf } from '../support/desktop/dunst';
import { listenHere, stopHttp } from '../support/local-http';
import { openSettings } from '../support/settings-window';
import { until } from '../support/until';

const LINK = 'https://meet.example.com/weekly?pwd=42';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)} Test`,
  zone: 'Asia/Tokyo',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  ...more,
});

const team = (...people: readonly Person[]): Team => ({ version: 1, team: 'Harbour', people });

let desktop: Desktop;
let app: App;
let page: Page;
let browser: Browser;

beforeAll(async () => {
  desktop = await startDesktop();
  browser = await installBrowser(desktop);
});
afterAll(() => desktop.stop());

beforeEach(async () => {
  const dataDir = await newDataDir(desktop);
  app = await launchApp(desktop, { dataDir, env: { PATH: browser.path } });
  page = await app.window('/team/');
  await send(page, { kind: 'finish-welcome' });
});
afterEach(() => app.kill());

/** Answers every question for a file with this one, as a person who clicks on it. */
const willChoose = (path: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [chosen] }),
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: chosen }),
    });
  }, path);

const menu = async (item: RegExp): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const names = async (): Promise<string[]> =>
  (await slice(page, 'roster')).people.map(({ name }) => name);

const hasNames = (...expected: readonly string[]): Promise<unknown> =>
  until(
    `the people ${expected.join(', ')}`,
    async () => JSON.stringify(await names()) === JSON.stringify(expected),
  );

describe('a team file in a folder', () => {
  let path: string;

  const replace = async (text: string): Promise<void> => {
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  };
  const follow = async (first: Team): Promise<void> => {
    const folder = join(desktop.home, `shared-${Math.trunc(performance.now())}`);
    path = join(folder, 'team.json');
    await mkdir(folder);
    await writeFile(path, JSON.stringify(first), { mode: 0o640 });
    await willChoose(path);
    await menu(/^Follow a team file/);
    await page.getByRole('button', { name: 'Choose a file…' }).click();
    await page.getByText(/^Following team\.json · changed/).waitFor();
  };

  test('is followed through an atomic replace, a truncated write and a rename', async () => {
    await follow(team(person('ana'), person('ben')));
    await hasNames('Ana Test', 'Ben Test');

    await replace(JSON.stringify(team(person('ben', { zone: 'Europe/Paris' }), person('cleo'))));
    await page
      .getByText('team.json: Cleo Test joined, Ana Test left, and hours of Ben Test changed.')
      .waitFor();
    await hasNames('Ben Test', 'Cleo Test');

    const whole = JSON.stringify(team(person('ben'), person('dana')));
    await writeFile(path, whole.slice(0, 60));
    await page.getByText(/^team\.json has 1 mistake, so nothing of it was taken over/).waitFor();
    await page.getByRole('button', { name: 'Show mistakes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mistakes in team.json' });
    await dialog.getByText(/line 1/).waitFor();
    await page.keyboard.press('Escape');
    expect(await names()).toEqual(['Ben Test', 'Cleo Test']);
    await writeFile(path, whole);
    await hasNames('Ben Test', 'Dana Test');
    await page.getByText(/so nothing of it was taken over/).waitFor({ state: 'detached' });

    await rename(path, `${path}.away`);
    await page.getByText(/^team\.json is not there any more/).waitFor();
    expect(await names()).toEqual(['Ben Test', 'Dana Test']);
    await rename(`${path}.away`, path);
    await page.getByText(/^team\.json is not there any more/).waitFor({ state: 'detached' });
    await replace(JSON.stringify(team(person('eve'))));
    await hasNames('Eve Test');
  });

  test('is saved back, with its mode', async () => {
    await follow(team(person('ana'), person('ben')));
    const added = person('cleo', { zone: 'Europe/Paris' });
    await send(page, { kind: 'add-person', person: added });
    await send(page, { kind: 'edit-person', id: 'ana', person: person('ana', { role: 'maker' }) });
    await menu(/^Save my changes to team\.json/);
    await page.getByText('Your changes were saved to “team.json”.').waitFor();
    const saved = parseTeam(await readFile(path, 'utf8'));
    expect(saved).toEqual({
      ok: true,
      team: team(person('ana', { role: 'maker' }), person('ben'), added),
    });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await slice(page, 'roster')).followed?.unsaved).toBe(false);
  });

  test('is never saved over what somebody else wrote', async () => {
    await follow(team(person('ana'), person('ben')));
    const folder = dirname(path);
    // The link in the middle is in a folder that nobody watches: Lull has not heard when it saves.
    for (const name of ['unwatched', 'theirs']) await mkdir(join(folder, name));
    const theirs = team(person('ana'), person('ben'), person('dana'));
    await writeFile(join(folder, 'theirs/team.json'), JSON.stringify(theirs));
    await symlink('../team.json', join(folder, 'unwatched/team.json'));
    await mkdir(join(folder, 'link'));
    await symlink('../unwatched/team.json', join(folder, 'link/team.json'));
    await willChoose(join(folder, 'link/team.json'));
    await send(page, { kind: 'choose-followed-file' });
    await until('the link to be followed', async () => {
      const { followed } = await slice(page, 'roster');
      return (
        followed?.place.kind === 'path' && followed.place.path.includes('link') && followed.canSave
      );
    });

    const shared = join(folder, 'unwatched/team.json');
    const answer = async (button: string): Promise<void> => {
      await send(page, { kind: 'save-followed' });
      const conflict = page.getByRole('dialog', { name: 'team.json was changed meanwhile' });
      await conflict.getByText('Dana Test joined').waitFor();
      await conflict.getByText('details of Ben Test changed').waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        expect(await accessibilityProblems(page)).toEqual([]);
      }
      await conflict.getByRole('button', { name: button }).click();
      await conflict.waitFor({ state: 'detached' });
    };
    const copy = join(folder, 'mine.json');
    await willChoose(copy);
    await send(page, { kind: 'edit-person', id: 'ben', person: person('ben', { role: 'maker' }) });
    await symlink('../theirs/team.json', `${shared}.new`);
    await rename(`${shared}.new`, shared);
    await answer('Save mine as a copy…');
    await until('the copy', async () => (await readFile(copy, 'utf8').catch(() => '')) !== '');
    expect(parseTeam(await readFile(copy, 'utf8'))).toMatchObject({
      ok: true,
      team: { people: [{ id: 'ana' }, { id: 'ben', role: 'maker' }] },
    });
    expect(JSON.parse(await readFile(shared, 'utf8'))).toEqual(theirs);
    await hasNames('Ana Test', 'Ben Test', 'Dana Test');
    const ben = (await slice(page, 'roster')).people.find(({ id }) => id === 'ben');
    expect(ben?.role).toBe('maker');
  });

  test('is let go with or without its people', async () => {
    await follow(team(person('ana')));
    await menu(/^Stop following team\.json/);
    await page.getByRole('button', { name: 'Keep 1 person' }).click();
    await page.getByText(/^Following team\.json · changed/).waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Ana Test']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/^Following team\.json · changed/).waitFor();
    await menu(/^Stop following team\.json/);
    await page.getByRole('button', { name: 'Remove them' }).click();
    await hasNames();
  });
});

describe('a team file at an address', () => {
  let server: Server;
  let body: string;
  let etag: string;
  let site: string;
  let asked: IncomingMessage[];
  let unchanged: number;

  beforeEach(async () => {
    asked = [];
    unchanged = 0;
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      asked.push(request);
      if (request.headers['if-none-match'] === etag) {
        unchanged++;
        response.writeHead(304).end();
      } else response.writeHead(200, { etag }).end(body);
    };
    server = createServer(answer);
    site = await listenHere(server);
  });
  afterEach(async () => {
    await stopHttp(server);
  });

  test('shows its host first, asks only for what is newer, and survives a broken body', async () => {
    body = JSON.stringify(team(person('ana')));
    etag = '"1"';
    await menu(/^Follow a team file/);
    const field = page.getByLabel('Address of the file');
    await field.fill('http://example.com/team.json');
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await page.getByText(/begins with https/).waitFor();
    await field.fill(`${site}/team.json`);
    await page.getByText(/^Lull will ask 127\.0\.0\.1 for it now/).waitFor();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Follow 127.0.0.1' }).click();
    await hasNames('Ana Test');

    await menu(/^Look at 127\.0\.0\.1 now/);
    await until('an answer of nothing new', () => unchanged === 1);
    await menu(/^Look at 127\.0\.0\.1 now/);
    await until('another', () => unchanged === 2);
    expect(asked).toHaveLength(3);
    expect(await names()).toEqual(['Ana Test']);

    body = '<html>not today</html>';
    etag = '"2"';
    await menu(/^Look at 127\.0\.0\.1 now/);
    await page.getByText(/^127\.0\.0\.1 has 1 mistake/).waitFor();
    expect(await names()).toEqual(['Ana Test']);
    body = JSON.stringify(team(person('ben')));
    await page.getByRole('button', { name: 'Look again' }).click();
    await hasNames('Ben Test');
    await page.getByText(/has 1 mistake/).waitFor({ state: 'detached' });
  });
});

describe('a meeting', () => {
  /** A window that begins in half an hour, whatever the time. */
  function soon(): SyncWindow {
    const at = Date.now() + 30 * MINUTE;
    const { day, minute } = wallAt('UTC', at);
    const end = wallAt('UTC', at + HOUR).minute;
    return {
      title: 'Weekly',
      zone: 'UTC',
      days: [weekdayOf(day)],
      start: formatClock(minute),
      end: formatClock(end),
      people: 'all',
      link: LINK,
      kind: 'meeting',
    };
  }

  test('is added, changed and joined, its host shown first, once', async () => {
    await send(page, { kind: 'add-person', person: person('ana') });
    await menu(/^Meetings and days together/);
    await page.getByRole('button', { name: 'Add a meeting or day' }).click();
    const form = page.getByRole('dialog', { name: 'Add a meeting or day' });
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('Enter a title.').waitFor();
    await form.getByText('Choose at least one day.').waitFor();
    await form.getByLabel('Title').fill('Weekly');
    await form.getByRole('button', { name: 'Wed' }).click();
    await form.getByLabel('Link').fill(LINK);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await accessibilityProblems(page)).toEqual([]);
    }
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const list = page.getByRole('dialog', { name: 'Meetings and days together' });
    await list.getByText('Weekly', { exact: true }).waitFor();
    expect((await slice(page, 'roster')).sync).toMatchObject([
      { title: 'Weekly', days: [3], start: '10:00', end: '10:30', people: 'all', link: LINK },
    ]);

    await list.getByRole('button', { name: 'Change Weekly' }).click();
    const change = page.getByRole('dialog', { name: 'Change Weekly' });
    await change.getByLabel('Start').fill('09:30');
    await change.getByRole('button', { name: 'Save' }).click();
    await list.getByText(/^Wed 0?9:30/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await list.getByRole('button', { name: 'Undo: Weekly' }).click();
    await until('the old start', async () => {
      const { sync } = await slice(page, 'roster');
      return sync[0]?.start === '10:00';
    });

    await list.getByRole('button', { name: 'Join Weekly' }).click();
    const ask = page.getByRole('dialog', { name: 'Open meet.example.com?' });
    await ask.getByText(LINK).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await browser.opened()).toEqual([]);
    await ask.getByRole('button', { name: 'Open in the browser' }).click();
    await until('the browser to be opened', async () => (await browser.opened()).length === 1);
    await menu(/^Meetings and days together/);
    await list.getByRole('button', { name: 'Join Weekly' }).click();
    await until('the browser to be opened', async () => (await browser.opened()).length === 2);
    expect(await browser.opened()).toEqual([LINK, LINK]);
    await list.getByRole('button', { name: 'Remove Weekly' }).click();
    await list.getByText('No meetings yet').waitFor();
  });

  test('is announced, with a button that joins', async () => {
    const dunst = dunstOf(desktop);
    const { settings } = await slice(page, 'app');
    const notify = { ...settings.notify, syncSoonMinutes: 60 };
    await send(page, { kind: 'change-settings', patch: { notify } });
    const before = (await browser.opened()).length;
    await send(page, { kind: 'add-sync', window: soon() });
    await dunst.choose('Join');
    const ask = page.getByRole('dialog', { name: 'Open meet.example.com?' });
    await ask.getByRole('button', { name: 'Open in the browser' }).click();
    await until('the browser to be opened', async () => (await browser.opened()).length > before);
    const tray = await app.tray();
    await tray.click(/^Join Weekly/);
    await until('it again', async () => (await browser.opened()).length > before + 1);
  });

  test('that falls into planned focus is shown, with ways out', async () => {
    const { me } = await slice(page, 'me');
    const focus = [{ days: [2, 4], start: '09:00', end: '11:00' }] as const;
    const days = [2] as const;
    await send(page, { kind: 'save-me', me: { ...me, zone: 'UTC', focus } });
    const window = { ...soon(), days, start: '10:00', end: '10:30' };
    await send(page, { kind: 'add-sync', window });
    await page.getByText(/^Your planned focus on Tuesday .* meets Weekly/).waitFor();
    await page.getByRole('button', { name: /^Shorten to/ }).click();
    await until('the shorter focus', async () => {
      const { me: now } = await slice(page, 'me');
      return (
        JSON.stringify(now.focus) ===
        JSON.stringify([
          { days: [4], start: '09:00', end: '11:00' },
          { days: [2], start: '09:00', end: '10:00' },
          { days: [2], start: '10:30', end: '11:00' },
        ])
      );
    });
    await page.getByText(/meets Weekly/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/meets Weekly/).waitFor();
    await page.getByRole('button', { name: 'Keep both' }).click();
    await page.getByText(/meets Weekly/).waitFor({ state: 'detached' });
  });
});

test('public holidays are accepted one by one or all, known again, and taken back', async () => {
  const settings = await openSettings(app, page, 'exceptions', 'Leave and holidays');
  await settings.getByRole('button', { name: 'Public holidays…' }).click();
  const dialog = settings.getByRole('dialog', { name: 'Public holidays' });
  await dialog.getByLabel('Country').selectOption('DE');
  await dialog.getByLabel('State or region').selectOption('BY');
  const christmas = dialog.getByRole('listitem').filter({ hasText: 'Christmas Day' });
  await christmas.getByRole('button', { name: 'Add Christmas Day' }).click();
  await christmas.getByText('Day off').waitFor();
  const exceptions = async () => (await slice(page, 'me')).me.exceptions ?? [];
  expect(await exceptions()).toMatchObject([{ blocks: [], note: 'Christmas Day' }]);
  for (const theme of ['light', 'dark'] as const) {
    await settings.emulateMedia({ colorScheme: theme });
    expect(await accessibilityProblems(settings)).toEqual([]);
  }
  await dialog.getByRole('button', { name: /^Add all \d+ days off/ }).click();
  await until('the year', async () => (await exceptions()).length > 6);
  await settings.getByRole('button', { name: 'Undo' }).click();
  await until('Christmas alone', async () => (await exceptions()).length === 1);
  await settings.getByRole('button', { name: 'Public holidays…' }).click();
  await christmas.getByRole('button', { name: 'Remove Christmas Day' }).click();
  await until('no day off', async () => (await exceptions()).length === 0);
});
