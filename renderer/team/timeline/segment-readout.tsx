import type { DayBand } from '../../../src/presence/day-band';
import type { Person } from '../../../src/roster/person';
import type { BandPlace } from './band-place';
import { usePointedAt } from './pointed-at';
import styles from './segment-readout.module.css';
import { segmentAt, segmentWords } from './segment-words';
import { spanOf } from './timeline-scale';

/** What the pointer is over in a band. It repeats what the row says in words, so that it is silent. */
export function SegmentReadout({
  person,
  band,
  place,
}: {
  readonly person: Person;
  readonly band: DayBand;
  readonly place: BandPlace;
}) {
  const at = usePointedAt((pointed) => pointed.at);
  const segment = at === null ? null : segmentAt(band, at);
  const span = segment === null ? null : spanOf(place.scale, segment);
  if (segment === null || span === null) return null;
  const isRight = span.left > place.scale.width / 2;
  const side = isRight
    ? { right: Math.max(0, place.scale.width - span.left - span.width) }
    : { left: span.left };
  return (
    <span aria-hidden="true" className={styles.readout} style={side}>
      {segmentWords(segment, person, place)}
    </span>
  );
}
