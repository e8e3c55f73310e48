import type { Person, SyncWindow } from '../roster/person';
import type { Schedule } from '../roster/schedule';
import { DAY, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { busyEdges } from './busy';
import { layersOf, type Layer } from './layers';
import { PLAN_OF_LAYERS, type Plan } from './plan';

/**
 * What is planned from `from` to `to`: `plans[i]` holds from `starts[i]` to `starts[i + 1]`, the last one to `to` at
 * least. Neighbours differ. It is worked out piece by piece, as far as it was asked for.
 */
export type Timeline = {
  readonly schedule: Schedule;
  /** Anybody whose schedule and meetings these are. */
  readonly person: Person;
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
export const PIECE = 7 * DAY;

/** Works out `[start, end)` and puts it at the end of `starts` and `plans`. */
function addPlans(
  layers: readonly Layer[],
  start: Instant,
  end: Instant,
  starts: Instant[],
  plans: Plan[],
): void {
  const places = layers.map(() => 0);
  for (let at = start; at < end;) {
    let bits = 0;
    let next = end;
    for (let i = 0; i < layers.length; i++) {
      const { bit, edges } = layers[i] as Layer;
      let place = places[i] as number;
      while (place < edges.length && (edges[place + 1] as Instant) <= at) place += 2;
      places[i] = place;
      if (place === edges.length) continue;
      let edge = edges[place] as Instant;
      if (edge <= at) {
        bits |= bit;
        edge = edges[place + 1] as Instant;
      }
      if (edge < next) next = edge;
    }
    const plan = PLAN_OF_LAYERS[bits] as Plan;
    if (plan !== plans[plans.length - 1]) {
      starts.push(at);
      plans.push(plan);
    }
    at = next;
  }
}

function workOut(
  timeline: Timeline,
  start: Instant,
  end: Instant,
  starts: Instant[],
  plans: Plan[],
) {
  const { schedule, person, sync, busy } = timeline;
  const layers = layersOf(schedule, busyEdges(person, sync, busy, start, end), start, end);
  addPlans(layers, start, end, starts, plans);
}

/** Works on until the timeline reaches `to`. */
export function extendTo(timeline: Timeline, to: Instant): void {
  if (to <= timeline.to) return;
  const end = Math.max(to, timeline.to + PIECE);
  workOut(timeline, timeline.to, end, timeline.starts, timeline.plans);
  timeline.to = end;
}

/** Works back until the timeline reaches `from`. */
export function extendBackTo(timeline: Timeline, from: Instant): void {
  if (from >= timeline.from) return;
  const start = Math.min(from, timeline.from - PIECE);
  const starts: Instant[] = [];
  const plans: Plan[] = [];
  workOut(timeline, start, timeline.from, starts, plans);
  const joined = plans[plans.length - 1] === timeline.plans[0] ? 1 : 0;
  timeline.starts = starts.concat(timeline.starts.slice(joined));
  timeline.plans = plans.concat(timeline.plans.slice(joined));
  timeline.from = start;
  timeline.lastIndex = 0;
}

/** The index of the plan that holds at an instant from the timeline's `from` on. */
export function indexAt(timeline: Timeline, at: Instant): number {
  if (at >= timeline.to) extendTo(timeline, at + 1);
  const { starts, lastIndex } = timeline;
  if ((starts[lastIndex] as Instant) <= at) {
    if (lastIndex + 1 === starts.length || at < (starts[lastIndex + 1] as Instant)) {
      return lastIndex;
    }
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
  while (index + 1 === timeline.starts.length) {
    if (timeline.to >= limit) return Infinity;
    extendTo(timeline, timeline.to + 1);
  }
  return timeline.starts[index + 1] as Instant;
}
