import * as fc from 'fast-check';
import type {
  DayBlock,
  Exception,
  Person,
  PlannedFocus,
  Role,
  SyncWindow,
  Weekday,
  WorkingBlock,
} from '../../../src/roster/person';
import { AVAILABILITY_STATES, type Report } from '../../../src/presence/report';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { formatClock, formatDay, wallAt } from '../../../src/time/wall-time';
import { transitions } from '../../../src/time/zone';

/** Both hemispheres, half and quarter hours, half-hour summer time, the date line, Ramadan, changes at midnight, a skipped date. */
export const ZONES: readonly string[] = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/New_York',
  'America/St_Johns',
  'America/Los_Angeles',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Asuncion',
  'America/Havana',
  'Antarctica/Troll',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Marquesas',
];

/** Years in which the zone data of every Node that runs these tests is the same. */
const YEARS = { start: Date.UTC(2005, 0, 1), end: Date.UTC(2026, 0, 1) };

const changes = new Map(
  ZONES.map((zone) => [zone, transitions(zone, YEARS).map(({ at }) => at)] as const),
);

/** A zone, and a whole minute that is often near a change of its clock. */
export const anyMoment = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    which: fc.nat(),
    isNear: fc.boolean(),
    minutes: fc.integer({ min: -3 * 1440, max: 3 * 1440 }),
    anywhere: fc.integer({ min: YEARS.start / MINUTE, max: YEARS.end / MINUTE }),
  })
  .map(({ zone, which, isNear, minutes, anywhere }) => {
    const near = changes.get(zone) ?? [];
    const change = near[which % Math.max(1, near.length)];
    const at = isNear && change !== undefined ? change + minutes * MINUTE : anywhere * MINUTE;
    return { zone, at };
  });

/** Minutes of the day, often the full hours in which clocks change. */
const anyMinute = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  fc.constantFrom(0, 60, 90, 120, 150, 180, 1380, 1439),
);

const anyStart = anyMinute.map(formatClock);
const anyEnd = fc.oneof({ weight: 9, arbitrary: anyStart }, fc.constant('24:00'));
const anyDays: fc.Arbitrary<Weekday[]> = fc.oneof(
  fc.constant<Weekday[]>([1, 2, 3, 4, 5]),
  fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
);

const anyDayBlock: fc.Arbitrary<DayBlock> = fc.record({ start: anyStart, end: anyEnd });

/** A block of the week, at any hour and of any length up to a day. */
export const anyBlock: fc.Arbitrary<WorkingBlock> = fc.record({
  days: anyDays,
  start: anyStart,
  end: anyEnd,
});

/** Made from the local date on which something of interest happens. */
type Around<Made> = (today: number) => Made;

/** Dates from a week before to a week after a local date, and years of them now and then. */
const anyException: fc.Arbitrary<Around<Exception>> = fc
  .record({
    from: fc.integer({ min: -7, max: 7 }),
    length: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 900 })),
    blocks: fc.oneof(fc.constant([]), fc.array(anyDayBlock, { maxLength: 3 })),
    isOneDate: fc.boolean(),
  })
  .map(({ from, length, blocks, isOneDate }) => (today) => ({
    from: formatDay(today + from),
    ...(isOneDate ? {} : { to: formatDay(today + from + length) }),
    blocks,
  }));

const anyFocus: fc.Arbitrary<Around<PlannedFocus>> = fc.oneof(
  anyBlock.map(
    (block): Around<PlannedFocus> =>
      () =>
        block,
  ),
  fc
    .tuple(fc.integer({ min: -3, max: 5 }), anyDayBlock)
    .map(([shift, block]): Around<PlannedFocus> => (today) => ({
      date: formatDay(today + shift),
      ...block,
    })),
);

const anyDraft = fc.record(
  {
    id: fc.constantFrom('ana', 'ben', 'cho', 'dua', 'eli', 'fay'),
    blocks: fc.array(anyBlock, { maxLength: 4 }),
    role: fc.constantFrom<Role>('manager', 'contributor', 'maker', 'support'),
    exceptions: fc.array(anyException, { maxLength: 4 }),
    focus: fc.array(anyFocus, { maxLength: 3 }),
    replyWithin: fc.oneof(
      fc.constantFrom('1m', '30m', '90m', '4h', '8h', '20h', '1d', '2d', '3d', '10d'),
      fc.integer({ min: 1, max: 3000 }).map((minutes) => `${minutes}m`),
    ),
  },
  { requiredKeys: ['id', 'blocks'] },
);

/** Somebody with an instant of interest, around which their exceptions and dated focus lie. */
export const anyPersonAndMoment: fc.Arbitrary<{ readonly person: Person; readonly at: number }> = fc
  .tuple(anyMoment, anyDraft)
  .map(([{ zone, at }, { id, blocks, exceptions, focus, ...rest }]) => {
    const today = wallAt(zone, at).day;
    const person: Person = {
      id,
      name: 'Somebody',
      zone,
      blocks,
      ...rest,
      ...(exceptions === undefined ? {} : { exceptions: exceptions.map((make) => make(today)) }),
      ...(focus === undefined ? {} : { focus: focus.map((make) => make(today)) }),
    };
    return { person, at };
  });

/** A meeting of the team, in any zone. */
export const anySyncWindow: fc.Arbitrary<SyncWindow> = fc.record({
  title: fc.constant('Meeting'),
  zone: fc.constantFrom(...ZONES),
  days: anyDays,
  start: anyStart,
  end: anyEnd,
  people: fc.oneof(
    fc.constant<'all'>('all'),
    fc.subarray(['ana', 'ben', 'cho', 'dua', 'eli', 'fay']),
  ),
  kind: fc.constantFrom<'meeting' | 'together'>('meeting', 'meeting', 'together'),
});

/** Busy stretches within two days of an instant, in whole minutes, in any order, some of them touching or overlapping. */
export const anyBusy: fc.Arbitrary<(at: number) => Interval[]> = fc
  .array(fc.tuple(fc.integer({ min: -2880, max: 2880 }), fc.integer({ min: 0, max: 300 })), {
    maxLength: 3,
  })
  .map(
    (list) => (at) =>
      list.map(([start, length]) => ({
        start: at + start * MINUTE,
        end: at + (start + length) * MINUTE,
      })),
  );

/** Somebody with a range of up to a few days around an instant of interest. */
export const anyPersonAndRange = fc
  .record({
    given: anyPersonAndMoment,
    before: fc.integer({ min: 0, max: 2 * DAY }),
    after: fc.integer({ min: HOUR, max: 3 * DAY }),
  })
  .map(({ given: { person, at }, before, after }) => ({
    person,
    at,
    range: { start: at - before, end: at + after },
  }));

/** What a live source may say around an instant: earlier or a little later, with an end or without, connected or lost. */
export const anyReport: fc.Arbitrary<(at: number) => Report> = fc
  .record({
    state: fc.constantFrom(...AVAILABILITY_STATES),
    said: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -600, max: 0 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }) },
    ),
    lasts: fc.option(fc.integer({ min: 1, max: 1500 }), { nil: undefined }),
    connected: fc.boolean().map((isLost) => !isLost),
  })
  .map(({ state, said, lasts, connected }) => (at) => ({
    state,
    at: at + said * MINUTE,
    ...(lasts === undefined ? {} : { until: at + (said + lasts) * MINUTE }),
    source: 'channel',
    connected,
  }));
