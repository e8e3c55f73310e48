import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useSlice, useWords } from '../../bridge';
import type { Person } from '../../../src/roster/person';
import { listAction, placeAfter, type ListAction } from '../list-keys';
import type { RowActions } from '../row-actions';
import type { RowScene } from '../row-scene';
import { choose, show, useTeamView } from '../team-view';
import { useRowsInSight } from '../use-rows-in-sight';
import type { BandPlace } from './band-place';
import { scrubAction } from './scrub-keys';
import { scrub } from './scrubbing';
import styles from './timeline.module.css';
import { TimelineRow } from './timeline-row';
import type { TimelineParts } from './timeline-seam';

const ROW_HEIGHT = 34;
const OVERSCAN = 4;
/** The row of the heads and my own come first. */
const ROWS_BEFORE = 2;

export type TimelineRowsHandle = { readonly focusFirst: () => void };

export type TimelineRowsProps = {
  readonly people: readonly Person[];
  readonly scene: RowScene;
  readonly place: BandPlace;
  readonly actions: RowActions;
  readonly onSearch: (typed: string) => void;
  readonly onMyRow?: TimelineParts['onMyRow'];
  /** What stays above the rows. */
  readonly head: ReactNode;
  readonly ref: Ref<TimelineRowsHandle>;
};

/** Everybody's bands as a grid: mine stays on top, of the others only those in sight are drawn. */
export const TimelineRows = memo(function TimelineRows({
  people,
  scene,
  place,
  actions,
  onSearch,
  onMyRow,
  head,
  ref,
}: TimelineRowsProps) {
  const words = useWords();
  const { me } = useSlice('me');
  const active = useTeamView((view) => view.active);
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const everybody = useMemo(() => [me, ...people], [me, people]);
  const activeAt = Math.max(
    0,
    everybody.findIndex(({ id }) => id === active),
  );

  const virtualizer = useRowsInSight({
    scroller,
    count: people.length,
    sizeOf: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    kept: activeAt - 1,
  });

  const rowOf = (id: string): HTMLElement | null =>
    grid.current?.querySelector(`[data-person="${CSS.escape(id)}"]`) ?? null;

  const focusRow = (at: number): void => {
    const person = everybody[at];
    if (person === undefined) return;
    show({ active: person.id });
    if (at > 0) virtualizer.scrollToIndex(at - 1);
    const row = rowOf(person.id);
    if (row === null) wanted.current = person.id;
    else row.focus({ preventScroll: true });
  };

  useImperativeHandle(ref, () => ({ focusFirst: () => focusRow(activeAt) }));

  useEffect(() => {
    if (wanted.current === null) return;
    const row = rowOf(wanted.current);
    if (row === null) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const explain = useCallback(
    (person: Person): void => {
      if (person.id === me.id) return;
      choose({ layout: 'list' });
      show({ expanded: person.id, active: person.id });
    },
    [me.id],
  );

  const act = (action: ListAction, person: Person): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    switch (action.kind) {
      case 'move':
      case 'page':
        return focusRow(placeAfter(action, { at: activeAt, last: everybody.length - 1, page }));
      case 'expand':
      case 'collapse':
        return;
      case 'toggle':
        return explain(person);
      case 'search':
        return onSearch(action.typed);
      case 'add':
        return show({ dialog: { kind: 'add-person' } });
      case 'shortcuts':
        return show({ dialog: { kind: 'shortcuts' } });
      case 'edit':
      case 'remove':
      case 'copy':
      case 'watch':
        if (person.id !== me.id) actions[action.kind](person);
        return;
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const person = everybody[activeAt];
    if (person === undefined || !(event.target instanceof HTMLElement)) return;
    if (event.target.getAttribute('role') !== 'row') return;
    const moves = event.key === 'Home' ? null : scrubAction(event);
    const action = moves === null ? listAction(event) : null;
    if (moves === null && action === null) return;
    event.preventDefault();
    if (moves !== null) scrub(moves, place.zone);
    else if (action !== null) act(action, person);
  };

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={words('timeline.rows')}
      aria-rowcount={people.length + ROWS_BEFORE}
      aria-colcount={3}
      className={styles.grid}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.pinned}>
        {head}
        <TimelineRow
          person={me}
          rowIndex={ROWS_BEFORE}
          isMe
          isActive={activeAt === 0}
          place={place}
          scene={scene}
          onName={explain}
          onMyRow={onMyRow}
        />
      </div>
      <div role="rowgroup" ref={scroller} className={styles.scroller}>
        <div role="none" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const person = people[index];
            return (
              person !== undefined && (
                <div
                  key={person.id}
                  role="none"
                  className={styles.place}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <TimelineRow
                    person={person}
                    rowIndex={index + ROWS_BEFORE + 1}
                    isActive={index + 1 === activeAt}
                    place={place}
                    scene={scene}
                    onName={explain}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
});
