import type { Concerned, TimeShift } from '../reply/time-shift';
import { formatDate, formatDuration, formatTime, type ClockStyle } from '../time/format';
import { DAY, MINUTE } from '../time/instant';
import { placeOfZone } from '../time/place';
import type { LocalDay } from '../time/wall-time';
import type { Words } from '../words/words';

/** How many places a sentence names before it counts the others. */
const MOST_PLACES = 3;

/** Up to so many people are called by their names. */
const FEW = 2;

/** A date stands for itself in every zone, so it is shown as that of UTC. */
const dateWords = (date: LocalDay, style: ClockStyle): string =>
  formatDate(date * DAY, 'UTC', style);

function shortened(names: readonly string[], count: number, more: string, words: Words): string[] {
  return count > names.length
    ? [...names, words(more, { count: count - names.length })]
    : [...names];
}

/** Whom an effect is about: by name when they are few, by place when they are everybody there. */
function whoWords({ zones, count, names, whole }: Concerned, words: Words): string {
  if (count <= FEW) return words('time-shift.list', { items: names });
  const places = zones.slice(0, MOST_PLACES).map(placeOfZone);
  const items = shortened(places, zones.length, 'time-shift.more-places', words);
  return whole
    ? words('time-shift.list', { items })
    : words('time-shift.people-in', { count, places: items });
}

function overlapWords(
  shift: Extract<TimeShift, { kind: 'overlap' }>,
  words: Words,
  style: ClockStyle,
): string {
  const { before, after, per, until } = shift;
  const length = (minutes: number): string => {
    const shown = formatDuration(minutes * MINUTE, style);
    return per === 'day' ? shown : words('time-shift.per-week', { length: shown });
  };
  const effect =
    before === after
      ? 'moves'
      : before === 0
        ? 'begins'
        : after === 0
          ? 'ends'
          : after > before
            ? 'grows'
            : 'shrinks';
  return words(`time-shift.${effect}${until === null ? '' : '-until'}`, {
    from: dateWords(shift.from, style),
    until: until === null ? '' : dateWords(until, style),
    who: whoWords(shift.who, words),
    before: formatDuration(before * MINUTE, style),
    after: length(after),
  });
}

function leaveWords(
  shift: Extract<TimeShift, { kind: 'leave' }>,
  words: Words,
  style: ClockStyle,
): string {
  const { from, until, count, names, shared } = shift;
  const who = shortened(names, count, 'time-shift.others', words);
  const dates = from === until ? 'time-shift.leave-day' : 'time-shift.leave';
  const away = words(dates, {
    who,
    count,
    from: dateWords(from, style),
    until: dateWords(until, style),
  });
  if (shared === null || shared === 0) return away;
  return words('time-shift.leave-shared', {
    away,
    shared: formatDuration(shared * MINUTE, style),
  });
}

/** An effect as one sentence, in time: `From Mon 9 Mar your overlap with New York grows from 3 h to 4 h, until Fri 27 Mar.` */
export function timeShiftWords(shift: TimeShift, words: Words, style: ClockStyle): string {
  switch (shift.kind) {
    case 'overlap':
      return overlapWords(shift, words, style);
    case 'sync': {
      const { title, zone, later, start, from, until } = shift;
      const way = later < 0 ? 'sync-earlier' : 'sync-later';
      return words(`time-shift.${way}${until === null ? '' : '-until'}`, {
        title,
        place: placeOfZone(zone),
        length: formatDuration(Math.abs(later) * MINUTE, style),
        from: dateWords(from, style),
        until: until === null ? '' : dateWords(until, style),
        time: formatTime(start * MINUTE, 'UTC', style),
      });
    }
    case 'leave':
      return leaveWords(shift, words, style);
    case 'my-leave': {
      const { from, until, missed } = shift;
      const away = words(from === until ? 'time-shift.my-leave-day' : 'time-shift.my-leave', {
        from: dateWords(from, style),
        until: dateWords(until, style),
      });
      return words('time-shift.my-leave-missed', { away, missed, count: missed.length });
    }
    default:
      return shift satisfies never;
  }
}
