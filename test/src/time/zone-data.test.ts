import moment from 'moment-timezone';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../src/time/instant';
import {
  findZone,
  offsetAt,
  transitions,
  ZONE_DATA_VERSION,
  zoneNames,
} from '../../../src/time/zone';
import zdump from '../../fixtures/zones/zdump.json';

const start = Date.UTC(2000, 0, 1);
const end = Date.UTC(2100, 0, 1);
const root = resolve(import.meta.dirname, '../../..');
const checkedIn = readFileSync(resolve(root, 'src/time/zone-data.json'), 'utf8');
const allNames = Object.values(zdump.digests).flatMap((names) => names.split(' '));

describe('the checked-in zone data', () => {
  test('is what the script makes of the installed moment-timezone', () => {
    const script = resolve(root, 'scripts/pack-zones.mjs');
    expect(checkedIn).toBe(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
  });

  test('stays small', () => {
    expect(checkedIn.length).toBeLessThan(40_000);
  });

  test('says which release of the IANA database it holds', () => {
    expect(ZONE_DATA_VERSION).toBe(moment.tz.dataVersion);
    expect(ZONE_DATA_VERSION).toMatch(/^20\d\d[a-z]$/);
  });
});

/** The history in the form that test/fixtures/zones/digest-zdump.mjs digests. */
const digestOf = (name: string): string => {
  const changes = transitions(name, { start: start + 1, end });
  const lines = changes.map(({ at, after }) => `${at / 1000},${after / 1000}`);
  const text = [String(offsetAt(name, start) / 1000), ...lines].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
};

describe("every change of offset from 2000 to 2099, against the C library's zdump on Debian's tzdata", () => {
  test('of the same release', () => {
    expect(zdump.version).toBe(ZONE_DATA_VERSION);
  });

  test('knows exactly the names the database has', () => {
    const known = allNames.filter((name) => findZone(name) !== null);
    expect(known).toEqual(allNames);
    expect(zoneNames().filter((name) => !allNames.includes(name))).toEqual([]);
    expect(allNames.length).toBeGreaterThan(590);
  });

  test('agrees for every name, old ones included', () => {
    const differing: string[] = [];
    for (const [digest, names] of Object.entries(zdump.digests)) {
      for (const name of names.split(' ')) {
        if (digestOf(name) !== digest) differing.push(name);
      }
    }
    expect(differing).toEqual([]);
  });
});

describe('every change of offset from 2000 to 2099, against moment-timezone reading its own file', () => {
  test('agrees at each change, a minute before it and half-way to the next', () => {
    const differing: string[] = [];
    for (const name of moment.tz.names()) {
      const zone = moment.tz.zone(name);
      if (zone === null) throw new Error(`moment-timezone lost ${name}`);
      const inside = zone.untils.filter((until) => until !== null && until > start && until < end);
      const probes = [start, ...inside, end - 1].flatMap((at, i, all) => [
        at,
        Math.max(start, at - MINUTE),
        Math.floor((at + (all[i + 1] ?? at)) / 2),
      ]);
      const wrong = probes.find((at) => offsetAt(name, at) !== -zone.utcOffset(at) * MINUTE);
      if (wrong !== undefined) differing.push(`${name} at ${new Date(wrong).toISOString()}`);
    }
    expect(differing).toEqual([]);
  });
});

test('before 2000 and after 2099 the nearest known offset holds', () => {
  expect(offsetAt('Europe/Berlin', Date.UTC(1940, 6, 1))).toBe(offsetAt('Europe/Berlin', start));
  expect(offsetAt('Europe/Berlin', Date.UTC(2150, 6, 1))).toBe(offsetAt('Europe/Berlin', end - 1));
  expect(offsetAt('Australia/Sydney', Date.UTC(2150, 6, 1))).toBe(11 * 60 * MINUTE);
});
