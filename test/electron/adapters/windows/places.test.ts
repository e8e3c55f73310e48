import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createWindowPlaces,
  placeWithin,
  type Place,
} from '../../../../electron/adapters/windows/places';

const SCREEN: Place = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT: Place = { x: 1920, y: 0, width: 2560, height: 1400 };

describe('a place on the desktop', () => {
  test.each([
    {
      name: 'that is free',
      place: { x: 100, y: 50, width: 320, height: 440 },
      areas: [SCREEN],
      at: { x: 100, y: 50, width: 320, height: 440 },
    },
    {
      name: 'on a screen that is gone',
      place: { x: 3000, y: 700, width: 320, height: 440 },
      areas: [SCREEN],
      at: { x: 1600, y: 600, width: 320, height: 440 },
    },
    {
      name: 'left of everything',
      place: { x: -5000, y: -5000, width: 320, height: 440 },
      areas: [SCREEN],
      at: { x: 0, y: 0, width: 320, height: 440 },
    },
    {
      name: 'on the second screen',
      place: { x: 2000, y: 10, width: 1040, height: 720 },
      areas: [SCREEN, RIGHT],
      at: { x: 2000, y: 10, width: 1040, height: 720 },
    },
    {
      name: 'across two screens',
      place: { x: 1800, y: 10, width: 1040, height: 720 },
      areas: [SCREEN, RIGHT],
      at: { x: 1920, y: 10, width: 1040, height: 720 },
    },
    {
      name: 'larger than the screen',
      place: { x: 10, y: 10, width: 4000, height: 3000 },
      areas: [SCREEN],
      at: { x: 0, y: 0, width: 1920, height: 1040 },
    },
  ])('$name is put where it can be seen', ({ place, areas, at }) => {
    expect(placeWithin(place, areas)).toEqual(at);
  });

  test('is nowhere without a screen', () => {
    expect(placeWithin(SCREEN, [])).toBeNull();
  });

  const side = fc.integer({ min: 1, max: 10_000 });
  const corner = fc.integer({ min: -20_000, max: 20_000 });
  const place = fc.record({ x: corner, y: corner, width: side, height: side });
  test('always lies inside one of the screens, and a second time changes nothing', () => {
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 1, maxLength: 4 }), (wanted, areas) => {
        const found = placeWithin(wanted, areas);
        if (found === null) return false;
        const inside = areas.some(
          (area) =>
            found.x >= area.x &&
            found.y >= area.y &&
            found.x + found.width <= area.x + area.width &&
            found.y + found.height <= area.y + area.height,
        );
        return inside && found.width <= wanted.width && found.height <= wanted.height;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the places of windows', () => {
  let folder: string;
  const failures: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lull-places-'));
    failures.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));
  /** Writes as electron-store does, which loads nowhere but in Electron. */
  const openWriter = (to: string) =>
    Promise.resolve({
      set: (key: 'places', value: unknown) =>
        writeFileSync(join(to, 'view-choices.json'), JSON.stringify({ [key]: value })),
    });
  const places = () => createWindowPlaces(folder, (detail) => failures.push(detail), openWriter);
  const AT: Place = { x: 10, y: 20, width: 320, height: 440 };

  test('are unknown at first', () => {
    expect(places().find('focus')).toBeNull();
  });

  test('are found again by the next run', async () => {
    const first = places();
    first.keep('focus', AT);
    first.keep('team', SCREEN);
    expect(first.find('focus')).toEqual(AT);
    await first.settled();
    expect(failures).toEqual([]);
    expect(places().find('focus')).toEqual(AT);
    expect(places().find('team')).toEqual(SCREEN);
    expect(places().find('settings')).toBeNull();
  });

  test('are kept for this run when they cannot be written, and written when they can', async () => {
    let fails = true;
    const flaky = createWindowPlaces(
      folder,
      (detail) => failures.push(detail),
      (to) => (fails ? Promise.reject(new Error('no module')) : openWriter(to)),
    );
    flaky.keep('focus', AT);
    await flaky.settled();
    expect(failures).toEqual(['Error: no module']);
    expect(flaky.find('focus')).toEqual(AT);
    fails = false;
    flaky.keep('team', SCREEN);
    await flaky.settled();
    expect(places().find('focus')).toEqual(AT);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"places":null}',
    '{"places":{"focus":null}}',
    '{"places":{"focus":{"x":1,"y":2,"width":3}}}',
    '{"places":{"focus":{"x":1.5,"y":2,"width":3,"height":"4"}}}',
    '{"places":{"focus":{"x":1e400,"y":2,"width":3,"height":4}}}',
  ])('are unknown where the file says %j, and can be kept all the same', async (text) => {
    await writeFile(join(folder, 'view-choices.json'), text);
    const damaged = places();
    expect(damaged.find('focus')).toBeNull();
    damaged.keep('focus', AT);
    await damaged.settled();
    expect(failures).toEqual([]);
    expect(JSON.parse(await readFile(join(folder, 'view-choices.json'), 'utf8'))).toEqual({
      places: { focus: AT },
    });
  });
});
