import type { KeyboardEvent } from 'react';
import type { Weekday } from '../../../src/time/calendar';
import { classNames } from '../class-names';
import { tip } from '../tooltip';
import { placeId } from './use-week-drag';
import { DAY_MINUTES, stretchesOf, type Place, type Stretch, type Week } from './week';
import styles from './week-editor.module.css';

export type WeekTone = 'work' | 'focus';

type Piece = {
  readonly place: Place;
  readonly stretch: Stretch;
  readonly from: number;
  readonly to: number;
  /** The part of the day before that runs past midnight into this one. */
  readonly carried: boolean;
};

const dayBefore = (day: Weekday): Weekday => (day === 1 ? 7 : day - 1) as Weekday;

/** What is drawn in the row of a day: its own stretches up to midnight, and the end of the night before. */
function piecesOf(week: Week, day: Weekday): Piece[] {
  const pieces: Piece[] = stretchesOf(week, day).map((stretch, index) => ({
    place: { day, index },
    stretch,
    from: stretch.start,
    to: Math.min(stretch.end, DAY_MINUTES),
    carried: false,
  }));
  const before = dayBefore(day);
  const index = stretchesOf(week, before).length - 1;
  const last = stretchesOf(week, before)[index];
  if (last !== undefined && last.end > DAY_MINUTES) {
    const to = last.end - DAY_MINUTES;
    pieces.unshift({ place: { day: before, index }, stretch: last, from: 0, to, carried: true });
  }
  return pieces;
}

const box = ({ from, to }: Piece): { left: string; width: string } => ({
  left: `${(from / DAY_MINUTES) * 100}%`,
  width: `${((to - from) / DAY_MINUTES) * 100}%`,
});

/** The day as a line from midnight to midnight, with its stretches on it. */
export function WeekTrack({
  day,
  week,
  ghost,
  underlay,
  tone,
  nameOf,
  onKey,
  onEdit,
}: {
  readonly day: Weekday;
  readonly week: Week;
  /** What is being dragged. */
  readonly ghost: Week | null;
  /** What lies below, only to look at. */
  readonly underlay: Week | null;
  readonly tone: WeekTone;
  readonly nameOf: (place: Place, stretch: Stretch) => string;
  readonly onKey: (place: Place, event: KeyboardEvent) => void;
  readonly onEdit: (place: Place) => void;
}) {
  return (
    <div className={styles.track} data-track={day}>
      {underlay !== null &&
        piecesOf(underlay, day).map((piece) => (
          <div key={`${piece.from}`} className={styles.underlay} style={box(piece)} />
        ))}
      {piecesOf(week, day).map((piece) => {
        const ends = classNames(
          piece.carried && styles.carried,
          piece.stretch.end > DAY_MINUTES && !piece.carried && styles.carries,
        );
        const look = classNames(styles.piece, styles[tone], ends);
        const edges = (
          <>
            {!piece.carried && <span className={styles.startEdge} data-edge="start" />}
            {piece.to < DAY_MINUTES || piece.stretch.end === DAY_MINUTES ? (
              <span className={styles.endEdge} data-edge="end" />
            ) : null}
          </>
        );
        const shared = { 'data-place': placeId(piece.place), style: box(piece) };
        if (piece.carried) {
          return (
            <div key="carried" aria-hidden="true" className={look} {...shared}>
              {edges}
            </div>
          );
        }
        const name = nameOf(piece.place, piece.stretch);
        return (
          <button
            key={piece.place.index}
            type="button"
            aria-label={name}
            {...tip(name)}
            {...shared}
            className={look}
            onKeyDown={(event) => onKey(piece.place, event)}
            onDoubleClick={() => onEdit(piece.place)}
          >
            {edges}
          </button>
        );
      })}
      {ghost !== null &&
        piecesOf(ghost, day).map((piece) => (
          <div
            key={`ghost-${piece.from}`}
            className={classNames(styles.piece, styles[tone], styles.ghost)}
            style={box(piece)}
          />
        ))}
    </div>
  );
}
