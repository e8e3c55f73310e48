import { isFocusing } from '../focus/run';
import type { Lease } from '../lease/lease';
import type { Instant } from '../time/instant';
import type { Notification } from './notification';
import type { AppState, Waiting } from './state';
import { appended, turn, withWork, type Turn } from './turn';

/** How many ids of told notifications are remembered, and how many may wait. */
const MOST_DELIVERED = 200;
const MOST_WAITING = 20;

/** The longest that the end of a block waits for silence to be lifted, in milliseconds. */
export const SHOWN_WITHIN = 5000;

function isKnown({ work }: AppState, id: string): boolean {
  return (
    work.delivered.includes(id) || work.waiting.some(({ notification }) => notification.id === id)
  );
}

/** Shows a notification now, unless it was told before. */
export function tellNow(state: AppState, notification: Notification): Turn {
  if (isKnown(state, notification.id)) return turn(state);
  const delivered = appended(state.work.delivered, notification.id, MOST_DELIVERED);
  return turn(withWork(state, { delivered }), {
    kind: 'notify',
    notification,
    sound: state.profile.settings.notify.sound,
  });
}

/** Lets a notification wait until it can be seen, unless it was told before. */
export function tellWhenSeen(state: AppState, notification: Notification, now: Instant): AppState {
  if (isKnown(state, notification.id)) return state;
  const waiting = appended(state.work.waiting, { notification, since: now }, MOST_WAITING);
  return withWork(state, { waiting });
}

/** What still silences this machine because of Lull. */
const silencing = ({ work }: AppState): readonly Lease[] =>
  work.leases.filter(
    (lease) => lease.target === 'os-dnd' && lease.failure?.reason !== 'unsupported',
  );

/** When a waiting notification is shown even though silence stands; null when it waits for the end of the block. */
export function shownBy({ notification, since }: Waiting): Instant | null {
  switch (notification.kind) {
    case 'teammate-back':
    case 'time-shift':
    case 'zone-question':
      return null;
    default:
      return since + SHOWN_WITHIN;
  }
}

function canBeSeen(state: AppState, waiting: Waiting, now: Instant): boolean {
  const latest = shownBy(waiting);
  const leases = silencing(state);
  if (latest === null) {
    // Silence that cannot be lifted is not waited for: nobody knows how long that takes.
    return !isFocusing(state.work.session) && leases.every(({ failure }) => failure !== null);
  }
  // A clock that was set back must not make anybody wait: `since` would then lie ahead.
  return leases.length === 0 || now >= latest || now < waiting.since;
}

/** Shows what has waited and can be seen now. */
export function showWaiting(state: AppState, now: Instant): Turn {
  const ready = state.work.waiting.filter((waiting) => canBeSeen(state, waiting, now));
  if (ready.length === 0) return turn(state);
  const waiting = state.work.waiting.filter((one) => !ready.includes(one));
  const { sound } = state.profile.settings.notify;
  const ids = ready.map(({ notification }) => notification.id);
  const delivered = [...state.work.delivered, ...ids].slice(-MOST_DELIVERED);
  return turn(
    withWork(state, { waiting, delivered }),
    ...ready.map(({ notification }) => ({ kind: 'notify', notification, sound }) as const),
  );
}
