import type { Person } from '../roster/person';
import { DAY, MINUTE, type Instant } from '../time/instant';
import type { ChannelMember } from './channel-roster';
import type { Report } from './report';
import { isPlaceless, timeOnlyCard } from './time-only';
import type { CardPerson } from './wire-card';
import { bytesOf, MOST_WIRE_BYTES } from './wire';

/** What others see of me. `hours` tells my zone and week, `time-only` no place at all. */
export type Sharing = {
  readonly visible: boolean;
  readonly card: 'hours' | 'time-only';
  readonly intention: boolean;
  readonly rounding: 'exact' | 'half-hour';
};

/** What is shared until somebody chooses: no place, no intention. */
export const FIRST_SHARING: Sharing = {
  visible: true,
  card: 'time-only',
  intention: false,
  rounding: 'exact',
};

const HALF_HOUR = 30 * MINUTE;

/** An end as it is told: never earlier than it is. */
export function roundedUntil(until: Instant | null, { rounding }: Sharing): Instant | null {
  if (until === null || rounding === 'exact') return until;
  return Math.ceil(until / HALF_HOUR) * HALF_HOUR;
}

/** A beginning as it is told: never later than it is. */
export function roundedSince(since: Instant, { rounding }: Sharing): Instant {
  return rounding === 'exact' ? since : Math.floor(since / HALF_HOUR) * HALF_HOUR;
}

function withoutNotes(person: Person): CardPerson {
  const { id: _id, exceptions, ...rest } = person;
  if (exceptions === undefined || exceptions.length === 0) return rest;
  const told = exceptions.map(({ note: _note, ...exception }) => exception);
  return { ...rest, exceptions: told };
}

/** Drops the dates furthest ahead until a card fits into a payload. */
function fitting(card: CardPerson): CardPerson {
  // The rest of a payload: version, user, instant.
  const most = MOST_WIRE_BYTES - 256;
  let told = card;
  while (bytesOf(JSON.stringify(told)) > most) {
    const { exceptions, focus, ...rest } = told;
    if (exceptions !== undefined && exceptions.length > 0) {
      const kept = exceptions.slice(0, Math.floor(exceptions.length / 2));
      told = { ...told, exceptions: kept };
    } else if (focus !== undefined && focus.length > 0) {
      told = { ...told, focus: focus.slice(0, Math.floor(focus.length / 2)) };
    } else return rest;
  }
  return told;
}

/** My card as the team may see it; notes of leave are never told. */
export function cardToShare(me: Person, sharing: Sharing, now: Instant): CardPerson {
  return fitting(sharing.card === 'hours' ? withoutNotes(me) : timeOnlyCard(me, now));
}

/** How a card is seen, and on which day hours without a place were worked out; 0 for one that is seen as it is. */
type Seen = { readonly day: number; readonly person: Person };

const seenCards = new WeakMap<CardPerson, Seen>();

/** A teammate's card as far as I may see it: who tells no place sees none. The same card is the same person all day. */
export function cardToSee(id: string, card: CardPerson, sharing: Sharing, now: Instant): Person {
  const asItIs = sharing.card === 'hours' || isPlaceless(card.zone);
  const day = asItIs ? 0 : Math.floor(now / DAY);
  const known = seenCards.get(card);
  if (known?.day === day && known.person.id === id) return known.person;
  const whole: Person = { id, ...card };
  const person = asItIs ? whole : { id, ...timeOnlyCard(whole, now) };
  seenCards.set(card, { day, person });
  return person;
}

/** A teammate's report as far as I may see it: who hides an intention, minutes or all of it sees none of that. */
export function reportToSee(report: Report | null, sharing: Sharing): Report | null {
  if (report === null || !sharing.visible) return null;
  const { intention, until, ...rest } = report;
  return {
    ...rest,
    ...(until === undefined ? {} : { until: roundedUntil(until, sharing) ?? until }),
    ...(intention === undefined || !sharing.intention ? {} : { intention }),
  };
}

/** Who of the channel is a teammate: not me on another machine of mine. */
export function isTeammate({ user }: ChannelMember, me: string): boolean {
  return user !== me;
}
