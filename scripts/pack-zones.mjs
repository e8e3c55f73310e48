// Packs moment-timezone's copy of the IANA database for the years 2000 to 2099:
//   node scripts/pack-zones.mjs > src/time/zone-data.json
// The layout is explained in src/time/zone-table.ts, which decodes it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const moment = require('moment-timezone');

const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
// Eleven successive years show every weekday on every date, so twelve pin a yearly rule down.
const YEARS_A_RULE_IS_READ_FROM = 12;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Old names whose clock several places share: where IANA's `backward` file points, or the place itself. */
const ALIAS_HOMES = {
  'Africa/Asmera': 'Africa/Asmara',
  'Africa/Timbuktu': 'Africa/Bamako',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Montreal': 'America/Toronto',
  'America/Nipigon': 'America/Toronto',
  'America/Thunder_Bay': 'America/Toronto',
  'America/Virgin': 'America/St_Thomas',
  'Antarctica/South_Pole': 'Antarctica/McMurdo',
  'Asia/Rangoon': 'Asia/Yangon',
  'Atlantic/Jan_Mayen': 'Europe/Oslo',
  'Canada/Eastern': 'America/Toronto',
  CET: 'Europe/Brussels',
  CST6CDT: 'America/Chicago',
  EST: 'America/Panama',
  EST5EDT: 'America/New_York',
  'Europe/Belfast': 'Europe/London',
  GB: 'Europe/London',
  'GB-Eire': 'Europe/London',
  Iceland: 'Atlantic/Reykjavik',
  MET: 'Europe/Brussels',
  MST: 'America/Phoenix',
  MST7MDT: 'America/Denver',
  NZ: 'Pacific/Auckland',
  PST8PDT: 'America/Los_Angeles',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Samoa': 'Pacific/Pago_Pago',
  'Pacific/Truk': 'Pacific/Chuuk',
  'Pacific/Yap': 'Pacific/Chuuk',
  Singapore: 'Asia/Singapore',
  'US/Arizona': 'America/Phoenix',
  'US/Samoa': 'Pacific/Pago_Pago',
};

const yearStart = (year) => Date.UTC(year, 0, 1);
const yearOf = (localMs) => new Date(localMs).getUTCFullYear();
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The offset in force when 2000 begins and every change of offset up to the end of 2099. */
const readHistory = (packed) => {
  const { untils, offsets } = moment.tz.unpack(packed);
  const changes = [];
  let offset;
  untils.forEach((until, span) => {
    const start = span === 0 ? -Infinity : untils[span - 1];
    const next = -offsets[span];
    if (start <= yearStart(FIRST_YEAR)) offset = next;
    else if (start < yearStart(LAST_YEAR + 1) && next !== (changes.at(-1)?.after ?? offset)) {
      changes.push({ at: start, before: changes.at(-1)?.after ?? offset, after: next });
    }
  });
  for (const minutes of [offset, ...changes.flatMap(({ at, after }) => [at / MINUTE, after])]) {
    if (!Number.isInteger(minutes)) throw new Error(`not a whole minute in ${packed.slice(0, 40)}`);
  }
  return { offset, changes };
};

/** Where a yearly change falls: the first `weekday` on or after `day` of `month`, at `minute` of the wall clock it ends. */
const readYearlyChange = (changes) => {
  const locals = changes.map(({ at, before }) => at + before * MINUTE);
  const month = Math.min(...locals.map((local) => new Date(local).getUTCMonth()));
  const days = locals.map((local) => Math.floor((local - Date.UTC(yearOf(local), month, 1)) / DAY));
  const local = locals[0];
  return {
    month,
    day: Math.min(...days),
    weekday: new Date(local).getUTCDay(),
    minute: (((local % DAY) + DAY) % DAY) / MINUTE,
    before: changes[0].before,
    after: changes[0].after,
  };
};

const applyYearlyChange = ({ month, day, weekday, minute, before, after }, year) => {
  const earliest = Date.UTC(year, month, 1 + day);
  const wait = (weekday - new Date(earliest).getUTCDay() + 7) % 7;
  return { at: earliest + wait * DAY + (minute - before) * MINUTE, before, after };
};

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The rule the last years follow and the first year from which it always held, or null without one. */
const readRule = (changes) => {
  const byYear = new Map();
  for (const change of changes) {
    const year = yearOf(change.at + change.before * MINUTE);
    byYear.set(year, [...(byYear.get(year) ?? []), change]);
  }
  const years = Array.from({ length: YEARS_A_RULE_IS_READ_FROM }, (_, i) => LAST_YEAR - i);
  const perYear = byYear.get(LAST_YEAR)?.length ?? 0;
  if (perYear === 0 || years.some((year) => byYear.get(year)?.length !== perYear)) return null;
  const rule = Array.from({ length: perYear }, (_, nth) =>
    readYearlyChange(years.map((year) => byYear.get(year)[nth])),
  );
  const holds = (year) =>
    same(
      byYear.get(year),
      rule.map((change) => applyYearlyChange(change, year)),
    );
  let from = LAST_YEAR + 1;
  while (holds(from - 1)) from -= 1;
  if (from > LAST_YEAR - YEARS_A_RULE_IS_READ_FROM + 1) throw new Error('the rule does not hold');
  return { from, rule };
};

const packHistory = ({ offset, changes }) => {
  const found = readRule(changes);
  const listed = found
    ? changes.filter(({ at, before }) => yearOf(at + before * MINUTE) < found.from)
    : changes;
  const offsets = [...new Set([offset, ...changes.map(({ after }) => after)])];
  const index = (value) => offsets.indexOf(value).toString(36);
  let previous = yearStart(FIRST_YEAR);
  const gaps = listed.map(({ at }) => {
    const gap = ((at - previous) / MINUTE).toString(36);
    previous = at;
    return gap;
  });
  const rule = found
    ? [
        found.from,
        ...found.rule.map(({ month, day, weekday, minute, after }) =>
          [month + 1, day + 1, weekday, minute, index(after)].join('.'),
        ),
      ]
    : [];
  return [offsets, listed.map(({ after }) => index(after)), gaps, rule]
    .map((list, field) => list.join(field === 1 ? '' : ' '))
    .join('|')
    .replace(/\|+$/, '');
};

/** The names people write for themselves: those IANA's zone.tab gives to places, plus UTC and the fixed Etc zones. */
const isCanonical = (name, places) =>
  places.has(name) || name === 'UTC' || /^Etc\/GMT[+-][1-9]\d?$/.test(name);

const packZones = () => {
  const source = require('moment-timezone/data/packed/latest.json');
  const places = new Set(Object.keys(require('moment-timezone/data/meta/latest.json').zones));
  const namesOf = new Map(source.zones.map((packed) => [packed.split('|')[0], []]));
  for (const [name, names] of namesOf) names.push(name);
  for (const link of source.links) {
    const [target, name] = link.split('|');
    namesOf.get(target).push(name);
  }

  const clocks = {};
  const aliases = {};
  const clockOf = new Map();
  const homes = [];
  for (const packed of source.zones) {
    const clock = packHistory(readHistory(packed));
    const names = namesOf.get(packed.split('|')[0]);
    const canonical = names.filter((name) => isCanonical(name, places));
    for (const name of names) {
      clockOf.set(name, clock);
      if (canonical.includes(name)) (clocks[clock] ??= []).push(name);
      else homes.push([name, canonical]);
    }
  }
  for (const [name, canonical] of homes) {
    const isGreenwich = /^(Etc\/)?(GMT[+-]?0?|Greenwich)$/.test(name);
    const home = ALIAS_HOMES[name] ?? (isGreenwich ? 'UTC' : canonical[0]);
    if (home === undefined || (canonical.length > 1 && ALIAS_HOMES[name] === undefined)) {
      throw new Error(`${name} could stand for any of: ${canonical.join(' ')}`);
    }
    if (clockOf.get(home) !== clockOf.get(name)) throw new Error(`${name} differs from ${home}`);
    (aliases[home] ??= []).push(name);
  }

  const sorted = (groups, key) =>
    Object.fromEntries(
      Object.entries(groups)
        .map(([group, names]) => [group, names.sort(byName).join(' ')])
        .sort((a, b) => byName(a[key], b[key])),
    );
  return { version: source.version, clocks: sorted(clocks, 1), aliases: sorted(aliases, 0) };
};

process.stdout.write(`${JSON.stringify(packZones(), null, 1)}\n`);
