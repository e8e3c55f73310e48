import { isInvited } from '../../../src/presence/sync-occurrences';
import type { BandSegment, DayBand } from '../../../src/presence/day-band';
import type { Person } from '../../../src/roster/person';
import { formatTime } from '../../../src/time/format';
import type { Instant } from '../../../src/time/instant';
import { sameClock } from '../telling';
import type { BandPlace } from './band-place';

/** The stretch of a band under an instant, or null where nothing is planned. */
export function segmentAt({ segments }: DayBand, at: Instant): BandSegment | null {
  return segments.find(({ start, end }) => start <= at && at < end) ?? null;
}

function titleOf(
  { kind, start, end }: BandSegment,
  person: Person,
  { words, occurrences }: BandPlace,
): string {
  if (kind === 'busy') {
    const titles = occurrences
      .filter(({ window }) => window.kind === 'meeting' && isInvited(window, person))
      .filter((occurrence) => occurrence.start < end && occurrence.end > start)
      .map(({ window }) => window.title);
    if (titles.length > 0) return words('timeline.titles', { titles: [...new Set(titles)] });
  }
  return words(`timeline.legend.${kind}`);
}

/** What a stretch is and from when to when: on my clock, and on theirs where that shows another time. */
export function segmentWords(segment: BandSegment, person: Person, place: BandPlace): string {
  const { words, style, zone } = place;
  const { start, end } = segment;
  const told = words('timeline.segment', {
    title: titleOf(segment, person, place),
    start: formatTime(start, zone, style),
    end: formatTime(end, zone, style),
  });
  if (sameClock(start, zone, person.zone)) return told;
  return words('timeline.segment-theirs', {
    told,
    start: formatTime(start, person.zone, style),
    end: formatTime(end, person.zone, style),
  });
}
