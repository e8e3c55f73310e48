import { availabilityAt, type Availability } from '../../src/presence/availability';
import type { Context } from '../../src/presence/context';
import { dayBand, isNight, type BandSegment } from '../../src/presence/day-band';
import { replyClock, type ReplyExpectation } from '../../src/reply/reply-clock';
import type { Person } from '../../src/roster/person';
import { replyPaceOf, type ReplyPace } from '../../src/roster/reply-window';
import type { Instant } from '../../src/time/instant';
import type { Interval } from '../../src/time/interval';
import { startOfDay, wallAt } from '../../src/time/wall-time';
import type { ZoneName } from '../../src/time/zone';
import type { BandStretch } from '../ui/band';

/** All that a row shows of a person at an instant, as numbers; the words are made from it. */
export type PersonView = {
  readonly availability: Availability;
  readonly expectation: ReplyExpectation;
  readonly pace: ReplyPace | null;
  readonly segments: readonly BandSegment[];
  readonly stretches: readonly BandStretch[];
  readonly isNight: boolean;
};

/** The viewer's calendar day that holds an instant: 23 to 25 hours. */
export function dayAround(now: Instant, zone: ZoneName): Interval {
  const { day } = wallAt(zone, now);
  return { start: startOfDay(zone, day), end: startOfDay(zone, day + 1) };
}

/** Where an instant lies on a band of a range. */
export function placeOn({ start, end }: Interval, at: Instant): number {
  return (at - start) / (end - start);
}

const STRETCH_OF: { readonly [kind in BandSegment['kind']]: BandStretch['kind'] } = {
  working: 'work',
  focusing: 'focus',
  busy: 'busy',
  leave: 'leave',
};

/** Looks at a person from the viewer's day. */
export function viewPerson(
  person: Person,
  now: Instant,
  day: Interval,
  context: Context,
): PersonView {
  const { segments, nights } = dayBand(person, day, context);
  const stretch = (kind: BandStretch['kind'], { start, end }: Interval): BandStretch => ({
    kind,
    from: placeOn(day, start),
    to: placeOn(day, end),
  });
  return {
    availability: availabilityAt(person, now, context),
    expectation: replyClock(person, now, context),
    pace: replyPaceOf(person, context.norms),
    segments,
    stretches: [
      ...nights.map((night) => stretch('night', night)),
      ...segments.map((segment) => stretch(STRETCH_OF[segment.kind], segment)),
    ],
    isNight: isNight(person.zone, now),
  };
}
