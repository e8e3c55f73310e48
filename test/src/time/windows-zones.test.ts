import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIKELY_ZONES, WINDOWS_ZONES_VERSION, zoneOfName } from '../../../src/time/windows-zones';

const root = resolve(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);

type CldrZone = {
  readonly mapZone: {
    readonly _other: string;
    readonly _type: string;
    readonly _territory: string;
  };
};

const cldr: readonly CldrZone[] = require('cldr-core/supplemental/windowsZones.json').supplemental
  .windowsZones.mapTimezones;

describe('the checked-in Windows zones', () => {
  test('are what the script makes of the installed CLDR', () => {
    const checkedIn = readFileSync(resolve(root, 'src/time/windows-zone-data.json'), 'utf8');
    const script = resolve(root, 'scripts/pack-windows-zones.mjs');
    expect(checkedIn).toBe(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
    expect(checkedIn.length).toBeLessThan(13_000);
  });

  test('say which release of CLDR they are of', () => {
    expect(WINDOWS_ZONES_VERSION).toBe(require('cldr-core/package.json').version);
  });

  test('have a first zone for every name, that of the most people first', () => {
    expect(LIKELY_ZONES).toHaveLength(new Set(cldr.map(({ mapZone }) => mapZone._other)).size);
    expect(LIKELY_ZONES.indexOf('Europe/Berlin')).toBeLessThan(
      LIKELY_ZONES.indexOf('Europe/Paris'),
    );
    expect(LIKELY_ZONES.indexOf('Europe/Paris')).toBeLessThan(
      LIKELY_ZONES.indexOf('Europe/Budapest'),
    );
  });
});

describe('a zone that Outlook names', () => {
  test('is by every name of CLDR the zone that shows the same clock as its first', () => {
    const sameClock = (a: string, b: string): boolean =>
      ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].every((at) => {
        const clock = (zone: string) =>
          new Date(at).toLocaleString('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
        return clock(a) === clock(b);
      });
    for (const { mapZone } of cldr.filter((one) => one.mapZone._territory === '001')) {
      const named = zoneOfName(mapZone._other);
      if (named.kind !== 'zone') throw new Error(`${mapZone._other} is ${named.kind}`);
      expect(sameClock(named.zone, mapZone._type), mapZone._other).toBe(true);
    }
  });

  test.each([
    ['Pacific Standard Time', 'America/Los_Angeles'],
    [' pacific  standard time ', 'America/Los_Angeles'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['FLE Standard Time', 'Europe/Kyiv'],
    ['Nepal Standard Time', 'Asia/Kathmandu'],
    ['Kamchatka Standard Time', 'Asia/Kamchatka'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Europe/Lisbon', 'Europe/Lisbon'],
    ['UTC', 'UTC'],
    ['Utc', 'UTC'],
    ['Z', 'UTC'],
    ['Etc/GMT', 'UTC'],
    ['tzone://Microsoft/Utc', 'UTC'],
    ['Coordinated Universal Time', 'UTC'],
    ['(UTC) Coordinated Universal Time', 'UTC'],
    ['Dateline Standard Time', 'Etc/GMT+12'],
  ])('%s is %s', (name, zone) => {
    expect(zoneOfName(name)).toEqual({ kind: 'zone', zone });
  });

  test('is the one that is known of the person if the name covers it, and no other', () => {
    const name = 'W. Europe Standard Time';
    expect(zoneOfName(name, 'Europe/Zurich')).toEqual({ kind: 'zone', zone: 'Europe/Zurich' });
    expect(zoneOfName(name, 'Asia/Tokyo')).toEqual({ kind: 'zone', zone: 'Europe/Berlin' });
  });

  test.each(['Customized Time Zone', 'tzone://Microsoft/Custom'])(
    '%s tells a rule only',
    (name) => {
      expect(zoneOfName(name)).toEqual({ kind: 'custom' });
    },
  );

  test.each(['', 'Mid-Atlantic Standard Time', 'Moon Standard Time', '+02:00', 'constructor'])(
    '"%s" is not known',
    (name) => {
      expect(zoneOfName(name)).toEqual({ kind: 'unknown' });
    },
  );
});
