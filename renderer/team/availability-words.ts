import type { Availability } from '../../src/presence/availability';
import type { Reason } from '../../src/presence/reason';
import type { MarkedState } from '../ui/state-mark';
import { nearMoment, type Telling } from './telling';

/** The shape that stands for somebody's availability; hours that are not shared are unknown, not off. */
export function markOf({ state, basis }: Availability): MarkedState {
  return state === 'off' && basis === 'noSchedule' ? 'unknown' : state;
}

function titleKey(basis: Reason, outsideHours: boolean): string {
  if (outsideHours) return 'team.now.online';
  switch (basis) {
    case 'available':
    case 'offHours':
    case 'onLeave':
    case 'focusing':
    case 'busy':
    case 'inGap':
    case 'away':
    case 'noSchedule':
    case 'noHoursAhead':
      return `team.now.${basis}`;
    // A report that was ignored leaves what the schedule says, which is the basis.
    case 'stale':
      return 'team.now.offHours';
  }
}

/** Somebody's availability in two lines: the state, and until when. */
export function availabilityWords(
  { state, until, basis, outsideHours, source }: Availability,
  telling: Telling,
): { readonly title: string; readonly detail: string } {
  const { words } = telling;
  const isMeeting = basis === 'busy' && (source === 'sync' || source === 'calendar');
  const title = words(isMeeting ? 'team.now.meeting' : titleKey(basis, outsideHours));
  if (basis === 'noSchedule') return { title, detail: words('team.now.no-hours') };
  if (outsideHours) return { title, detail: words('team.now.outside-hours') };
  if (until === null) {
    return { title, detail: words(state === 'off' ? 'team.now.no-end-off' : 'team.now.no-end') };
  }
  const time = nearMoment(until, telling);
  return { title, detail: words(state === 'off' ? 'team.now.back' : 'team.now.until', { time }) };
}
