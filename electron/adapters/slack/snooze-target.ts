import type { Json } from '../../../src/lease/lease';
import { slackSnoozeMinutes } from '../../../src/presence/slack-status';
import type { Instant } from '../../../src/time/instant';
import type { Result, StatusTarget } from '../../ports';
import type { Answer } from './client';
import { resultOf, tooLate, type TargetParts } from './target-parts';

/** A snooze as it is compared: Slack counts it in minutes from when it was asked, so its end is only about right. */
type Snooze = { readonly snooze: null | 'open' | { readonly endsAbout: Instant } };

const NONE: Snooze = { snooze: null };

const isSnooze = (value: Json): value is Snooze =>
  typeof value === 'object' && value !== null && 'snooze' in value;

const endOf = ({ snooze }: Snooze): Instant => {
  if (snooze === null) return -Infinity;
  return snooze === 'open' ? Infinity : snooze.endsAbout;
};

/**
 * docs.slack.dev/reference/methods/dnd.info and dnd.setSnooze: what remains is told in seconds, so that the clocks of
 * Slack and of this computer need not agree.
 */
function snoozeIn(answer: Answer, now: Instant): Snooze | null {
  const {
    snooze_enabled: enabled,
    snooze_remaining: remaining,
    snooze_is_indefinite: open,
  } = answer;
  if (enabled === undefined || enabled === false) return NONE;
  if (enabled !== true) return null;
  if (open === true) return { snooze: 'open' };
  if (typeof remaining !== 'number' || !Number.isFinite(remaining)) return null;
  return remaining <= 0 ? NONE : { snooze: { endsAbout: now + Math.round(remaining) * 1000 } };
}

/** Slack's snooze as a lease. A longer one of mine is left as it is; the schedule is never touched. */
export function createSnoozeTarget(parts: TargetParts): StatusTarget {
  const { clock } = parts;

  const snooze = async (until: Instant): Promise<Result<Json>> => {
    const called = await parts.call('dnd.setSnooze', {
      num_minutes: slackSnoozeMinutes(until, clock.now()),
    });
    return resultOf(called, ({ answer }) => snoozeIn(answer, clock.now()));
  };

  const end = async (): Promise<Result<null>> => {
    const called = await parts.call('dnd.endSnooze', {});
    // It has ended meanwhile.
    if (!called.ok && called.failure.error === 'snooze_not_active')
      return { ok: true, value: null };
    const ended = resultOf(called, () => true);
    return ended.ok ? { ok: true, value: null } : ended;
  };

  return {
    id: 'slack-snooze',
    ...parts.listening,
    probe: () => Promise.resolve(parts.status('snooze')),
    read: async () => {
      const called = await parts.call('dnd.info', {});
      return resultOf(called, ({ answer }) => snoozeIn(answer, clock.now()));
    },
    foretell: (before, until) =>
      isSnooze(before) && endOf(before) >= until ? before : { snooze: { endsAbout: until } },
    apply: ({ until }) => (until <= clock.now() ? Promise.resolve(tooLate()) : snooze(until)),
    restore: async ({ before, ours }) => {
      const until = isSnooze(before) ? endOf(before) : -Infinity;
      if (until <= clock.now()) {
        return isSnooze(ours) && ours.snooze === null ? { ok: true, value: null } : end();
      }
      const written = await snooze(until);
      return written.ok ? { ok: true, value: null } : written;
    },
    endedAs: (ours) =>
      ours.some((value) => isSnooze(value) && value.snooze !== null && endOf(value) <= clock.now())
        ? [NONE]
        : [],
    close: () => Promise.resolve(),
  };
}
