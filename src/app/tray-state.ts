import { timeLeft } from '../focus/run';
import { MINUTE, type Instant } from '../time/instant';
import { myAvailability } from './availability-of';
import { blockElsewhere, elsewhereNow, stepElsewhere } from './elsewhere';
import { ringStep } from './ring';
import type { AppState } from './state';
import type { Phrase, TrayIcon } from './tray-item';

/** What runs now, if anything. */
export function breakOrFocus({ work }: AppState): 'break' | 'focus' | null {
  return work.session?.kind ?? null;
}

/** The picture for how I am now. */
export function trayIcon(state: AppState, now: Instant): TrayIcon {
  const { session, status } = state.work;
  if (session !== null) {
    if (session.kind === 'break') return { kind: 'break' };
    if (session.pausedAt !== null) return { kind: 'paused' };
    if (session.overtimeSince !== null) return { kind: 'overtime' };
    return { kind: 'focusing', step: ringStep(session, now) };
  }
  if (status.kind === 'away') return { kind: 'away' };
  const block = blockElsewhere(state, now);
  if (block !== null) return { kind: 'focusing', step: stepElsewhere(block, now) };
  if (elsewhereNow(state, now)?.state === 'away') return { kind: 'away' };
  return { kind: myAvailability(state, now).state === 'off' ? 'off' : 'available' };
}

const phrase = (key: string, until: Instant | null): Phrase =>
  until === null ? { key: `tray.${key}.open` } : { key: `tray.${key}.until`, times: { until } };

/** How I am now and until when, in words. */
export function stateLabel(state: AppState, now: Instant): Phrase {
  const { session, status } = state.work;
  if (session !== null) {
    const { endsAt } = session;
    if (session.kind === 'break') return { key: 'tray.break', times: { until: endsAt } };
    if (session.overtimeSince !== null) return { key: 'tray.overtime', times: { since: endsAt } };
    if (session.pausedAt === null) return { key: 'tray.focusing', times: { until: endsAt } };
    const count = Math.max(1, Math.ceil(timeLeft(session, now) / MINUTE));
    return { key: 'tray.paused', values: { count } };
  }
  if (status.kind === 'away') return phrase('away', status.until);
  const block = blockElsewhere(state, now);
  if (block !== null) return { key: 'tray.elsewhere', times: { until: block.end } };
  const elsewhere = elsewhereNow(state, now);
  if (elsewhere?.state === 'away') return phrase('away', elsewhere.until ?? null);
  const { state: is, until } = myAvailability(state, now);
  switch (is) {
    case 'off':
    case 'busy':
      return phrase(is, until);
    case 'available':
    case 'focusing':
    case 'away':
      return phrase('available', until);
    default:
      return is satisfies never;
  }
}
