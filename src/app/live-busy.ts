import type { BusyTimes } from '../presence/context';
import { LIVE_SERVICES } from '../presence/live-person';
import type { Interval } from '../time/interval';
import { followedIn } from './live-people';
import type { AppState } from './state';

let last: { readonly inputs: readonly unknown[]; readonly busy: BusyTimes } | null = null;

function made(state: AppState, before: BusyTimes): BusyTimes {
  const busy: { [id: string]: readonly Interval[] } = {};
  for (const service of LIVE_SERVICES) {
    const { book } = state.passing.live[service];
    for (const [handle, ids] of followedIn(state, service)) {
      const told = Object.hasOwn(book, handle) ? book[handle]?.busy : undefined;
      if (told === undefined || told.length === 0) continue;
      for (const id of ids) {
        const known = before[id];
        // The same list is read once; a question answered the same way makes another object of it.
        const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(told);
        busy[id] ??= isSame ? known : told;
      }
    }
  }
  const ids = Object.keys(busy);
  const isSame =
    ids.length === Object.keys(before).length && ids.every((id) => busy[id] === before[id]);
  return isSame ? before : busy;
}

/** Busy calendar events that services told, by the person's id; the same object as long as they are the same. */
export function busyTimes(state: AppState): BusyTimes {
  const { teams, slack } = state.passing.live;
  const inputs = [teams.book, slack.book, state.roster.people];
  if (last === null || !inputs.every((input, i) => input === last?.inputs[i])) {
    last = { inputs, busy: made(state, last?.busy ?? {}) };
  }
  return last.busy;
}
