import type { Instant } from '../time/instant';
import { availabilityOf } from './availability-of';
import { backId } from './notification-id';
import type { AppState, Watch } from './state';
import { tellWhenSeen } from './tell';
import { withWork } from './turn';

function personOf({ roster }: AppState, id: string) {
  return roster.people.find((person) => person.id === id) ?? null;
}

/** When a watched person's availability changes next, as far as is known. */
export function nextChangeOf(state: AppState, watch: Watch, now: Instant): Instant | null {
  const person = personOf(state, watch.personId);
  return person === null ? null : availabilityOf(state, person, now).until;
}

/** Tells who is back of those I asked about; what waits too long to be true is not told any more. */
export function dueWatches(state: AppState, now: Instant): AppState {
  let current = state;
  for (const watch of state.work.watches) {
    const person = personOf(state, watch.personId);
    if (person === null) continue;
    const { state: is, until } = availabilityOf(state, person, now);
    if (is !== 'available') continue;
    const watches = current.work.watches.filter((one) => one !== watch);
    current = withWork(current, { watches });
    if (!state.profile.settings.notify.teammateBack) continue;
    const { id: personId, name } = person;
    const id = backId(personId, watch.since);
    current = tellWhenSeen(current, { kind: 'teammate-back', id, personId, name, until }, now);
  }
  return withoutStale(current, now);
}

function withoutStale(state: AppState, now: Instant): AppState {
  const waiting = state.work.waiting.filter(
    ({ notification }) =>
      notification.kind !== 'teammate-back' ||
      notification.until === null ||
      now < notification.until,
  );
  return waiting.length === state.work.waiting.length ? state : withWork(state, { waiting });
}

/** Ends an away of mine whose time has come. */
export function dueStatus(state: AppState, now: Instant): AppState {
  const { status } = state.work;
  if (status.kind !== 'away' || status.until === null || now < status.until) return state;
  return withWork(state, { status: { kind: 'none' } });
}
