import { availabilityAt, type Availability } from '../presence/availability';
import type { Person } from '../roster/person';
import type { Instant } from '../time/instant';
import type { AppState } from './state';

/** Whether a person of the roster can be reached, with all that is known of them. */
export function availabilityOf(
  { roster, passing }: AppState,
  person: Person,
  now: Instant,
): Availability {
  const report = Object.hasOwn(passing.reports, person.id) ? passing.reports[person.id] : undefined;
  const context = { sync: roster.sync, norms: roster.norms };
  return availabilityAt(person, now, report === undefined ? context : { ...context, report });
}

/** What my own hours and meetings say of me now; what I said of myself and a running block stand above it. */
export function myAvailability({ profile, roster }: AppState, now: Instant): Availability {
  return availabilityAt(profile.me, now, { sync: roster.sync });
}
