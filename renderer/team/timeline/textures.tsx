import { BAND_HEIGHT } from './band-shapes';
import styles from './band.module.css';

/** The patterns that all bands of the timeline share; put them in the tree once. */
export function Textures() {
  return (
    <svg aria-hidden="true" width="0" height="0" className={styles.textures}>
      <defs>
        <pattern
          id="lull-focus"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M1 0V5" className={styles.focusLine} />
        </pattern>
        <pattern id="lull-busy" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M1 0V4" className={styles.busyLine} />
        </pattern>
        <pattern id="lull-leave" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="0.8" className={styles.leaveDot} />
        </pattern>
        <pattern id="lull-together" width="8" height={BAND_HEIGHT} patternUnits="userSpaceOnUse">
          <path d={`M0 ${BAND_HEIGHT - 2}H5`} className={styles.togetherLine} />
        </pattern>
      </defs>
    </svg>
  );
}
