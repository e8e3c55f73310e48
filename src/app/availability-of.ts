import { availabilityAt, type Availability } from '../presence/availability';
import { withBusy } from '../presence/context';
import type { Person } from '../roster/person';
import type { Instant } from '../time/instant';
import { busyTimes } from './live-busy';
import type { AppState } from './state';

/** Whether a person of the roster can be reached, with all that is known of them. */
export function availabilityOf(state: AppState, person: Person, now: Instant): Availability {
  const { roster, passing } = state;
  const report = Object.hasOwn(passing.reports, person.id) ? passing.reports[person.id] : undefined;
  const context = withBusy({ sync: roster.sync, norms: roster.norms }, person.id, busyTimes(state));
  return availabilityAt(person, now, report === undefined ? context : { ...context, report });
}

/** What my own hours and meetings say of me now; what I said of myself and a running block stand above it. */
export function myAvailability({ profile, roster }: AppState, now: Instant): Availability {
  return availabilityAt(profile.me, now, { sync: roster.sync });
}
