import SearchX from 'lucide-react/icons/search-x';
import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { useWords } from '../bridge';
import type { Person } from '../../src/roster/person';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ColumnHeads } from './column-heads';
import { listAction, placeAfter, type ListAction } from './list-keys';
import styles from './people-list.module.css';
import { PersonRow } from './person-row';
import { createRowPace } from './row-pace';
import type { RowActions } from './row-actions';
import type { RowScene } from './row-scene';
import { choose, show, toggleExpanded, useTeamView } from './team-view';
import { useRowsInSight } from './use-rows-in-sight';

const ROW_HEIGHT = 56;
const OVERSCAN = 3;
/** As many as are drawn and laid out well within a frame on a slow machine. */
const NEW_ROWS_A_FRAME = 2;
/** Painted at the start, before the others. */
const FIRST_ROWS = 5;
/** No explanation is open, so that all rows are of one height. */
const NOTHING_OPEN = '';
/** The row of the column heads comes first. */
const HEAD_ROWS = 1;

/** What the rest of the window may ask of the list. */
export type PeopleListHandle = { readonly focusFirst: () => void };

export type PeopleListProps = {
  readonly people: readonly Person[];
  readonly scene: RowScene;
  readonly actions: RowActions;
  readonly onSearch: (typed: string) => void;
  readonly ref: Ref<PeopleListHandle>;
};

const placeOf = (people: readonly Person[], wanted: string | null): number =>
  wanted === null ? -1 : people.findIndex(({ id }) => id === wanted);

/**
 * The people as a tree grid: a row a person, whose explanation opens below it. Only the rows in sight are drawn; the
 * row the keyboard is on is kept even when it is scrolled away.
 */
export const PeopleList = memo(function PeopleList({
  people,
  scene,
  actions,
  onSearch,
  ref,
}: PeopleListProps) {
  const words = useWords();
  const { active, expanded } = useTeamView();
  const scroller = useRef<HTMLDivElement>(null);
  /** Whether the keyboard was in the list when it was last drawn, so that a move of rows does not lose it. */
  const holdsFocus = useRef(false);
  /** The row that is to have the keyboard as soon as it is drawn. */
  const wanted = useRef<string | null>(null);

  const [detailHeight, setDetailHeight] = useState(0);
  const activeAt = useMemo(() => Math.max(0, placeOf(people, active)), [people, active]);
  const expandedAt = useMemo(() => placeOf(people, expanded), [people, expanded]);

  const virtualizer = useRowsInSight({
    scroller,
    count: people.length,
    sizeOf: (at) => (at === expandedAt ? ROW_HEIGHT + detailHeight : ROW_HEIGHT),
    overscan: OVERSCAN,
    kept: activeAt,
  });

  const items = virtualizer.getVirtualItems();
  const [pace] = useState(() => createRowPace(NEW_ROWS_A_FRAME, FIRST_ROWS));
  const { drawn, waiting } = pace.draw(
    items.map(({ index }) => people[index]?.id ?? ''),
    people[activeAt]?.id ?? null,
  );
  const [, drawMore] = useReducer((frames: number) => frames + 1, 0);
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    // What is drawn already is painted first: the rest follows between this frame and the next.
    const frame = requestAnimationFrame(() => {
      pace.nextFrame();
      if (waiting) task = setTimeout(drawMore);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [pace, waiting, drawn]);

  // Rows are of one height; only the open explanation's is measured, so that scrolling never waits for the layout.
  const measuredFor = useRef(NOTHING_OPEN);
  useLayoutEffect(() => {
    const open = expandedAt === -1 ? NOTHING_OPEN : `${expandedAt} ${detailHeight}`;
    if (open === measuredFor.current) return;
    measuredFor.current = open;
    virtualizer.measure();
  }, [virtualizer, expandedAt, detailHeight]);

  const rowOf = useCallback(
    (id: string): HTMLElement | null =>
      scroller.current?.querySelector(`[data-person="${CSS.escape(id)}"]`) ?? null,
    [],
  );

  const focusRow = (at: number): void => {
    const person = people[at];
    if (person === undefined) return;
    show({ active: person.id });
    virtualizer.scrollToIndex(at);
    const row = rowOf(person.id);
    if (row === null) wanted.current = person.id;
    else row.focus({ preventScroll: true });
  };

  useEffect(() => {
    const leave = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node && scroller.current?.contains(target) === true)) {
        holdsFocus.current = false;
      }
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);

  /** An explanation that opened below the fold is brought into sight once its height is known. */
  useEffect(() => {
    if (expanded === null) return undefined;
    const frame = requestAnimationFrame(() => {
      const place = rowOf(expanded)?.parentElement;
      place?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [expanded, rowOf]);

  /** Whoever is removed hands the keyboard on to the one below, or above at the end. */
  const rowActions = useMemo<RowActions>(
    () => ({
      ...actions,
      remove: (person) => {
        const at = people.indexOf(person);
        const next = people[at + 1] ?? people[at - 1];
        if (next !== undefined) {
          show({ active: next.id });
          if (holdsFocus.current) wanted.current = next.id;
        }
        actions.remove(person);
      },
    }),
    [actions, people],
  );

  useImperativeHandle(ref, () => ({ focusFirst: () => focusRow(activeAt) }));

  useLayoutEffect(() => {
    const lost = holdsFocus.current && document.activeElement === document.body;
    const id = wanted.current ?? (lost ? people[activeAt]?.id : undefined);
    if (id === undefined) return;
    wanted.current = null;
    rowOf(id)?.focus({ preventScroll: true });
  });

  const act = (action: ListAction, person: Person): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const last = people.length - 1;
    switch (action.kind) {
      case 'move':
      case 'page':
        return focusRow(placeAfter(action, { at: activeAt, last, page }));
      case 'expand':
        return show({ expanded: person.id });
      case 'collapse':
        return show({ expanded: null });
      case 'toggle':
        return toggleExpanded(person.id);
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
        return rowActions[action.kind](person);
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const person = people[activeAt];
    if (person === undefined || !(event.target instanceof HTMLElement)) return;
    if (event.target.getAttribute('role') !== 'row') return;
    const action = listAction(event);
    // With nothing open, Escape is the window's: it leads back to now.
    if (action === null || (event.key === 'Escape' && expanded === null)) return;
    event.preventDefault();
    act(action, person);
  };

  if (people.length === 0) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={words('team.nobody.title')}
        actions={
          <Button
            onClick={() => {
              show({ query: '' });
              choose({ filter: 'all' });
            }}
          >
            {words('team.nobody.show-all')}
          </Button>
        }
      />
    );
  }
  return (
    <div
      role="treegrid"
      aria-label={words('team.list')}
      aria-rowcount={people.length + HEAD_ROWS}
      aria-colcount={5}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onFocus={() => {
        holdsFocus.current = true;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null) holdsFocus.current = currentTarget.contains(relatedTarget);
      }}
    >
      <ColumnHeads />
      <div role="rowgroup" ref={scroller} className={styles.scroller}>
        <div role="none" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const person = people[item.index];
            return (
              person !== undefined &&
              drawn.has(person.id) && (
                <div
                  key={person.id}
                  role="none"
                  className={styles.place}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <PersonRow
                    person={person}
                    rowIndex={item.index + HEAD_ROWS + 1}
                    isActive={item.index === activeAt}
                    isExpanded={person.id === expanded}
                    scene={scene}
                    actions={rowActions}
                    onDetailHeight={setDetailHeight}
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
