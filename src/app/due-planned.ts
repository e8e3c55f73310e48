import { ANNOUNCED_BEFORE, nextPlanned, STARTS_WITHIN, type PlannedBlock } from '../focus/planned';
import type { Instant } from '../time/instant';
import { beginFocus, withPlannedHandled } from './blocks';
import { plannedSoonId, plannedStartedId } from './notification-id';
import type { AppState } from './state';
import { tellNow } from './tell';
import { andThen, turn, type Turn } from './turn';

/** My planned block that is due or next and was not dealt with yet. */
export function plannedAhead({ profile, work }: AppState, now: Instant): PlannedBlock | null {
  return nextPlanned(profile.me, now, work.plannedHandled);
}

function announce(state: AppState, planned: PlannedBlock): Turn {
  const { notify, startPlanned } = state.profile.settings;
  if (!notify.plannedSoon) return turn(state);
  return tellNow(state, {
    kind: 'planned-soon',
    id: plannedSoonId(planned.plannedId),
    plannedId: planned.plannedId,
    startsAt: planned.start,
    endsAt: planned.end,
    willStart: startPlanned === 'start',
  });
}

function startByItself(state: AppState, planned: PlannedBlock, id: string, now: Instant): Turn {
  const start = {
    id,
    endsAt: planned.end,
    presetId: null,
    plannedId: planned.plannedId,
    intention: '',
    atEnd: state.profile.settings.atEnd,
  };
  const begun = beginFocus(state, start, now);
  if (!state.profile.settings.notify.plannedSoon) return begun;
  return andThen(begun, (at) =>
    tellNow(at, {
      kind: 'planned-started',
      id: plannedStartedId(planned.plannedId),
      endsAt: planned.end,
    }),
  );
}

/** Announces my next planned block five minutes before, and starts it at its time if the setting says so. */
export function duePlanned(state: AppState, id: string, now: Instant): Turn {
  const planned = plannedAhead(state, now);
  if (planned === null || now < planned.start - ANNOUNCED_BEFORE) return turn(state);
  const { session } = state.work;
  const busy = session !== null && session.kind === 'focus';
  if (now < planned.start) return busy ? turn(state) : announce(state, planned);
  // Whoever is in a block when the planned one begins has made a choice; it is not asked again.
  if (busy) return turn(withPlannedHandled(state, planned.plannedId));
  const starts = state.profile.settings.startPlanned === 'start';
  const inTime = now - planned.start <= STARTS_WITHIN;
  return starts && inTime ? startByItself(state, planned, id, now) : turn(state);
}
