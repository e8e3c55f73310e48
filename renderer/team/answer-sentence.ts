import type { Context } from '../../src/presence/context';
import { replyClock } from '../../src/reply/reply-clock';
import { roundTrip } from '../../src/reply/round-trip';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { placeOfZone } from '../../src/time/place';
import { promised } from './reply-words';
import { moment, sameClock, theirMoment, type Telling } from './telling';

/** A time that reads the same for everybody it is pasted to: `2026-01-13 12:00 UTC`. */
function utcMoment(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function stamped(at: Instant, person: Person, telling: Telling): string {
  const { words, zone } = telling;
  const mine = moment(at, telling);
  const utc = utcMoment(at);
  if (sameClock(at, zone, person.zone)) return words('team.copy.time', { mine, utc });
  const theirs = theirMoment(at, person.zone, telling);
  return words('team.copy.both-times', { mine, theirs, place: placeOfZone(person.zone), utc });
}

/** The answer about a person as a sentence to paste somewhere, with every time in UTC too, and what one question back of theirs to `me` costs. */
export function answerSentence(
  person: Person,
  context: Context,
  telling: Telling,
  me: Person | null = null,
): string {
  const { words, now } = telling;
  const { name } = person;
  const { firstSeen, replyBy, reasons } = replyClock(person, now, context);
  if (reasons.some(({ reason }) => reason === 'noSchedule') && firstSeen === null) {
    return words('team.copy.no-schedule', { name });
  }
  if (firstSeen === null) return words('team.copy.no-hours-ahead', { name });
  const seen =
    firstSeen <= now
      ? words('team.copy.seen-now')
      : words('team.copy.seen', { time: stamped(promised(firstSeen, telling), person, telling) });
  if (replyBy === null) return words('team.copy.only-seen', { name, seen });
  const reply = stamped(promised(replyBy, telling), person, telling);
  const answer = words('team.copy.answer', { name, seen, reply });
  const later = me === null ? null : roundTrip(me, person, now, context).afterOneQuestion;
  if (later === null) return answer;
  const time = stamped(promised(later, telling), person, telling);
  return words('team.copy.with-question', { answer, time });
}
