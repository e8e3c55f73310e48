import type { Person, SyncWindow } from '../roster/person';
import { peopleBySchedule, scheduleOf, weekMinutes, type Schedule } from '../roster/schedule';
import { DAY, MINUTE, requireInstant, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { formatDay, instantOf, wallAt, weekdayOf, type LocalDay } from '../time/wall-time';
import type { ZoneName } from '../time/zone';
import {
  aheadAt,
  aheadSpans,
  overlapEffect,
  type AheadSpan,
  type OverlapEffect,
} from './clock-shifts';
import { absences, type Absence } from './leave-shifts';
import type { Concerned, TimeShift } from './time-shift';
import { sharedWeek, typicalWeek, weekSeenFrom } from './typical-week';

/** How far ahead of today is looked. */
export const GUARDED_DAYS = 21;

/** How far ahead the end of a change is looked for, so that it can be named. */
const END_SEEN_WITHIN = 60;

/** From more people than this on, leave is told only of those I meet by name: somebody is always away. */
export const LEAVE_TOLD_UP_TO = 50;

/** How many names an effect carries. */
const MOST_NAMES = 3;

/** Whom the guard watches over, and what was told before. */
export type Guarded = {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly sync: readonly SyncWindow[];
  readonly isTold: (key: string) => boolean;
};

type Spans = (zone: ZoneName) => readonly AheadSpan[];

const clockKey = (mine: ZoneName, theirs: ZoneName, { at }: AheadSpan): string =>
  `clock:${mine}:${theirs}:${formatDay(Math.floor(at / DAY))}`;

type Gathered = {
  readonly effect: OverlapEffect;
  readonly keys: Set<string>;
  readonly zones: Set<ZoneName>;
  readonly people: Person[];
};

const nameOf = ({ name }: Person): string => name;

/** Everybody for whom the effect is the same is told about at once. */
function overlapShifts(
  { me, people, isTold }: Guarded,
  spans: Spans,
  today: LocalDay,
): TimeShift[] {
  const mine = scheduleOf(me);
  const gathered = new Map<string, Gathered>();
  const sharing = new Map<ZoneName, number>();
  for (const [schedule, members] of peopleBySchedule(people)) {
    if (!schedule.sharesHours) continue;
    const { zone } = schedule;
    sharing.set(zone, (sharing.get(zone) ?? 0) + members.length);
    for (const span of spans(zone)) {
      const key = clockKey(me.zone, zone, span);
      if (isTold(key)) continue;
      const effect = overlapEffect(mine, schedule, span);
      if (effect === null || effect.from < today || effect.from > today + GUARDED_DAYS) continue;
      const { from, until, before, after, per } = effect;
      const same = `${from} ${until} ${before} ${after} ${per}`;
      const group = gathered.get(same) ?? { effect, keys: new Set(), zones: new Set(), people: [] };
      group.keys.add(key);
      group.zones.add(zone);
      for (const member of members) group.people.push(member);
      gathered.set(same, group);
    }
  }
  return [...gathered.values()].map(({ effect, keys, zones, people: those }) => {
    const everybody = [...zones].reduce((sum, zone) => sum + (sharing.get(zone) ?? 0), 0);
    const who: Concerned = {
      zones: [...zones],
      count: those.length,
      names: those.slice(0, MOST_NAMES).map(nameOf),
      whole: those.length === everybody,
    };
    return { kind: 'overlap', keys: [...keys], who, ...effect };
  });
}

const attends = ({ id }: Person, { people }: SyncWindow): boolean =>
  people === 'all' || people.includes(id);

/** When a window begins first from an instant on; null when it does not within two weeks. */
function firstStart(window: SyncWindow, from: Instant): Instant | null {
  const week = weekMinutes(window, 'sync');
  const { day } = wallAt(window.zone, from);
  for (let date = day; date < day + 14; date++) {
    const start = (week[weekdayOf(date)] ?? [])[0];
    if (start === undefined) continue;
    const at = instantOf(window.zone, date, start);
    if (at >= from) return at;
  }
  return null;
}

/** The last date of mine from `first` to `last` on which a window begins. */
function lastDate(me: Person, window: SyncWindow, first: LocalDay, last: LocalDay): LocalDay {
  for (let day = last; day > first; day--) {
    const start = firstStart(window, instantOf(me.zone, day, 0));
    if (start !== null && wallAt(me.zone, start).day === day) return day;
  }
  return first;
}

function syncShift(me: Person, window: SyncWindow, span: AheadSpan, key: string): TimeShift | null {
  const start = firstStart(window, span.at);
  if (start === null) return null;
  const { day: from, minute } = wallAt(me.zone, start);
  if (span.last !== null && from > span.last) return null;
  return {
    kind: 'sync',
    keys: [key],
    from,
    until: span.last === null ? null : lastDate(me, window, from, span.last),
    title: window.title,
    zone: window.zone,
    later: span.before - span.after,
    start: minute,
  };
}

function syncShifts({ me, sync, isTold }: Guarded, spans: Spans, today: LocalDay): TimeShift[] {
  const shifts: TimeShift[] = [];
  for (const window of sync) {
    if (!attends(me, window)) continue;
    for (const span of spans(window.zone)) {
      const key = `sync:${clockKey(me.zone, window.zone, span)}:${window.start}:${window.title}`;
      if (isTold(key)) continue;
      const shift = syncShift(me, window, span, key);
      if (shift !== null && shift.from >= today && shift.from <= today + GUARDED_DAYS)
        shifts.push(shift);
    }
  }
  return shifts;
}

/** Whose leave is told: everybody's on a team that can be known by name, else theirs whom I meet by name. */
function whoseLeave({ me, people, sync }: Guarded): readonly Person[] {
  if (people.length <= LEAVE_TOLD_UP_TO) return people;
  const met = new Set<string>();
  for (const window of sync) {
    if (window.people === 'all' || !window.people.includes(me.id)) continue;
    for (const id of window.people) met.add(id);
  }
  return people.filter(({ id }) => met.has(id));
}

/** What I usually share with somebody on a day that both work, as the clocks stand on that date. */
function usuallyShared(me: Schedule, them: Schedule, day: LocalDay): number {
  const ahead = aheadAt(me.zone, them.zone, instantOf(me.zone, day, 0));
  return (
    sharedWeek(typicalWeek(me), weekSeenFrom(typicalWeek(them), ahead)).minutes[weekdayOf(day)] ?? 0
  );
}

function leaveShifts(guarded: Guarded, today: LocalDay): TimeShift[] {
  const { me, isTold } = guarded;
  const gathered = new Map<string, { absence: Absence; keys: string[]; people: Person[] }>();
  for (const person of whoseLeave(guarded)) {
    for (const absence of absences(person, today, today + GUARDED_DAYS)) {
      const key = `leave:${person.id}:${formatDay(absence.from)}`;
      if (isTold(key)) continue;
      const same = `${absence.from} ${absence.to}`;
      const group = gathered.get(same) ?? { absence, keys: [], people: [] };
      group.keys.push(key);
      group.people.push(person);
      gathered.set(same, group);
    }
  }
  return [...gathered.values()].map(({ absence: { from, to }, keys, people }) => {
    const [only] = people;
    const shared =
      people.length === 1 && only !== undefined
        ? usuallyShared(scheduleOf(me), scheduleOf(only), from)
        : null;
    const names = people.slice(0, MOST_NAMES).map(nameOf);
    return { kind: 'leave', keys, from, until: to, count: people.length, names, shared };
  });
}

function fallsInto(window: SyncWindow, me: Person, { from, to }: Absence): boolean {
  const start = firstStart(window, instantOf(me.zone, from, 0));
  return start !== null && wallAt(me.zone, start).day <= to;
}

/** My own leave I know of; what I may not is which meetings fall into it. */
function myLeaveShifts({ me, sync, isTold }: Guarded, today: LocalDay): TimeShift[] {
  return absences(me, today, today + GUARDED_DAYS).flatMap((absence): TimeShift[] => {
    const key = `my-leave:${formatDay(absence.from)}`;
    if (isTold(key)) return [];
    const missed = sync.filter((window) => attends(me, window) && fallsInto(window, me, absence));
    if (missed.length === 0) return [];
    const titles = [...new Set(missed.map(({ title }) => title))];
    return [
      { kind: 'my-leave', keys: [key], from: absence.from, until: absence.to, missed: titles },
    ];
  });
}

/** Spans of each zone, worked out once: many people share a zone. */
function spansFrom(me: Person, range: Interval, today: LocalDay): Spans {
  const known = new Map<ZoneName, readonly AheadSpan[]>();
  const mine = scheduleOf(me);
  return (zone) => {
    let spans = known.get(zone);
    if (spans === undefined) {
      spans = aheadSpans(mine, zone, range, today);
      known.set(zone, spans);
    }
    return spans;
  };
}

/**
 * What changes within the next 21 days in the time I share with others and was not told yet: changes of clocks, sync
 * windows that move for me, and leave, each as its effect, in the order of their dates. Throws a RangeError naming what
 * is malformed.
 */
export function timeShifts(guarded: Guarded, now: Instant): TimeShift[] {
  requireInstant(now, 'now');
  const today = wallAt(guarded.me.zone, now).day;
  // Clocks that changed yesterday may have their first effect today.
  const start = instantOf(guarded.me.zone, today - 3, 0);
  const range = { start, end: start + (GUARDED_DAYS + END_SEEN_WITHIN) * DAY };
  const spans = spansFrom(guarded.me, range, today);
  const shifts = [
    ...overlapShifts(guarded, spans, today),
    ...syncShifts(guarded, spans, today),
    ...leaveShifts(guarded, today),
    ...myLeaveShifts(guarded, today),
  ];
  return shifts.sort((a, b) => a.from - b.from);
}

/**
 * When a shift is to be told: as my first working block begins from `lead` days before it on, at the latest when its
 * own first date begins.
 */
export function tellAt(me: Person, { from }: Pick<TimeShift, 'from'>, lead: number): Instant {
  const schedule = scheduleOf(me);
  const week = typicalWeek(schedule);
  for (let day = from - lead; day < from; day++) {
    const midnight = (weekdayOf(day) - 1) * (DAY / MINUTE);
    for (let i = 0; i < week.length; i += 2) {
      const minute = (week[i] as number) - midnight;
      if (minute >= 0 && minute < DAY / MINUTE) return instantOf(me.zone, day, minute);
    }
  }
  return instantOf(me.zone, from, 0);
}
