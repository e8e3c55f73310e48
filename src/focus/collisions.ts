import type { Person, PlannedFocus, SyncWindow, Weekday } from '../roster/person';
import { syncAhead } from '../roster/sync-ahead';
import { subtract, type Interval } from '../time/interval';
import { MINUTE, type Instant } from '../time/instant';
import { formatClock, formatDay, wallAt, weekdayOf } from '../time/wall-time';
import { plannedBlocks } from './planned';

/** What a planned focus block of mine runs into: a meeting, or another planned block. */
export type Obstacle = Interval & {
  readonly kind: 'meeting' | 'focus';
  /** The meeting's title; empty for a planned block. */
  readonly title: string;
};

/** A planned focus block that something else of mine falls into, the first time that it does. */
export type Collision = {
  /** The same for the same two on every week and start. */
  readonly key: string;
  /** The place of the block in my planned focus. */
  readonly at: number;
  readonly block: Interval;
  readonly obstacle: Obstacle;
};

/** A rest of a block below this is not worth its start. */
const LEAST_REST = 15 * MINUTE;

const isDated = (plan: PlannedFocus): boolean => 'date' in plan;

type Occurrence = Interval & { readonly at: number };

const meets = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** The weekday or the date by which a block at an instant is planned. */
function dayOf(me: Person, plan: PlannedFocus, start: Instant): Weekday | string {
  return 'date' in plan ? plan.date : weekdayOf(wallAt(me.zone, start).day);
}

function collisionOf(me: Person, { at, start, end }: Occurrence, obstacle: Obstacle): Collision {
  const plan = (me.focus ?? [])[at] as PlannedFocus;
  const other =
    obstacle.kind === 'meeting'
      ? obstacle.title
      : `${formatClock(wallAt(me.zone, obstacle.start).minute)} focus`;
  const key = `${dayOf(me, plan, start)} ${plan.start}–${plan.end} / ${other}`.slice(0, 300);
  return { key, at, block: { start, end }, obstacle };
}

/** Of two blocks that overlap, the one that gives way: a dated one to a recurring one, else the later in the list. */
function yielding(
  me: Person,
  one: Occurrence,
  other: Occurrence,
): readonly [Occurrence, Occurrence] {
  const isOne = isDated((me.focus ?? [])[one.at] as PlannedFocus);
  const isOther = isDated((me.focus ?? [])[other.at] as PlannedFocus);
  return isOne && !isOther ? [one, other] : [other, one];
}

/** My planned focus blocks that a meeting I am asked to falls into, or that overlap each other, in a range; each pair once, in order. */
export function collisions(
  me: Person,
  sync: readonly SyncWindow[],
  range: Interval,
): readonly Collision[] {
  const plans = me.focus ?? [];
  if (plans.length === 0) return [];
  const blocks = plans.flatMap((plan, at) =>
    plannedBlocks({ ...me, focus: [plan] }, range).map(({ start, end }) => ({ at, start, end })),
  );
  const meetings = syncAhead(
    me.id,
    sync.filter(({ kind }) => kind === 'meeting'),
    range,
  );
  const found: Collision[] = [];
  for (const [i, block] of blocks.entries()) {
    for (const { window, start, end } of meetings) {
      if (!meets(block, { start, end })) continue;
      const obstacle = { kind: 'meeting', title: window.title, start, end } as const;
      found.push(collisionOf(me, block, obstacle));
    }
    for (const other of blocks.slice(i + 1)) {
      if (other.at === block.at || !meets(block, other)) continue;
      const [gives, stays] = yielding(me, block, other);
      const { start, end } = stays;
      found.push(collisionOf(me, gives, { kind: 'focus', title: '', start, end }));
    }
  }
  found.sort((a, b) => a.block.start - b.block.start || a.obstacle.start - b.obstacle.start);
  const keys = new Set<string>();
  return found.filter(({ key }) => !keys.has(key) && keys.add(key));
}

/** My planned focus with the block of a collision planned as `pieces` instead, on its date or on its weekday. */
function replaced(
  me: Person,
  { at, block }: Collision,
  pieces: readonly Interval[],
): readonly PlannedFocus[] {
  return (me.focus ?? []).flatMap((plan, place): readonly PlannedFocus[] => {
    if (place !== at) return [plan];
    const clock = (instant: Instant): string => formatClock(wallAt(me.zone, instant).minute);
    const times = pieces.map(({ start, end }) => ({ start: clock(start), end: clock(end) }));
    if ('date' in plan) {
      const dates = pieces.map(({ start }) => formatDay(wallAt(me.zone, start).day));
      return times.map((time, i) => ({ date: dates[i] ?? plan.date, ...time }));
    }
    const weekday = weekdayOf(wallAt(me.zone, block.start).day);
    const others = plan.days.filter((day) => day !== weekday);
    const weekdays = pieces.map(({ start }) => weekdayOf(wallAt(me.zone, start).day));
    return [
      ...(others.length === 0 ? [] : [{ ...plan, days: others }]),
      ...times.map((time, i) => ({ days: [weekdays[i] ?? weekday], ...time })),
    ];
  });
}

/** What is left of the block around its obstacle, in stretches that are worth their start. */
export function leftAround({ block, obstacle }: Collision): readonly Interval[] {
  return subtract([block], [obstacle]).filter(({ start, end }) => end - start >= LEAST_REST);
}

/** My planned focus with the block cut to what is left around its obstacle; null when that is nothing. */
export function shortened(me: Person, collision: Collision): readonly PlannedFocus[] | null {
  const pieces = leftAround(collision);
  return pieces.length === 0 ? null : replaced(me, collision, pieces);
}

/** My planned focus without the block: on its weekday, or on its date. */
export function leftOut(me: Person, collision: Collision): readonly PlannedFocus[] {
  return replaced(me, collision, []);
}
