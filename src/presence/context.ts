import type { ReplyNorms, SyncWindow } from '../roster/person';
import type { Interval } from '../time/interval';
import type { Report } from './report';

/**
 * What is known of a person besides their own entry: a live report, busy calendar events, the team's sync windows and
 * reply windows. Lists are never changed in place; the same list is read once.
 */
export type Context = {
  readonly report?: Report;
  readonly busy?: readonly Interval[];
  readonly sync?: readonly SyncWindow[];
  readonly norms?: ReplyNorms;
};

/** Busy calendar events by the person whose they are. */
export type BusyTimes = { readonly [personId: string]: readonly Interval[] };

/** Somebody's busy calendar events, undefined where there are none. */
export function eventsOf(busy: BusyTimes | undefined, id: string): readonly Interval[] | undefined {
  return busy !== undefined && Object.hasOwn(busy, id) ? busy[id] : undefined;
}

/** What is known of somebody, with their busy calendar events where there are any. */
export function withBusy(context: Context, id: string, busy: BusyTimes | undefined): Context {
  const events = eventsOf(busy, id);
  return events === undefined ? context : { ...context, busy: events };
}
