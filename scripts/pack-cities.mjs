// Packs the cities of city-timezones for the zone field:
//   node scripts/pack-cities.mjs > renderer/ui/zone-field/cities.json
// The layout is explained in renderer/ui/zone-field/city-table.ts, which reads it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { cityMapping } = createRequire(import.meta.url)('city-timezones');
const zoneData = JSON.parse(
  readFileSync(new URL('../src/time/zone-data.json', import.meta.url), 'utf8'),
);

/** What people also call these cities; the list the package carries knows one name each. */
const OTHER_NAMES = {
  Beijing: 'Peking',
  Bengaluru: 'Bangalore',
  Brussels: 'Bruxelles Brussel',
  Chennai: 'Madras',
  Cologne: 'Köln',
  Copenhagen: 'København',
  Geneva: 'Genève Genf',
  Göteborg: 'Gothenburg',
  'Ho Chi Minh City': 'Saigon',
  Kolkata: 'Calcutta',
  Kyiv: 'Kiev',
  Lisbon: 'Lisboa',
  'Mexico City': 'Ciudad de México CDMX',
  Milan: 'Milano',
  Moscow: 'Moskva',
  Mumbai: 'Bombay',
  Munich: 'München',
  'New York': 'NYC',
  Prague: 'Praha',
  Rangoon: 'Yangon',
  Rome: 'Roma',
  'San Francisco': 'SF Bay Area',
  Seville: 'Sevilla',
  Vienna: 'Wien',
  Warsaw: 'Warszawa',
};

/** Names as they are spelt at home, where the package has a slip or leaves the accents out. */
const SPELT = {
  Asuncion: 'Asunción',
  Bogota: 'Bogotá',
  Brasilia: 'Brasília',
  Oostanay: 'Qostanay',
  'Sao Paulo': 'São Paulo',
};

/** Provinces that were given a zone of their own after the package's list was made. */
const PROVINCE_ZONES = { Qostanay: 'Asia/Qostanay' };

/** Codes that the package leaves out, by the country it names. */
const REGIONS = { Kosovo: 'XK', Somaliland: 'SO' };

const canonical = new Set(Object.values(zoneData.clocks).flatMap((names) => names.split(' ')));
const homes = new Map();
for (const [home, aliases] of Object.entries(zoneData.aliases)) {
  for (const alias of aliases.split(' ')) homes.set(alias, home);
}
const findZone = (name) => (canonical.has(name) ? name : homes.get(name));

const zones = [];
const cities = [];
const seen = new Set();
for (const place of [...cityMapping].sort((a, b) => b.pop - a.pop)) {
  const zone = findZone(PROVINCE_ZONES[place.province] ?? place.timezone);
  const region = REGIONS[place.country] ?? place.iso2;
  if (zone === undefined || !/^[A-Z]{2}$/.test(region)) continue;
  const city = SPELT[place.city] ?? place.city;
  const province = place.province === city ? '' : (place.province ?? '');
  const key = `${city}|${province}|${region}`;
  if (seen.has(key)) continue;
  seen.add(key);
  if (!zones.includes(zone)) zones.push(zone);
  // Of cities that share a name, the largest is the one also known otherwise.
  const others = cities.some(([name]) => name === city) ? '' : OTHER_NAMES[city];
  cities.push([city, province, region, zones.indexOf(zone), others ?? '']);
}

const lines = cities.map((fields) => fields.join('|').replace(/\|$/, '')).join('\n');
process.stdout.write(`${JSON.stringify({ zones, cities: lines }, null, 2)}\n`);
