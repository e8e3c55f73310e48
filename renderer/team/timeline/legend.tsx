import { useWords } from '../../bridge';
import { BAND_HEIGHT } from './band-shapes';
import bands from './band.module.css';
import styles from './legend.module.css';

const KINDS = ['working', 'focusing', 'busy', 'together', 'leave', 'night'] as const;
const WIDTH = 22;
const HEIGHT = 12;

/** What the textures of the bands stand for. */
export function Legend() {
  const words = useWords();
  return (
    <ul aria-label={words('timeline.legend.label')} className={styles.legend}>
      {KINDS.map((kind) => (
        <li key={kind} className={styles.kind}>
          <svg aria-hidden="true" width={WIDTH} height={HEIGHT} className={bands.band}>
            {(kind === 'focusing' || kind === 'busy') && (
              <rect width={WIDTH} height={HEIGHT} className={bands.working} />
            )}
            {kind === 'together' ? (
              <rect
                y={BAND_HEIGHT - 4}
                width={WIDTH}
                height={4}
                transform={`translate(0 ${HEIGHT - BAND_HEIGHT})`}
                className={bands.together}
              />
            ) : (
              <rect width={WIDTH} height={HEIGHT} className={bands[kind]} />
            )}
          </svg>
          {words(`timeline.legend.${kind}`)}
        </li>
      ))}
      <li className={styles.kind}>
        <svg aria-hidden="true" width={WIDTH} height={HEIGHT} className={bands.band}>
          <path d={`M${WIDTH / 2} 0V${HEIGHT}`} className={bands.dateTick} />
        </svg>
        {words('timeline.legend.date')}
      </li>
    </ul>
  );
}
