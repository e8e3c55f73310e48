import { useMemo } from 'react';
import { useWords } from '../../bridge';
import { answeringPeak } from '../../../src/reply/answering-counts';
import { formatTime, formatWeekdayTime } from '../../../src/time/format';
import { DAY } from '../../../src/time/instant';
import type { Telling } from '../telling';
import { HEAT_HEIGHT, heatShapes } from './heat-shapes';
import styles from './heat-strip.module.css';
import { inWords, type Heat } from './moment-words';
import type { TimelineScale } from './timeline-scale';

/** The most at once, and when: with its weekday where more than one day is shown. */
export type PeakWords = { readonly most: string; readonly when: string };

/** What to say of the moment at which the most answer. */
export function usePeakWords({ counts }: Heat, telling: Telling): PeakWords {
  return useMemo(() => {
    const { words, style, zone } = telling;
    const peak = answeringPeak(counts);
    if (peak === null) return { most: words('timeline.nobody-answers'), when: '' };
    const isDay = counts.range.end - counts.range.start < 2 * DAY;
    const first = isDay ? formatTime : formatWeekdayTime;
    return {
      most: words('timeline.peak', { count: peak.count }),
      when: words('timeline.peak-time', {
        start: first(peak.start, zone, style),
        end: formatTime(peak.end, zone, style),
      }),
    };
  }, [counts, telling]);
}

/** How many answer at each moment: the higher and the darker the more. */
export function HeatStrip({
  heat,
  scale,
  telling,
  peak,
}: {
  readonly heat: Heat;
  readonly scale: TimelineScale;
  readonly telling: Telling;
  readonly peak: PeakWords;
}) {
  const words = useWords();
  const shapes = useMemo(() => heatShapes(heat.counts, scale), [heat, scale]);
  const label = words('timeline.heat', {
    in: inWords(heat, telling.now, telling),
    peak: `${peak.most} ${peak.when}`.trim(),
  });
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.heat}
      width={scale.width}
      height={HEAT_HEIGHT}
    >
      {shapes.map(({ level, path }) => (
        <path key={level} d={path} className={styles[`level${level}`]} />
      ))}
    </svg>
  );
}
