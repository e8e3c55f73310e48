import { syncAhead, type SyncOccurrence } from '../roster/sync-ahead';
import { DAY, MINUTE, type Instant } from '../time/instant';
import { syncSoonId } from './notification-id';
import { linkHost } from '../roster/address';
import type { AppState } from './state';
import { tellNow } from './tell';
import { andThen, turn, type Turn } from './turn';

/** How far ahead the next sync window of mine is looked for; further ahead than that it is looked for again. */
const AHEAD = 8 * DAY;

/** A link is offered from this long before a meeting on, whether it is announced or not. */
const OFFERED_BEFORE = 5 * MINUTE;

/** My sync windows that run or come next, in order. */
function mineAhead({ roster, profile }: AppState, now: Instant, until: Instant): SyncOccurrence[] {
  if (roster.sync.length === 0) return [];
  return syncAhead(profile.me.id, roster.sync, { start: now, end: until });
}

const leadOf = ({ profile }: AppState): number => profile.settings.notify.syncSoonMinutes * MINUTE;

/** Whether a sync window has a link that can be opened. */
export function canJoin({ window }: Pick<SyncOccurrence, 'window'>): boolean {
  return window.link !== undefined && linkHost(window.link) !== null;
}

/** The sync windows with a link that run, or begin soon enough for the link to be offered. */
export function joinable(state: AppState, now: Instant): readonly SyncOccurrence[] {
  const before = Math.max(OFFERED_BEFORE, leadOf(state));
  return mineAhead(state, now, now + before + 1).filter(canJoin);
}

/** Announces my next sync window; one that has begun is not announced any more. */
export function dueSync(state: AppState, now: Instant): Turn {
  if (!state.profile.settings.notify.syncSoon) return turn(state);
  const soon = mineAhead(state, now, now + leadOf(state) + 1).filter(({ start }) => start > now);
  return soon.reduce(
    (done, occurrence) =>
      andThen(done, (at) =>
        tellNow(at, {
          kind: 'sync-soon',
          id: syncSoonId(occurrence.window.title, occurrence.start),
          title: occurrence.window.title,
          startsAt: occurrence.start,
          endsAt: occurrence.end,
          canJoin: canJoin(occurrence),
        }),
      ),
    turn(state),
  );
}

/** When what is said and offered of my sync windows changes. */
export function syncTimes(state: AppState, now: Instant): readonly Instant[] {
  if (state.roster.sync.length === 0) return [];
  const [first, second] = mineAhead(state, now, now + AHEAD);
  if (first === undefined) return [now + AHEAD / 2];
  const lead = leadOf(state);
  return [first, second].flatMap((occurrence) =>
    occurrence === undefined
      ? []
      : [
          occurrence.start - Math.max(lead, OFFERED_BEFORE),
          occurrence.start - lead,
          occurrence.start,
          occurrence.end,
        ],
  );
}
