import type { SlackWish } from '../../../src/app/slack-wish';
import type { Json, Silence } from '../../../src/lease/lease';
import {
  fromSlackText,
  slackBackOf,
  slackProfileArgument,
  slackStatusOf,
  type SlackStatus,
} from '../../../src/presence/slack-status';
import type { Instant } from '../../../src/time/instant';
import type { Result, StatusTarget } from '../../ports';
import type { Answer, Called } from './client';
import { missing, resultOf, tooLate, type TargetParts } from './target-parts';

const NONE: SlackStatus = { text: '', emoji: '', endsAt: 0 };

const isStatus = (value: Json): value is SlackStatus =>
  typeof value === 'object' && value !== null && 'text' in value && 'emoji' in value;

/** docs.slack.dev/reference/methods/users.profile.get: the expiration is in seconds, 0 for none. */
function statusIn(answer: Answer): SlackStatus | null {
  const profile = answer['profile'];
  if (typeof profile !== 'object' || profile === null) return null;
  const { status_text: text, status_emoji: emoji, status_expiration: ends } = profile as Answer;
  if (typeof text !== 'string' || typeof emoji !== 'string') return null;
  if (ends !== undefined && (typeof ends !== 'number' || !Number.isSafeInteger(ends))) return null;
  const endsAt = (ends ?? 0) * 1000;
  if (text === '' && emoji === '') return NONE;
  return { text: fromSlackText(text), emoji, endsAt };
}

/** My status as a lease. It ends by itself, and what was there before has its own end. */
export function createStatusTarget(parts: TargetParts): StatusTarget {
  const { clock } = parts;

  /** How far the clock by which a status ends, Slack’s, is ahead of ours. */
  let ahead = 0;
  const isOver = ({ endsAt }: SlackStatus): boolean =>
    endsAt !== 0 && endsAt <= clock.now() + ahead;

  const statusOf = (called: Called): Result<Json> => {
    if (called.ok) ({ ahead } = called);
    return resultOf(called, ({ answer }) => {
      const status = statusIn(answer);
      return status !== null && isOver(status) ? NONE : status;
    });
  };

  const write = async (status: SlackStatus): Promise<Result<Json>> => {
    const called = await parts.call('users.profile.set', { profile: slackProfileArgument(status) });
    return statusOf(called);
  };

  /** Whether a status is there that says anything still. */
  const isThere = (value: Json): boolean =>
    isStatus(value) && !isOver(value) && (value.text !== '' || value.emoji !== '');
  const wanted = (wish: SlackWish, until: Instant, says?: Silence['says']): SlackStatus =>
    says === 'back' ? slackBackOf(wish, until, clock.now()) : slackStatusOf(wish, until);

  return {
    id: 'slack',
    ...parts.listening,
    probe: () => Promise.resolve(parts.status('status')),
    read: async () => {
      return statusOf(await parts.call('users.profile.get', {}));
    },
    foretell: (before, until, says) => {
      const wish = parts.wish();
      if (wish === null || (says === 'back' && isThere(before))) return before;
      return wanted(wish, until, says);
    },
    apply: async ({ until, says }) => {
      const wish = parts.wish();
      if (wish === null) return missing();
      return until <= clock.now() ? tooLate() : write(wanted(wish, until, says));
    },
    restore: async ({ before, ours }) => {
      const was = isStatus(before) ? before : NONE;
      const goal = isOver(was) ? NONE : was;
      // What was there has run out, and so has what was put over it.
      if (goal === NONE && isStatus(ours) && ours.text === '' && ours.emoji === '') {
        return { ok: true, value: null };
      }
      const written = await write(goal);
      return written.ok ? { ok: true, value: null } : written;
    },
    endedAs: (ours) => (ours.some((value) => isStatus(value) && isOver(value)) ? [NONE] : []),
    endsAt: (value) => (isStatus(value) && value.endsAt !== 0 ? value.endsAt : null),
    close: () => Promise.resolve(),
  };
}
