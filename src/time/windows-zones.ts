import windowsZones from './windows-zone-data.json';
import { findZone, type ZoneName } from './zone';

/** The release of Unicode CLDR that tells which zone each Windows name stands for. */
export const WINDOWS_ZONES_VERSION: string = windowsZones.version;

/** What a name turned out to mean; `custom` when only its rule can tell. */
export type NamedZone =
  | { readonly kind: 'zone'; readonly zone: ZoneName }
  | { readonly kind: 'custom' }
  | { readonly kind: 'unknown' };

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

const namesOf = new Map(
  Object.entries<string>(windowsZones.names).map(([name, zones]) => [
    plain(name),
    zones.split(' '),
  ]),
);

/** Names that Outlook still sends and CLDR has dropped, or never had. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['tzone://microsoft/utc', 'UTC'],
  ['coordinated universal time', 'UTC'],
  ['(utc) coordinated universal time', 'UTC'],
  ['utc', 'UTC'],
  ['z', 'UTC'],
  ['kamchatka standard time', 'Asia/Kamchatka'],
]);

/** Names that say no more than that somebody made a rule of their own. */
const CUSTOM_NAMES: readonly string[] = ['customized time zone', 'tzone://microsoft/custom'];

/** The first zones of all Windows names, those with the most people first. */
export const LIKELY_ZONES: readonly ZoneName[] = [...namesOf.values()].flatMap(
  ([first]) => findZone(first ?? '') ?? [],
);

/**
 * The zone that Outlook means by a name: a Windows name by CLDR's table, an IANA name (old ones too), or one of the ways
 * in which it writes UTC. Of the zones that a Windows name covers, `known` is kept if it is among them.
 */
export function zoneOfName(name: string, known: ZoneName | null = null): NamedZone {
  const wanted = plain(name);
  if (CUSTOM_NAMES.includes(wanted)) return { kind: 'custom' };
  const zones = namesOf.get(wanted);
  if (zones !== undefined) {
    const places = zones.map(findZone);
    const zone = places.find((place) => place !== null && place === known) ?? places[0] ?? null;
    return zone === null ? { kind: 'unknown' } : { kind: 'zone', zone };
  }
  const zone = findZone(OTHER_NAMES.get(wanted) ?? name.trim());
  return zone === null ? { kind: 'unknown' } : { kind: 'zone', zone };
}
