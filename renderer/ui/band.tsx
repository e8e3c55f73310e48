import { classNames } from './class-names';
import styles from './band.module.css';

/** A stretch of a band, from 0 (its start) to 1 (its end). */
export type BandStretch = {
  readonly kind: 'night' | 'work' | 'focus' | 'busy' | 'leave';
  readonly from: number;
  readonly to: number;
};

export type BandProps = {
  readonly label: string;
  readonly stretches: readonly BandStretch[];
  /** Where now is, or null when it is not on the band. */
  readonly now: number | null;
  readonly className?: string | undefined;
};

const PRECISION = 1e4;
const percent = (fraction: number): string =>
  `${Math.round(fraction * 100 * PRECISION) / PRECISION}%`;

/** The plain colour below a stretch; leave has none, as it says that nothing is there. */
const GROUND: { readonly [kind in BandStretch['kind']]: 'night' | 'work' | null } = {
  night: 'night',
  work: 'work',
  focus: 'work',
  busy: 'work',
  leave: null,
};

/** Paints all plain stretches of one colour as one gradient with hard edges: an element each would be slow in a long list. */
function layer(stretches: readonly BandStretch[], ground: 'night' | 'work'): string | null {
  const stops = stretches
    .filter(({ kind }) => GROUND[kind] === ground)
    .map(({ from, to }) => {
      const [start, end] = [percent(from), percent(to)];
      return `transparent ${start}, var(--band-${ground}) ${start} ${end}, transparent ${end}`;
    });
  return stops.length === 0 ? null : `linear-gradient(to right, ${stops.join(', ')})`;
}

function nowLayer(now: number | null): string | null {
  if (now === null) return null;
  const [start, end] = [`calc(${percent(now)} - 1px)`, `calc(${percent(now)} + 1px)`];
  return `linear-gradient(to right, transparent ${start}, var(--now) ${start} ${end}, transparent ${end})`;
}

/** A day as a band: nights, work, planned focus (hatched), meetings and leave. */
export function Band({ label, stretches, now, className }: BandProps) {
  const layers = [nowLayer(now), layer(stretches, 'work'), layer(stretches, 'night')];
  return (
    <div
      role="img"
      aria-label={label}
      className={classNames(styles.band, className)}
      style={{ backgroundImage: layers.filter(Boolean).join(', ') }}
    >
      {stretches.map(({ kind, from, to }) =>
        kind === 'night' || kind === 'work' ? null : (
          <span
            key={`${kind} ${from}`}
            className={styles[kind]}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ),
      )}
    </div>
  );
}
