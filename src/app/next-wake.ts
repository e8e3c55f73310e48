import { OVERTIME_MOST } from '../focus/finish';
import { ANNOUNCED_BEFORE, STARTS_WITHIN } from '../focus/planned';
import { nextRetry } from '../lease/reconcile';
import { DAY, type Instant } from '../time/instant';
import { myAvailability } from './availability-of';
import { guardTimes } from './due-guard';
import { channelTimes } from './due-channel';
import { nextChangeOf } from './due-people';
import { plannedAhead } from './due-planned';
import { endsSoonAt } from './due-session';
import { zoneTimes } from './due-zone';
import { elsewhereTimes } from './elsewhere';
import { syncTimes } from './due-sync';
import { followTimes } from './follow';
import { hoursTimes } from './hours-ahead';
import { liveTimes } from './live-due';
import { overlapTimes } from './overlap-watch';
import { quitsAt } from './quit';
import { nextStepAt } from './ring';
import { booksOf, wantedOf } from './silence';
import type { AppState } from './state';
import { shownBy } from './tell';

type Times = readonly (Instant | null)[];

function sessionTimes(state: AppState, now: Instant): Times {
  const { session } = state.work;
  if (session === null || session.pausedAt !== null) return [];
  if (session.overtimeSince !== null) return [session.endsAt + OVERTIME_MOST];
  return [session.endsAt, nextStepAt(session, now), endsSoonAt(state)];
}

function plannedTimes(state: AppState, now: Instant): Times {
  if ((state.profile.me.focus ?? []).length === 0) return [];
  const planned = plannedAhead(state, now);
  // Further ahead than is looked: looked again tomorrow.
  if (planned === null) return [now + DAY];
  const { start, end } = planned;
  return [start - ANNOUNCED_BEFORE, start, start + STARTS_WITHIN + 1, end];
}

/**
 * The next instant after `now` at which anything changes that Lull shows or does without being asked, or null when
 * nothing will. Whatever is due by `now` was done by the update before.
 */
export function nextWake(state: AppState, now: Instant): Instant | null {
  const { status, waiting, watches } = state.work;
  const times: Times = [
    ...sessionTimes(state, now),
    ...plannedTimes(state, now),
    ...waiting.map(shownBy),
    ...watches.map((watch) => nextChangeOf(state, watch, now)),
    status.kind === 'away' ? status.until : null,
    myAvailability(state, now).until,
    ...elsewhereTimes(state, now),
    ...hoursTimes(state, now),
    ...syncTimes(state, now),
    ...overlapTimes(state, now),
    ...followTimes(state),
    ...guardTimes(state, now),
    ...zoneTimes(state),
    nextRetry(booksOf(state), wantedOf(state)),
    ...channelTimes(state, now),
    ...liveTimes(state),
    quitsAt(state),
    state.passing.trying?.until ?? null,
    state.passing.back,
  ];
  const ahead = times.filter((at) => at !== null).filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
