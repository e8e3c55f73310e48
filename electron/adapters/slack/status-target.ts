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
import type { Answer } from './client';
import { missing, resultOf, tooLate, type TargetParts } from './target-parts';

const NONE: SlackStatus = { text: '', emoji: '', endsAt: 0 };

const isStatus = (value: Json): value is SlackStatus =>
  typeof value === 'object' && value !== null && 'text' in value && 'emoji' in value;

/** docs.slack.dev/reference/methods/users.profile.get: the expiration is in seconds, 0 for none. */
function statusIn(answer: Answer, now: Instant): SlackStatus | null {
  const profile = answer['profile'];
  if (typeof profile !== 'object' || profile === null) return null;
  const { status_text: text, status_emoji: emoji, status_expiration: ends } = profile as Answer;
  if (typeof text !== 'string' || typeof emoji !== 'string') return null;
  if (ends !== undefined && (typeof ends !== 'number' || !Number.isSafeInteger(ends))) return null;
  const endsAt = (ends ?? 0) * 1000;
  if (endsAt !== 0 && endsAt <= now) return NONE;
  if (text === '' && emoji === '') return NONE;
  return { text: fromSlackText(text), emoji, endsAt };
}

/** My status as a lease. It ends by itself, and what was there before has its own end. */
export function createStatusTarget(parts: TargetParts): StatusTarget {
  const { clock } = parts;

  const write = async (status: SlackStatus): Promise<Result<Json>> => {
    const called = await parts.call('users.profile.set', { profile: slackProfileArgument(status) });
    return resultOf(called, ({ answer }) => statusIn(answer, clock.now()));
  };

  const isOver = ({ endsAt }: SlackStatus): boolean => endsAt !== 0 && endsAt <= clock.now();
  /** Whether a status is there that says anything still. */
  const isThere = (value: Json): boolean =>
    isStatus(value) && !isOver(value) && (value.text !== '' || value.emoji !== '');
  const statusOf = (wish: SlackWish, until: Instant, says?: Silence['says']): SlackStatus =>
    says === 'back' ? slackBackOf(wish, until, clock.now()) : slackStatusOf(wish, until);

  return {
    id: 'slack',
    ...parts.listening,
    probe: () => Promise.resolve(parts.status('status')),
    read: async () => {
      const called = await parts.call('users.profile.get', {});
      return resultOf(called, ({ answer }) => statusIn(answer, clock.now()));
    },
    foretell: (before, until, says) => {
      const wish = parts.wish();
      if (wish === null || (says === 'back' && isThere(before))) return before;
      return statusOf(wish, until, says);
    },
    apply: async ({ until, says }) => {
      const wish = parts.wish();
      if (wish === null) return missing();
      return until <= clock.now() ? tooLate() : write(statusOf(wish, until, says));
    },
    restore: async ({ before, ours }) => {
      const wanted = isStatus(before) ? before : NONE;
      const goal = isOver(wanted) ? NONE : wanted;
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
