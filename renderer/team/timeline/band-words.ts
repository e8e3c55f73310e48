import type { DayBand } from '../../../src/presence/day-band';
import { formatTime, formatWeekdayTime } from '../../../src/time/format';
import { DAY } from '../../../src/time/instant';
import type { Words } from '../../../src/words/words';
import type { BandPlace } from './band-place';

/** Longer than any one day. */
const MORE_THAN_A_DAY = 1.5 * DAY;

/** What a band shows as a sentence, for whom it says nothing: the stretches in my zone, with their weekdays over a week. */
export function bandWords({ segments }: DayBand, place: BandPlace, words: Words): string {
  const { range } = place.scale;
  if (segments.length === 0) return words('timeline.band.nothing');
  const begin = range.end - range.start > MORE_THAN_A_DAY ? formatWeekdayTime : formatTime;
  return words('timeline.band.stretches', {
    stretches: segments.map(({ kind, start, end }) =>
      words(`team.band.${kind}`, {
        start: begin(start, place.zone, place.style),
        end: formatTime(end, place.zone, place.style),
      }),
    ),
  });
}
