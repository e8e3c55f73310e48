import { useClockStyle, useViewerZone } from '../bridge';
import { formatTime, type ClockStyle } from '../../src/time/format';
import { instantOf, wallAt } from '../../src/time/wall-time';
import styles from './band-scale.module.css';
import { dayAround, placeOn } from './person-view';
import { useAsOf } from './use-moment';

const MARKED_HOURS = [6, 12, 18] as const;

/** The hour alone where the clock has 24, with am or pm where it has 12. */
function hourWords(hour: number, at: number, zone: string, style: ClockStyle): string {
  return style.hour12 ? formatTime(at, zone, style).replace(/:00/, '') : String(hour);
}

/** The hours of the viewer's day above the bands. */
export function BandScale({ label }: { readonly label: string }) {
  const style = useClockStyle();
  const zone = useViewerZone();
  const { asOf } = useAsOf();
  const day = dayAround(asOf, zone);
  return (
    <div aria-hidden="true" className={styles.scale}>
      <span className={styles.label}>{label}</span>
      {MARKED_HOURS.map((hour) => {
        const at = instantOf(zone, wallAt(zone, asOf).day, hour * 60);
        return (
          <span key={hour} className={styles.hour} style={{ left: `${placeOn(day, at) * 100}%` }}>
            {hourWords(hour, at, zone, style)}
          </span>
        );
      })}
    </div>
  );
}
