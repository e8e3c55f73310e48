import { memo, useMemo } from 'react';
import { answeringPeak } from '../../../src/reply/answering-counts';
import { formatTime, formatWeekday } from '../../../src/time/format';
import { DAY } from '../../../src/time/instant';
import type { BandPlace } from './band-place';
import { HEAT_HEIGHT, heatShapes } from './heat-shapes';
import styles from './heat-strip.module.css';
import type { Heat } from './moment-words';

/** The most at once, and when: with its weekday where more than one day is shown. */
export type PeakWords = { readonly most: string; readonly when: string };

/** What to say of the moment at which the most answer. */
export function usePeakWords({ counts }: Heat, { words, style, zone }: BandPlace): PeakWords {
  return useMemo(() => {
    const peak = answeringPeak(counts);
    if (peak === null) return { most: words('timeline.nobody-answers'), when: '' };
    const isDay = counts.range.end - counts.range.start < 2 * DAY;
    const { count, start, end } = peak;
    const day = formatWeekday(start, zone, style, 'short');
    return {
      most: isDay ? words('timeline.peak', { count }) : words('timeline.peak-day', { count, day }),
      when: words('timeline.peak-time', {
        start: formatTime(start, zone, style),
        end: formatTime(end, zone, style),
      }),
    };
  }, [counts, words, style, zone]);
}

/** How many answer at each moment: the higher and the darker the more. */
export const HeatStrip = memo(function HeatStrip({
  heat: { counts },
  place: { scale, words },
  peak,
}: {
  readonly heat: Heat;
  readonly place: BandPlace;
  readonly peak: PeakWords;
}) {
  const shapes = useMemo(() => heatShapes(counts, scale), [counts, scale]);
  return (
    <svg
      role="img"
      aria-label={words('timeline.heat', { peak: `${peak.most} ${peak.when}`.trim() })}
      className={styles.heat}
      width={scale.width}
      height={HEAT_HEIGHT}
    >
      {shapes.map(({ level, path }) => (
        <path key={level} d={path} className={styles[`level${level}`]} />
      ))}
    </svg>
  );
});
