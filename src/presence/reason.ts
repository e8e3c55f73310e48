/** Why somebody is as they are, or why an answer takes as long as it does, in the order in which reasons are told. */
export type Reason =
  | 'available'
  | 'offHours'
  | 'onLeave'
  | 'focusing'
  | 'busy'
  | 'inGap'
  | 'away'
  | 'stale'
  | 'noSchedule'
  | 'noHoursAhead';

/** All reasons, in their order. */
export const REASONS: readonly Reason[] = [
  'available',
  'offHours',
  'onLeave',
  'focusing',
  'busy',
  'inGap',
  'away',
  'stale',
  'noSchedule',
  'noHoursAhead',
];
