import { overlap } from '../../src/reply/overlap';
import { roundTrip } from '../../src/reply/round-trip';
import type { Context } from '../../src/presence/context';
import type { Person } from '../../src/roster/person';
import { scheduleOf } from '../../src/roster/schedule';
import { formatTime } from '../../src/time/format';
import { DAY } from '../../src/time/instant';
import { wallAt } from '../../src/time/wall-time';
import type { LiveView } from '../../src/app/live-view';
import { liveSentences, NO_VIEWS } from './live-words';
import type { PersonView } from './person-view';
import { givenName, reasonSentences } from './reason-words';
import { promised } from './reply-words';
import { bothMoments, moment, type Telling } from './telling';

/** What the explanation below a row says. */
export type DetailWords = {
  readonly headline: string;
  readonly reasons: readonly string[];
  readonly roundTrip: string | null;
  readonly overlap: string | null;
};

/** How far ahead time together is looked for. */
const OVERLAP_DAYS = 7;

function headline({ expectation }: PersonView, person: Person, telling: Telling): string {
  const { words, asIf } = telling;
  const { firstSeen, replyBy } = expectation;
  const other = { name: givenName(person), zone: person.zone };
  if (replyBy !== null) {
    const time = bothMoments(promised(replyBy, telling), other, telling);
    return words('team.detail.reply-by', { time });
  }
  if (firstSeen === null) return words('team.detail.unknown');
  return firstSeen <= telling.now
    ? words(asIf === true ? 'team.detail.seen-then' : 'team.detail.seen-now')
    : words('team.detail.seen', {
        time: bothMoments(promised(firstSeen, telling), other, telling),
      });
}

/** An answer that rests on a moment that is only looked at says which. */
function asIfSent(answer: string, telling: Telling): string {
  if (telling.asIf !== true) return answer;
  return telling.words('team.detail.if-sent', { time: moment(telling.now, telling), answer });
}

/** What one question back costs, or null where nobody can say. */
export function roundTripWords(
  me: Person,
  person: Person,
  context: Context,
  telling: Telling,
): string | null {
  const { replyBy, afterOneQuestion } = roundTrip(me, person, telling.now, context);
  if (replyBy === null || afterOneQuestion === null) return null;
  const { words, zone } = telling;
  const time = moment(promised(afterOneQuestion, telling), telling);
  const days = wallAt(zone, afterOneQuestion).day - wallAt(zone, replyBy).day;
  return days === 0
    ? words('team.detail.question-same-day', { time })
    : words('team.detail.question-days', { count: days, time });
}

function overlapWords(me: Person, person: Person, telling: Telling): string | null {
  const { words, style, zone, now, asIf } = telling;
  const [next] = overlap([me, person], { start: now, end: now + OVERLAP_DAYS * DAY });
  if (next === undefined) return words('team.detail.no-overlap', { count: OVERLAP_DAYS });
  const end = formatTime(next.end, zone, style);
  return next.start <= now
    ? words(asIf === true ? 'team.detail.overlap-then' : 'team.detail.overlap-now', { end })
    : words('team.detail.overlap', { start: moment(next.start, telling), end });
}

/** Makes the words of an explanation. */
export function detailWords(
  me: Person,
  person: Person,
  view: PersonView,
  context: Context,
  telling: Telling,
  views: readonly LiveView[] = NO_VIEWS,
): DetailWords {
  const bothShareHours = scheduleOf(me).sharesHours && scheduleOf(person).sharesHours;
  return {
    headline: asIfSent(headline(view, person, telling), telling),
    reasons: [
      ...reasonSentences(view.expectation, person, context.norms ?? {}, telling, context.report),
      ...liveSentences(context.report, views, view.availability, telling),
    ],
    roundTrip: roundTripWords(me, person, context, telling),
    overlap: bothShareHours ? overlapWords(me, person, telling) : null,
  };
}
