import { tellAt, timeShifts } from '../reply/shift-guard';
import type { TimeShift } from '../reply/time-shift';
import type { Instant } from '../time/instant';
import { instantOf, wallAt, weekdayOf, type LocalDay } from '../time/wall-time';
import type { AppState } from './state';
import type { Telling, Told } from './team-time';
import { tellWhenSeen } from './tell';
import { withPassing, withTeamTime } from './turn';

/** How many effects one banner lists; the others are counted. */
const MOST_LISTED = 4;

/** How many banners stand at once; the oldest goes first. */
const MOST_TELLINGS = 6;

/** How much that was told is remembered, and for how many days after its date. */
const MOST_TOLD = 5000;
const REMEMBERED_DAYS = 90;

/** How many days a banner stands after the first date of a change that lasts. */
const STANDS_DAYS = 7;

/** A shift with when it is to be told. */
type Pending = { readonly shift: TimeShift; readonly at: Instant };

/** How long the guard keeps still after a start: whoever opens a window waits for that and not for this. */
const STILL_AFTER_START = 5000;

/** Lets the guard look a little later: it reads everybody's hours the first time. */
export function guardLater(state: AppState, now: Instant): AppState {
  return withPassing(state, { guardFrom: now + STILL_AFTER_START });
}

/** People who keep hours of their own are watched over; those of the example team are nobody. */
function isGuarding({ profile, roster }: AppState): boolean {
  return profile.welcomed && roster.origin.kind !== 'example';
}

/** A clock that was set back must not make the guard wait for long. */
function isStill({ passing: { guardFrom } }: AppState, now: Instant): boolean {
  return guardFrom !== null && now < guardFrom && now >= guardFrom - STILL_AFTER_START;
}

type Looked = {
  readonly inputs: readonly unknown[];
  readonly pending: readonly Pending[];
};

/** The newest look: nothing changes between one day and the next but what the person changes. */
let looked: Looked | null = null;

function pendingShifts(state: AppState, now: Instant): readonly Pending[] {
  const { me, settings } = state.profile;
  const { people, sync } = state.roster;
  const { told } = state.teamTime;
  const lead = settings.notify.timeShiftDays;
  const inputs = [me, people, sync, told, lead, wallAt(me.zone, now).day];
  if (looked !== null && inputs.every((input, i) => input === looked?.inputs[i])) {
    return looked.pending;
  }
  const keys = new Set(told.map(({ key }) => key));
  const shifts = timeShifts({ me, people, sync, isTold: (key) => keys.has(key) }, now);
  const pending = shifts.map((shift) => ({ shift, at: tellAt(me, shift, lead) }));
  looked = { inputs, pending };
  return pending;
}

/** What moves most people's time with me comes first. */
function weightOf(shift: TimeShift): number {
  switch (shift.kind) {
    case 'sync':
      return Infinity;
    case 'overlap':
      return shift.who.count;
    case 'leave':
      return shift.count;
    case 'my-leave':
      return Infinity;
    default:
      return shift satisfies never;
  }
}

function tellingOf(due: readonly TimeShift[], now: Instant): Telling {
  const listed = [...due]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST_LISTED)
    .sort((a, b) => a.from - b.from);
  const id = `time-shift:${now}:${listed[0]?.keys[0] ?? ''}`;
  return { id, at: now, shifts: listed, more: due.length - listed.length };
}

const mondayOf = (date: LocalDay): LocalDay => date - weekdayOf(date) + 1;

const lastDateOf = ({ from, until }: TimeShift): LocalDay =>
  Math.min(until ?? Infinity, from + STANDS_DAYS);

/** Takes down what is over and forgets what cannot come again. */
function withoutPast(state: AppState, now: Instant): AppState {
  const today = wallAt(state.profile.me.zone, now).day;
  const { tellings, told } = state.teamTime;
  const standing = tellings.filter(({ shifts }) =>
    shifts.some((shift) => lastDateOf(shift) >= today),
  );
  const known = told.filter(({ date }) => date >= today - REMEMBERED_DAYS);
  if (standing.length === tellings.length && known.length === told.length) return state;
  return withTeamTime(state, { tellings: standing, told: known });
}

/** What is due, and what else changes in the same week: a pinned meeting of that week is told with the clocks. */
function dueOf(pending: readonly Pending[], now: Instant): readonly TimeShift[] {
  const due = pending.filter(({ at }) => at <= now);
  const weeks = new Set(due.map(({ shift }) => mondayOf(shift.from)));
  return pending.filter(({ shift }) => weeks.has(mondayOf(shift.from))).map(({ shift }) => shift);
}

/** Tells what is due of what changes in the time I share with others, all of it at once, and each thing once. */
export function dueShifts(state: AppState, now: Instant): AppState {
  if (!isGuarding(state) || isStill(state, now)) return state;
  const clean = withoutPast(state, now);
  const due = dueOf(pendingShifts(clean, now), now);
  if (due.length === 0) return clean;
  const { told, tellings } = clean.teamTime;
  const newlyTold = due.flatMap(({ keys, from }): Told[] =>
    keys.map((key) => ({ key, date: from })),
  );
  const telling = tellingOf(due, now);
  const next = withTeamTime(clean, {
    told: [...told, ...newlyTold].slice(-MOST_TOLD),
    tellings: [...tellings, telling].slice(-MOST_TELLINGS),
  });
  const [first] = telling.shifts;
  if (!state.profile.settings.notify.timeShift || first === undefined) return next;
  const notification = {
    kind: 'time-shift',
    id: telling.id,
    shift: first,
    more: due.length - 1,
  } as const;
  return tellWhenSeen(next, notification, now);
}

/** Takes a banner of the guard down. */
export function withoutTelling(state: AppState, id: string): AppState {
  const tellings = state.teamTime.tellings.filter((telling) => telling.id !== id);
  return tellings.length === state.teamTime.tellings.length
    ? state
    : withTeamTime(state, { tellings });
}

/** When something is told next, or may come into sight: a new day does that. */
export function guardTimes(state: AppState, now: Instant): readonly Instant[] {
  const { me } = state.profile;
  const { people, sync } = state.roster;
  const nothing = people.length === 0 && sync.length === 0 && (me.exceptions ?? []).length === 0;
  if (!isGuarding(state) || (nothing && state.teamTime.tellings.length === 0)) return [];
  if (isStill(state, now)) return [state.passing.guardFrom ?? now];
  const midnight = instantOf(me.zone, wallAt(me.zone, now).day + 1, 0);
  return [midnight, ...pendingShifts(state, now).map(({ at }) => at)];
}
