// Packs the Windows zone names of Unicode CLDR with the IANA zones that each stands for:
//   node scripts/pack-windows-zones.mjs > src/time/windows-zone-data.json
// Each name has its zones in one text, the one for the world first. Names stand in the order of how many people live
// in the cities of that first zone, so that of several that fit the likeliest is met first.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { supplemental } = require('cldr-core/supplemental/windowsZones.json');
const { version } = require('cldr-core/package.json');
const { cityMapping } = require('city-timezones');
const { aliases } = require('../src/time/zone-data.json');

/** CLDR's territory for the zone that a Windows name stands for when no territory is told. */
const WORLD = '001';

const homeOf = new Map(
  Object.entries(aliases).flatMap(([home, names]) => names.split(' ').map((name) => [name, home])),
);

/** CLDR keeps the names that zones had when it first knew them. */
const nameToday = (zone) => homeOf.get(zone) ?? zone;

const packWindowsZones = () => {
  const zonesOf = new Map();
  for (const { mapZone } of supplemental.windowsZones.mapTimezones) {
    const zones = mapZone._type.split(' ').filter(Boolean).map(nameToday);
    const known = zonesOf.get(mapZone._other) ?? [];
    zonesOf.set(
      mapZone._other,
      mapZone._territory === WORLD ? [...zones, ...known] : [...known, ...zones],
    );
  }
  const living = new Map();
  for (const { timezone, pop } of cityMapping) {
    const zone = nameToday(timezone);
    living.set(zone, (living.get(zone) ?? 0) + (pop ?? 0));
  }
  const peopleIn = ([, [first]]) => living.get(first) ?? 0;
  const ordered = [...zonesOf].sort((a, b) => peopleIn(b) - peopleIn(a) || (a[0] < b[0] ? -1 : 1));
  const names = Object.fromEntries(
    ordered.map(([name, zones]) => [name, [...new Set(zones)].join(' ')]),
  );
  return { version, names };
};

process.stdout.write(`${JSON.stringify(packWindowsZones(), null, 1)}\n`);
