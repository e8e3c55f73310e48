import { describe, expect, it } from 'vitest';
import { placeOfZone } from '../../../src/time/place';

describe('placeOfZone', () => {
  it.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['Asia/Tokyo', 'Tokyo'],
    ['UTC', 'UTC'],
    ['Etc/GMT+3', 'UTC\u22123'],
    ['Etc/GMT-14', 'UTC+14'],
  ])('%s', (zone, place) => {
    expect(placeOfZone(zone)).toBe(place);
  });
});
