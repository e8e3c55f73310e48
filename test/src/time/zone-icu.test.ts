import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findZone, offsetAt, transitions, zoneNames } from '../../../src/time/zone';
import zdump from '../../fixtures/zones/zdump.json';
import { propertyOptions } from '../../support/property';
import { askIcuUntil, icuIsWrong, icuOffsetAt, icuRelease, missedRevisions } from './icu-lag';

const start = Date.UTC(2000, 0, 1);
const zonesIcuLacks = icuRelease < '2025b' ? ['America/Coyhaique'] : [];
const names = Object.values(zdump.digests)
  .flatMap((group) => group.split(' '))
  .filter((name) => !zonesIcuLacks.includes(name));

const disagrees = (name: string, at: number): boolean =>
  icuOffsetAt(name, at) !== offsetAt(name, at);

describe(`against the zone data ${icuRelease} in Node's ICU`, () => {
  test('ICU lacks only the zones named here', () => {
    const lacked = zoneNames().filter((name) => {
      try {
        return Number.isNaN(icuOffsetAt(name, start));
      } catch (error) {
        if (error instanceof RangeError) return true;
        throw error;
      }
    });
    expect(lacked).toEqual(zonesIcuLacks);
  });

  test('every change of every name, and the millisecond before, agrees unless listed as revised', () => {
    const differing: string[] = [];
    let compared = 0;
    for (const name of names) {
      for (const { at } of transitions(name, { start, end: askIcuUntil })) {
        for (const probe of [at - 1, at]) {
          if (icuIsWrong(name, probe)) continue;
          compared++;
          if (disagrees(name, probe)) differing.push(`${name} ${new Date(probe).toISOString()}`);
        }
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(30_000);
  });

  test('any zone at any moment agrees unless listed as revised', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: start, max: askIcuUntil - 1 }),
        (name, at) => {
          fc.pre(!icuIsWrong(name, at));
          expect(offsetAt(name, at)).toBe(icuOffsetAt(name, at));
        },
      ),
      propertyOptions(30_000),
    );
  });

  test.each(missedRevisions)(
    'the revision of $zone in $release is a real one, from its first instant to its last',
    ({ zone, firstWrong, lastWrong }) => {
      expect(findZone(zone)).toBe(zone);
      expect(disagrees(zone, firstWrong - 1)).toBe(false);
      expect(disagrees(zone, firstWrong)).toBe(true);
      expect(disagrees(zone, lastWrong)).toBe(true);
      expect(lastWrong + 1 < askIcuUntil && disagrees(zone, lastWrong + 1)).toBe(false);
    },
  );
});
