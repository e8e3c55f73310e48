import { requireObject } from '../roster/schedule';
import { requireInstant, type Instant } from '../time/instant';

/** Whether a person can be disturbed, and if not, why. */
export type AvailabilityState = 'available' | 'focusing' | 'busy' | 'away' | 'off';

/** Every state, in the order in which they are listed to a person. */
export const AVAILABILITY_STATES: readonly AvailabilityState[] = [
  'available',
  'focusing',
  'busy',
  'away',
  'off',
];

/** Why a service says that somebody is as they are: they muted it, or their calendar or their call tells. */
export type ReportWhy = 'muted' | 'busy' | 'meeting' | 'call' | 'presenting' | 'out-of-office';

/** What a live source says of a person; `at` is when the source said it. */
export type Report = {
  readonly state: AvailabilityState;
  readonly until?: Instant;
  readonly at: Instant;
  readonly source: string;
  readonly connected: boolean;
  /** How a live source ended: the person quit, their machine sleeps, or it fell silent. */
  readonly ending?: 'quit' | 'asleep' | 'lost';
  /** Muted says that somebody does not want to be disturbed while they work: outside their hours it changes nothing. */
  readonly why?: ReportWhy;
  /** What they work on, where they share it. */
  readonly intention?: string;
  /** Their clock runs ahead or they claimed too much: the times are as near as could be believed. */
  readonly clamped?: true;
};

/** Returns `value` as a report. Throws a RangeError naming the field that is malformed. */
export function requireReport(value: Report): Report {
  const field = 'context.report';
  if (!AVAILABILITY_STATES.includes(requireObject(value, field).state)) {
    throw new RangeError(`${field}.state must be one of ${AVAILABILITY_STATES.join(', ')}`);
  }
  requireInstant(value.at, `${field}.at`);
  if (value.until !== undefined) requireInstant(value.until, `${field}.until`);
  return value;
}

/** Whether a report is out of date: its time has passed, or its source is lost and nobody can say whether it still holds. */
export function isStale(report: Report, at: Instant): boolean {
  return !report.connected || (report.until !== undefined && report.until <= at);
}

/** Whether a report tells how the person is at an instant: it was said by then and is not stale. */
export function isInForce(report: Report, at: Instant): boolean {
  return report.at <= at && !isStale(report, at);
}
