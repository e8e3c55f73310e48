import { describe, expect, test, vi } from 'vitest';
import { instantOf, parseDay, resolveWall, startOfDay, wallAt } from '../../../src/time/wall-time';
import { offsetAt, transitions } from '../../../src/time/zone';

/** Clocks that no zone has had since 2000, in the packed form: what the resolver must survive when one does. */
vi.mock('../../../src/time/zone-data.json', () => ({
  default: {
    version: 'invented',
    clocks: {
      // 23:30 becomes 00:30, as in Toronto on 1919-03-30; back from 00:30 to 23:30 101 days later.
      '-300 -240|10|3ji 3480': 'Test/Over_Midnight',
      // An hour forward, and an hour forward again one hour after.
      '0 60 120|12|c0 1o': 'Test/Twice_Forward',
      // An hour back, and an hour back again after one hour: one wall time comes three times.
      '120 60 0|12|c0 1o': 'Test/Twice_Back',
    },
    aliases: {},
  },
}));

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const at = (text: string): number => Date.parse(text);
const YEAR = { start: at('2000-01-01T00:00Z'), end: at('2001-01-01T00:00Z') };

describe('a gap over midnight', () => {
  const zone = 'Test/Over_Midnight';
  const [forward, back] = transitions(zone, YEAR).map((change) => change.at);

  test('is where the test thinks it is', () => {
    expect(forward).toBe(at('2000-01-04T04:30Z'));
    expect(wallAt(zone, at('2000-01-04T04:30Z'))).toMatchObject({
      day: day('2000-01-04'),
      minute: 30,
    });
    expect(back).toBe(at('2000-04-14T04:30Z'));
  });

  test('the day starts with the gap, though its midnight resolves past it', () => {
    expect(startOfDay(zone, day('2000-01-04'))).toBe(forward);
    expect(resolveWall(zone, day('2000-01-04'), 0)).toEqual({
      instant: at('2000-01-04T05:00Z'),
      kind: 'gap',
    });
    expect(instantOf(zone, day('2000-01-03'), 1425)).toBe(at('2000-01-04T04:45Z'));
  });

  test('and a fold over midnight starts the day once, at the earlier midnight', () => {
    expect(startOfDay(zone, day('2000-04-14'))).toBe(at('2000-04-14T04:00Z'));
    expect(wallAt(zone, at('2000-04-14T04:30Z')).day).toBe(day('2000-04-13'));
  });
});

test('two gaps an hour apart are two gaps', () => {
  const zone = 'Test/Twice_Forward';
  expect(transitions(zone, YEAR).map((change) => change.at)).toEqual([
    at('2000-01-01T07:12Z'),
    at('2000-01-01T08:12Z'),
  ]);
  const kinds = [431, 432, 491, 492, 551, 552, 611, 612].map(
    (minute) => resolveWall(zone, day('2000-01-01'), minute).kind,
  );
  expect(kinds).toEqual(['exact', 'gap', 'gap', 'exact', 'exact', 'gap', 'gap', 'exact']);
});

test('a wall time that comes three times is the first', () => {
  const zone = 'Test/Twice_Back';
  const shown = wallAt(zone, at('2000-01-01T07:00Z'));
  expect(shown).toMatchObject({ minute: 540, offset: 120 * 60_000 });
  expect(resolveWall(zone, shown.day, 540)).toEqual({
    instant: at('2000-01-01T07:00Z'),
    kind: 'fold',
  });
  expect(offsetAt(zone, at('2000-01-01T09:00Z'))).toBe(0);
});
