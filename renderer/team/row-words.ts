import type { Person } from '../../src/roster/person';
import {
  formatDate,
  formatOffsetDifference,
  formatTime,
  formatWeekday,
} from '../../src/time/format';
import { MINUTE } from '../../src/time/instant';
import { wallAt } from '../../src/time/wall-time';
import type { MarkedState } from '../ui/state-mark';
import { placeOfZone } from '../../src/time/place';
import { availabilityWords, markOf } from './availability-words';
import type { PersonView } from './person-view';
import { windowWords } from '../reply-window-words';
import { replyLines, type ReplyLines } from './reply-words';
import type { Words } from '../../src/words/words';
import type { Telling } from './telling';

/** Everything a row says but its reasons. */
export type RowWords = {
  readonly about: string;
  readonly time: string;
  readonly day: string;
  readonly hours: string;
  readonly mark: MarkedState;
  readonly state: { readonly title: string; readonly detail: string };
  readonly reply: ReplyLines;
  readonly window: string | null;
};

/** Where and as what somebody works: `Tokyo · contributor`. */
export function aboutWords({ zone, role }: Person, words: Words): string {
  const place = placeOfZone(zone);
  return role === undefined
    ? place
    : words('team.row.about', { place, role: words(`team.row.role.${role}`) });
}

/** The weekday on their clock and how far it is from the viewer's: `Mon · +8 h`. */
function dayWords(person: Person, { words, style, zone, now }: Telling): string {
  const day = formatWeekday(now, person.zone, style, 'short');
  const ahead = (wallAt(person.zone, now).offset - wallAt(zone, now).offset) / MINUTE;
  return ahead === 0
    ? words('team.row.same-time', { day })
    : words('team.row.ahead', { day, ahead: formatOffsetDifference(ahead, style) });
}

/** The day's stretches as a sentence, for whom the band says nothing. */
function hoursWords({ segments }: PersonView, { words, style, zone, now, asIf }: Telling): string {
  const date = formatDate(now, zone, style);
  if (segments.length === 0) {
    return asIf === true ? words('team.band.nothing-then', { date }) : words('team.band.nothing');
  }
  const stretches = segments.map(({ start, end, kind }) =>
    words(`team.band.${kind}`, {
      start: formatTime(start, zone, style),
      end: formatTime(end, zone, style),
    }),
  );
  return asIf === true
    ? words('team.band.on', { date, stretches })
    : words('team.band.today', { stretches });
}

/** Makes the words of a row. */
export function rowWords(person: Person, view: PersonView, telling: Telling): RowWords {
  const { availability, expectation, pace } = view;
  return {
    about: aboutWords(person, telling.words),
    time: formatTime(telling.now, person.zone, telling.style),
    day: dayWords(person, telling),
    hours: hoursWords(view, telling),
    mark: markOf(availability),
    state: availabilityWords(availability, telling),
    reply: replyLines(expectation, telling),
    window:
      // What is said of a moment that is only looked at takes its place.
      pace === null || expectation.replyBy === null || telling.asIf === true
        ? null
        : windowWords(pace.window, telling.words, 'short'),
  };
}
