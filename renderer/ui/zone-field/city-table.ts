import { placeOfZone } from '../../../src/time/place';
import { findZone, zoneNames, type ZoneName } from '../../../src/time/zone';
import { plainText } from '../plain-text';

/** A place a person may type to name a zone. `region` is an ISO 3166 code, empty for a bare zone. */
export type Place = {
  readonly city: string;
  readonly province: string;
  readonly region: string;
  readonly zone: ZoneName;
  /** What it is found by: its words in plain small letters. */
  readonly words: readonly string[];
};

/** The packed file: a city a line, largest first, as `name|province|region|index into zones|other names`. */
export type PackedCities = { readonly zones: readonly string[]; readonly cities: string };

function wordsOf(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => plainText(text).split(/[^\p{L}\p{N}+]+/u)).filter(Boolean);
}

/** Unpacks the cities, and after them every zone by its own name. */
export function readPlaces(packed: PackedCities, nameOfRegion: (code: string) => string): Place[] {
  const regions = new Map<string, string>();
  const places: Place[] = [];
  for (const line of packed.cities.split('\n')) {
    const [city = '', province = '', region = '', at = '', others = ''] = line.split('|');
    const zone = packed.zones[Number(at)];
    if (zone === undefined) continue;
    const regionName = regions.get(region) ?? nameOfRegion(region);
    regions.set(region, regionName);
    const words = wordsOf(city, others, province, regionName);
    places.push({ city, province, region, zone, words });
  }
  for (const zone of zoneNames()) {
    const city = placeOfZone(zone);
    places.push({ city, province: '', region: '', zone, words: wordsOf(city, zone) });
  }
  return places;
}

/** How well a place meets what was typed: less is better, null is not at all. */
function distance(place: Place, typed: readonly string[], whole: string): number | null {
  for (const part of typed) {
    if (!place.words.some((word) => word.startsWith(part))) return null;
  }
  const name = plainText(place.city);
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  return typed.every((part) => name.includes(part)) ? 2 : 3;
}

/** The places that every typed word begins a word of, best first, then largest first; an exact zone name comes before all. */
export function searchPlaces(places: readonly Place[], text: string, limit: number): Place[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  const whole = plainText(text.trim());
  const exact = findZone(text.trim());
  const ranks: Place[][] = [[], [], [], [], []];
  const named = new Set<string>();
  for (const place of places) {
    const bare = place.region === '';
    if (bare && place.zone === exact) {
      ranks[0]?.push(place);
      continue;
    }
    const far = distance(place, typed, whole);
    if (far === null) continue;
    // A zone that its own city already stands for is not listed twice.
    const key = `${place.city} ${place.zone}`;
    if (bare && named.has(key)) continue;
    named.add(key);
    ranks[far + 1]?.push(place);
  }
  return ranks.flat().slice(0, limit);
}
