import { HOUR, type Instant } from '../time/instant';
import { startOfDay, wallAt } from '../time/wall-time';
import type { ZoneName } from '../time/zone';
import type { AvailabilityState } from './report';

/** How much longer an absence is taken to last that nobody put an end to. */
const OPEN_ABSENCE = HOUR;

/** When an absence without an end is taken to end: away, focusing and busy last one hour more; off lasts until the person's next date. */
export function openAbsenceEnd(state: AvailabilityState, zone: ZoneName, now: Instant): Instant {
  if (state !== 'off') return now + OPEN_ABSENCE;
  return startOfDay(zone, wallAt(zone, now).day + 1);
}
