import { describe, expect, it } from 'vitest';
import packed from '../../../renderer/ui/zone-field/cities.json';
import { readPlaces, searchPlaces } from '../../../renderer/ui/zone-field/city-table';
import { findZone, zoneNames } from '../../../src/time/zone';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const places = readPlaces(packed, (code) => regions.of(code) ?? code);

const first = (text: string): string | undefined => searchPlaces(places, text, 5)[0]?.zone;

describe('the packed cities', () => {
  it('name only zones that Lull knows', () => {
    expect(packed.zones.filter((zone) => findZone(zone) !== zone)).toEqual([]);
  });

  it('have a name, a region and a zone each', () => {
    const odd = packed.cities
      .split('\n')
      .filter((line) => !/^[^|]+\|[^|]*\|[A-Z]{2}\|\d+(\|[^|]+)?$/.test(line));
    expect(odd).toEqual([]);
  });

  it('are followed by every zone', () => {
    const bare = new Set(places.filter(({ region }) => region === '').map(({ zone }) => zone));
    expect(zoneNames().filter((zone) => !bare.has(zone))).toEqual([]);
  });
});

describe('searchPlaces', () => {
  it.each([
    ['tok', 'Asia/Tokyo'],
    ['zurich', 'Europe/Zurich'],
    ['Zürich', 'Europe/Zurich'],
    ['munchen', 'Europe/Berlin'],
    ['bangalore', 'Asia/Kolkata'],
    ['bengaluru', 'Asia/Kolkata'],
    ['kiev', 'Europe/Kyiv'],
    ['nyc', 'America/New_York'],
    ['new york', 'America/New_York'],
    ['portland maine', 'America/New_York'],
    ['portland oregon', 'America/Los_Angeles'],
    ['london ontario', 'America/Toronto'],
    ['asuncion', 'America/Asuncion'],
    ['qostanay', 'Asia/Qostanay'],
    ['Europe/Lisbon', 'Europe/Lisbon'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['kathmandu', 'Asia/Kathmandu'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['utc', 'UTC'],
  ])('finds %s', (text, zone) => {
    expect(first(text)).toBe(zone);
  });

  it.each(['', '   ', '///', 'qqqq'])('finds nothing for %j', (text) => {
    expect(searchPlaces(places, text, 5)).toEqual([]);
  });

  it('does not list a zone again that its city stands for', () => {
    const named = searchPlaces(places, 'tokyo', 20).filter(({ city }) => city === 'Tokyo');
    expect(named.map(({ region }) => region)).toEqual(['JP']);
  });
});
