import { LIVE_SERVICES, type LiveService } from '../presence/live-person';
import { MINUTE, type Instant } from '../time/instant';
import type { LiveNow } from './live';
import { followedIn, withLiveNow, zonesIn, type Followed } from './live-people';
import { withReportsJoined } from './live-reports';
import { LIVE_PARTS } from './live-services';
import type { AppState } from './state';
import { andThen, turn, type Turn } from './turn';

/** How often people are asked about while somebody looks at Lull, and while nobody does. */
export const LOOKED_AT_EVERY = MINUTE;
export const UNSEEN_EVERY = 5 * MINUTE;

/** A question without an answer is given up. */
const GIVEN_UP_AFTER = 5 * MINUTE;

/** Somebody new is asked about at once, yet a crowd that comes one by one is asked about together. */
const NEW_AFTER = 2_000;

const known = new WeakMap<Followed, WeakMap<readonly string[], boolean>>();

/** Whether somebody is followed of whom it was not asked the last time. */
function hasNew(followed: Followed, asked: readonly string[]): boolean {
  const answers = known.get(followed) ?? new WeakMap<readonly string[], boolean>();
  known.set(followed, answers);
  const found = answers.get(asked);
  if (found !== undefined) return found;
  const before = new Set(asked);
  const answer = [...followed.keys()].some((handle) => !before.has(handle));
  answers.set(asked, answer);
  return answer;
}

function pace({ machine, passing }: AppState): number {
  const isSeen = passing.live.looking && machine.lockedSince === null;
  return isSeen ? LOOKED_AT_EVERY : UNSEEN_EVERY;
}

function dueOf(state: AppState, at: LiveNow, followed: Followed): Instant {
  if (at.asking !== null) return at.asking.since + GIVEN_UP_AFTER;
  if (at.retryAt !== null) return at.retryAt;
  if (at.answeredAt === null) return 0;
  const isNew = hasNew(followed, at.asked);
  return at.answeredAt + (isNew ? NEW_AFTER : pace(state));
}

/** When a service is to be asked how people are; null when it cannot be, or nobody is on the roster from there. */
function askAt(state: AppState, service: LiveService): Instant | null {
  if (state.machine.suspendedSince !== null) return null;
  if (!LIVE_PARTS[service].isReady(state)) return null;
  const followed = followedIn(state, service);
  return followed.size === 0 ? null : dueOf(state, state.passing.live[service], followed);
}

function ask(state: AppState, service: LiveService, id: string, now: Instant): Turn {
  const at = askAt(state, service);
  if (at === null || at > now) return turn(state);
  const followed = followedIn(state, service);
  const handles = [...followed.keys()];
  const zones = LIVE_PARTS[service].asksZones === true ? { zones: zonesIn(state, followed) } : {};
  const asked = { kind: 'ask-live', service, id: `${id}-${service}` } as const;
  const question = { ...asked, handles, ...zones };
  const asking = { id: question.id, since: now };
  return turn(withLiveNow(state, service, { asking, asked: handles }), question);
}

/** Asks the services that are due, and works out how everybody is. */
export function dueLive(state: AppState, id: string, now: Instant): Turn {
  const asked = LIVE_SERVICES.reduce(
    (done, service) => andThen(done, (at) => ask(at, service, id, now)),
    turn(state),
  );
  return andThen(asked, (at) => turn(withReportsJoined(at, now)));
}

/** When a service is to be asked next, and when what one told changes by itself. */
export function liveTimes(state: AppState): readonly (Instant | null)[] {
  const { changesAt } = state.passing.live.told;
  return [
    ...LIVE_SERVICES.map((service) => askAt(state, service)),
    changesAt === Infinity ? null : changesAt,
  ];
}
