export type { Effect } from './app/effect';
export type { Message } from './app/message';
export { nextWake } from './app/next-wake';
export type { AppState } from './app/state';
export { update } from './app/update';
export { availabilityAt, type Availability } from './presence/availability';
export type { Context } from './presence/context';
export type { Reason } from './presence/reason';
export type { AvailabilityState, Report } from './presence/report';
export { answeringIntervals } from './reply/answering';
export { answeringCounts, type AnsweringCounts } from './reply/answering-counts';
export { exchangesBefore, type Exchanges } from './reply/exchanges';
export { overlap, type Overlap, type OverlapOptions } from './reply/overlap';
export { nextOverlap, overlapOutlook, type OverlapOutlook } from './reply/overlap-outlook';
export { quorumOf, type Quorum } from './reply/quorum';
export type { ReasonUntil } from './reply/reasons';
export { replyClock, type Confidence, type ReplyExpectation } from './reply/reply-clock';
export {
  createRosterClock,
  type RosterClock,
  type RosterContext,
  type RosterFace,
} from './reply/roster-clock';
export { rotate, type RotationOptions } from './reply/rotation';
export { roundTrip, type RoundTrip } from './reply/round-trip';
export { borneBy, type Borne, type Seat, type SeatRecord } from './reply/seats';
export { timeShifts, type Guarded } from './reply/shift-guard';
export { suggestSlots, type Slot, type SlotOptions } from './reply/slots';
export { suggestSplitDay, type SplitAnswer, type SplitWish } from './reply/split-day';
export type { TimeShift } from './reply/time-shift';
export { whatIf, type WhatIf } from './reply/what-if';
export type { Person, SyncWindow, Team } from './roster/person';
export type { Problem } from './roster/problem';
export { parseTeam, type ParsedTeam } from './roster/team-file';
export { formatTeam } from './roster/team-format';
export { workingIntervals } from './roster/working-blocks';
export type { Instant } from './time/instant';
export type { Interval } from './time/interval';
