import type { Edges } from '../roster/edges';
import { settle } from '../roster/edges';
import type { Person, SyncWindow } from '../roster/person';
import { blocksOn, scheduleOf, type Schedule } from '../roster/schedule';
import { addBlocks, datesAround } from '../roster/working-blocks';
import { DAY, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { startOfDay } from '../time/wall-time';
import { focusEdges } from './attendance';
import { busyEdges } from './busy';
import type { Context } from './context';

/** What a person's hours, plans and meetings say of a stretch of time, by the order of the design's availability rules 2 to 5. */
export type Plan =
  'off-hours' | 'on-leave' | 'in-gap' | 'available' | 'focusing' | 'busy' | 'busy-outside-hours';

/**
 * What is planned for one person from `from` to `to`: `plans[i]` holds from `starts[i]` to `starts[i + 1]`, the last one to
 * `to`. Neighbours differ, but for the sake of reading on it is worked out piece by piece, as far as it was asked for.
 */
export type Timeline = {
  readonly person: Person;
  readonly schedule: Schedule;
  readonly sync: readonly SyncWindow[] | undefined;
  readonly busy: readonly Interval[] | undefined;
  from: Instant;
  to: Instant;
  starts: Instant[];
  plans: Plan[];
  /** The index found last: most questions are about the same moment as the one before. */
  lastIndex: number;
};

/** How much is worked out at once. */
const PIECE = 7 * DAY;

/** How far behind the asked instant a timeline may begin before it is begun anew. */
const LONGEST_PAST = 90 * DAY;

type Layers = {
  readonly working: Edges;
  readonly leave: Edges;
  readonly focus: Edges;
  readonly busy: Edges;
  readonly gaps: Edges;
};

const NOTHING: Edges = [];

/** Working time, and the gaps between the blocks of one date. */
function hours(schedule: Schedule, start: Instant, end: Instant): Pick<Layers, 'working' | 'gaps'> {
  const working: Instant[] = [];
  const gaps: Instant[] = [];
  const { first, last, line } = datesAround(schedule.zone, start, end);
  for (let day = first; day <= last; day++) {
    const before = working.length;
    addBlocks(working, line, day, blocksOn(schedule, day));
    if (working.length - before < 4) continue;
    let firstEnd = Infinity;
    let lastStart = -Infinity;
    for (let i = before; i < working.length; i += 2) {
      lastStart = Math.max(lastStart, working[i] as Instant);
      firstEnd = Math.min(firstEnd, working[i + 1] as Instant);
    }
    if (firstEnd < lastStart) gaps.push(firstEnd, lastStart);
  }
  return { working: settle(working), gaps: settle(gaps) };
}

function leaveEdges({ zone, dated }: Schedule, start: Instant, end: Instant): Edges {
  if (dated.length === 0) return NOTHING;
  const edges: Instant[] = [];
  const { first, last } = datesAround(zone, start, end);
  for (const { from, to, blocks } of dated) {
    if (blocks.length > 0 || to < first || from > last) continue;
    edges.push(startOfDay(zone, from), startOfDay(zone, to + 1));
  }
  return settle(edges);
}

/** Somebody who works on past midnight into a day off is still at work: the day off replaces the blocks that start on it. */
function planOf(
  working: boolean,
  leave: boolean,
  busy: boolean,
  focus: boolean,
  gap: boolean,
): Plan {
  if (leave && !working) return 'on-leave';
  if (busy) return working ? 'busy' : 'busy-outside-hours';
  if (working) return focus ? 'focusing' : 'available';
  return gap ? 'in-gap' : 'off-hours';
}

/** A place in settled edges that only moves on. */
type Cursor = { readonly edges: Edges; next: number };

const cursor = (edges: Edges): Cursor => ({ edges, next: 0 });

/** Moves on to `at`; whether it lies in one of the stretches. */
function covers(place: Cursor, at: Instant): boolean {
  const { edges } = place;
  while (place.next < edges.length && (edges[place.next + 1] as Instant) <= at) place.next += 2;
  return place.next < edges.length && (edges[place.next] as Instant) <= at;
}

/** The next edge after the instant moved to. */
function nextEdge({ edges, next }: Cursor, inside: boolean): Instant {
  return edges[inside ? next + 1 : next] ?? Infinity;
}

/** Works out `[start, end)` and puts it at the end of `starts` and `plans`. */
function addPlans(
  layers: Layers,
  start: Instant,
  end: Instant,
  starts: Instant[],
  plans: Plan[],
): void {
  const working = cursor(layers.working);
  const leave = cursor(layers.leave);
  const busy = cursor(layers.busy);
  const focus = cursor(layers.focus);
  const gaps = cursor(layers.gaps);
  for (let at = start; at < end;) {
    const inWorking = covers(working, at);
    const inLeave = covers(leave, at);
    const inBusy = covers(busy, at);
    const inFocus = covers(focus, at);
    const inGap = covers(gaps, at);
    const plan = planOf(inWorking, inLeave, inBusy, inFocus, inGap);
    if (plan !== plans[plans.length - 1]) {
      starts.push(at);
      plans.push(plan);
    }
    at = Math.min(
      nextEdge(working, inWorking),
      nextEdge(leave, inLeave),
      nextEdge(busy, inBusy),
      nextEdge(focus, inFocus),
      nextEdge(gaps, inGap),
    );
  }
}

function layersOf(timeline: Timeline, start: Instant, end: Instant): Layers {
  const { person, schedule, sync, busy } = timeline;
  return {
    ...hours(schedule, start, end),
    leave: leaveEdges(schedule, start, end),
    focus: focusEdges(schedule, start, end),
    busy: busyEdges(person, sync, busy, start, end),
  };
}

/** Works on until the timeline reaches `to`. */
export function extendTo(timeline: Timeline, to: Instant): void {
  if (to <= timeline.to) return;
  const end = Math.max(to, timeline.to + PIECE);
  const { starts, plans } = timeline;
  addPlans(layersOf(timeline, timeline.to, end), timeline.to, end, starts, plans);
  timeline.to = end;
}

/** Works back until the timeline reaches `from`. */
export function extendBackTo(timeline: Timeline, from: Instant): void {
  if (from >= timeline.from) return;
  const start = Math.min(from, timeline.from - PIECE);
  const starts: Instant[] = [];
  const plans: Plan[] = [];
  addPlans(layersOf(timeline, start, timeline.from), start, timeline.from, starts, plans);
  const joined = plans[plans.length - 1] === timeline.plans[0] ? 1 : 0;
  timeline.starts = starts.concat(timeline.starts.slice(joined));
  timeline.plans = plans.concat(timeline.plans.slice(joined));
  timeline.from = start;
  timeline.lastIndex = 0;
}

const timelines = new WeakMap<Person, Timeline>();

function begin(person: Person, context: Context, at: Instant): Timeline {
  const timeline: Timeline = {
    person,
    schedule: scheduleOf(person),
    sync: context.sync,
    busy: context.busy,
    from: at - DAY,
    to: at - DAY,
    starts: [],
    plans: [],
    lastIndex: 0,
  };
  extendTo(timeline, at + PIECE);
  timelines.set(person, timeline);
  return timeline;
}

/** A person's timeline that holds `at`, kept from one question to the next. Throws a RangeError naming what is malformed. */
export function timelineAt(person: Person, context: Context, at: Instant): Timeline {
  const known = timelines.get(person);
  if (
    known === undefined ||
    known.sync !== context.sync ||
    known.busy !== context.busy ||
    at < known.from ||
    at >= known.to + PIECE ||
    at > known.from + LONGEST_PAST
  ) {
    return begin(person, context, at);
  }
  return known;
}

/** The index of the plan that holds at an instant from the timeline's `from` on. */
export function indexAt(timeline: Timeline, at: Instant): number {
  extendTo(timeline, at + 1);
  const { starts, lastIndex } = timeline;
  if ((starts[lastIndex] as Instant) <= at) {
    const next = starts[lastIndex + 1];
    if (next === undefined || at < next) return lastIndex;
  }
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as Instant) <= at) low = middle;
    else high = middle;
  }
  timeline.lastIndex = low;
  return low;
}

/** The end of plan `index`, worked out as far as `limit`: Infinity when it lasts at least until then. */
export function endOf(timeline: Timeline, index: number, limit: Instant): Instant {
  for (;;) {
    const next = timeline.starts[index + 1];
    if (next !== undefined) return next;
    if (timeline.to >= limit) return Infinity;
    extendTo(timeline, timeline.to + 1);
  }
}
