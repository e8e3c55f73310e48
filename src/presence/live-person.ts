import type { HoursFault } from '../roster/outlook-hours';
import type { Exception, WorkingBlock } from '../roster/person';
import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import type { ZoneName } from '../time/zone';
import type { AvailabilityState, ReportWhy } from './report';

/** Services that are asked from time to time how people are, the one whose word counts more first. */
export const LIVE_SERVICES = ['teams', 'slack'] as const;

export type LiveService = (typeof LIVE_SERVICES)[number];

/** What somebody wrote about themselves: an emoji as text (empty for none), words, and when both end by themselves. */
export type LiveStatus = {
  readonly text: string;
  readonly emoji: string;
  readonly until: Instant | null;
};

/** How somebody is by their own doing there: never what is guessed from their keyboard, so never `available`. */
export type LiveReport = {
  readonly state: Exclude<AvailabilityState, 'available' | 'away'>;
  readonly why: ReportWhy;
  /** When it began, or was first heard of. */
  readonly since: Instant;
  readonly until: Instant | null;
};

/** What a service told of somebody at an instant; what it does not know is absent. */
export type LivePerson = {
  /** Their id in the service, which is their handle on the roster. */
  readonly handle: string;
  readonly at: Instant;
  readonly name?: string;
  readonly email?: string;
  readonly zone?: ZoneName;
  readonly blocks?: readonly WorkingBlock[];
  readonly exceptions?: readonly Exception[];
  /** When their calendar says that they are busy or out. */
  readonly busy?: readonly Interval[];
  /** Why their hours are not told. */
  readonly lacks?: HoursFault;
  /** The name under which their small picture is kept; empty for somebody who has none. */
  readonly picture?: string;
  readonly status?: LiveStatus;
  readonly report?: LiveReport;
};

/** How long what was told is still taken to hold when the service is not heard any more. */
export const LIVE_HOLDS_MS = 30 * 60_000;

/** Whether what was told at `at` was told too long ago to rest an availability on. */
export const isLate = (at: Instant, now: Instant): boolean => now - at >= LIVE_HOLDS_MS;

/** The status, unless it has ended or says nothing. */
export function statusInForce({ status }: LivePerson, now: Instant): LiveStatus | null {
  if (status === undefined || (status.text === '' && status.emoji === '')) return null;
  return status.until !== null && status.until <= now ? null : status;
}

/** A person of a service told anew: what goes on has the beginning that it had, and what lasts and was not told now is as it was. */
export function retold(before: LivePerson | undefined, now: LivePerson): LivePerson {
  if (before === undefined) return now;
  const { status: _status, report: known, lacks: _lacks, ...lasting } = before;
  const told = { ...lasting, ...now };
  const { report } = now;
  if (known === undefined || report === undefined) return told;
  const goesOn = known.state === report.state && known.why === report.why;
  return goesOn
    ? { ...told, report: { ...report, since: Math.min(known.since, report.since) } }
    : told;
}

const said = ({ at: _at, ...rest }: LivePerson): string => JSON.stringify(rest);

/** Whether two tellings of a person say the same, whenever they were told. */
export const saysSame = (a: LivePerson, b: LivePerson): boolean => said(a) === said(b);
