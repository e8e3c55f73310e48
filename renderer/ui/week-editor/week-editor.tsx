import CopyIcon from 'lucide-react/icons/copy';
import { useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Weekday } from '../../../src/time/calendar';
import { announce } from '../announcer';
import { useLocale } from '../locale';
import { MenuButton, type MenuItem } from '../menu';
import { moveTo, nudged, STEP, type Nudge } from './gesture';
import { HoursField, selectStretch } from './hours-field';
import { useWeekDrag, placeId } from './use-week-drag';
import {
  addSpan,
  blocksOf,
  copyDay,
  DAY_MINUTES,
  EMPTY_WEEK,
  placeAt,
  removeStretch,
  setDay,
  stretchesOf,
  stretchOfSpan,
  weekOf,
  WEEKDAYS,
  type Place,
  type Stretch,
  type Week,
  type WeekBlock,
} from './week';
import { WeekAxis } from './week-axis';
import styles from './week-editor.module.css';
import { WeekTrack, type WeekTone } from './week-track';
import { nameStretch, stretchRange, weekdayName, weekdaysFrom } from './week-words';

export type WeekEditorProps = {
  readonly label: string;
  readonly blocks: readonly WeekBlock[];
  readonly onChange: (blocks: readonly WeekBlock[]) => void;
  /** Drawn below, to compare with: the working blocks under planned focus. */
  readonly underlay?: readonly WeekBlock[];
  readonly tone?: WeekTone;
};

const NUDGES: { readonly [key: string]: (by: number) => Nudge } = {
  '': (by) => ({ edge: 'both', by }),
  shift: (by) => ({ edge: 'end', by }),
  alt: (by) => ({ edge: 'start', by }),
};

function nudgeOf({ key, shiftKey, altKey }: KeyboardEvent): Nudge | null {
  const held = NUDGES[`${shiftKey ? 'shift' : ''}${altKey ? 'alt' : ''}`];
  const moves: { readonly [key: string]: number } = { ArrowLeft: -STEP, ArrowRight: STEP };
  const days: { readonly [key: string]: number } = {
    ArrowUp: -DAY_MINUTES,
    ArrowDown: DAY_MINUTES,
  };
  const by = moves[key] ?? (shiftKey || altKey ? undefined : days[key]);
  return held === undefined || by === undefined ? null : held(by);
}

/**
 * A week of blocks, to draw and to type: a row a day from midnight to midnight, with the hours as text beside it. A
 * block that runs past midnight goes on in the next day's row.
 */
export function WeekEditor({ label, blocks, onChange, underlay, tone = 'work' }: WeekEditorProps) {
  const { words, style } = useLocale();
  const helpId = useId();
  const week = useMemo(() => weekOf(blocks), [blocks]);
  const below = useMemo(() => (underlay === undefined ? null : weekOf(underlay)), [underlay]);
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useRef<number | null>(null);
  /** The week as it was before typing began, so that half-typed hours leave no trace on other days. */
  const typedOver = useRef<Week | null>(null);

  const nameOf = ({ day }: Place, stretch: Stretch): string =>
    words('week.block', {
      day: weekdayName(day, style, 'long'),
      hours: nameStretch(stretch, words, style),
    });
  const change = (next: Week): void => onChange(blocksOf(next));
  const place = (next: Week, at: number): void => {
    focusNext.current = at;
    const found = placeAt(next, at);
    const stretch = found === null ? undefined : stretchesOf(next, found.day)[found.index];
    if (found !== null && stretch !== undefined) announce(nameOf(found, stretch));
    change(next);
  };
  const { drag, handlers } = useWeekDrag(week, place);

  useLayoutEffect(() => {
    const at = focusNext.current;
    const found = at === null ? null : placeAt(week, at);
    if (found === null) return;
    focusNext.current = null;
    root.current?.querySelector<HTMLElement>(`button[data-place="${placeId(found)}"]`)?.focus();
  }, [week]);

  const fieldOf = (day: Weekday): HTMLInputElement | null =>
    root.current?.querySelector<HTMLInputElement>(`[data-hours="${day}"] input`) ?? null;
  const edit = ({ day, index }: Place): void => {
    const field = fieldOf(day);
    if (field !== null) selectStretch(field, stretchesOf(week, day), index, style.hour12);
  };
  const remove = (at: Place): void => {
    announce(words('week.removed'));
    change(removeStretch(week, at));
    fieldOf(at.day)?.focus();
  };
  const onKey = (at: Place, event: KeyboardEvent): void => {
    const nudge = nudgeOf(event);
    if (nudge !== null) {
      event.preventDefault();
      const span = nudged(week, at, nudge);
      if (span === null) announce(words('week.no-room'));
      else place(moveTo(week, at, span), span.at);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(at);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      edit(at);
    }
  };

  const copyItems = (day: Weekday): MenuItem[] => {
    const others = WEEKDAYS.filter((each) => each !== day);
    const item = (text: string, to: readonly Weekday[]): MenuItem => ({
      kind: 'action',
      label: text,
      onSelect: () => change(copyDay(week, day, to)),
    });
    return [
      item(
        words('week.copy-to-workdays'),
        others.filter((each) => each < 6),
      ),
      item(words('week.copy-to-all'), others),
      { kind: 'separator' },
      ...others.map((each) => item(weekdayName(each, style, 'long'), [each])),
    ];
  };

  const ghost = drag === null ? null : addSpan(EMPTY_WEEK, drag.span);
  const dragged = drag === null ? null : stretchOfSpan(drag.span);
  return (
    <div
      ref={root}
      role="group"
      aria-label={label}
      aria-describedby={helpId}
      className={styles.editor}
      data-dragging={drag?.kind}
      {...handlers}
    >
      <WeekAxis
        shown={dragged === null ? null : stretchRange(dragged.stretch, style)}
        stretch={dragged?.stretch ?? null}
      />
      {weekdaysFrom(style.locale).map((day) => {
        const name = weekdayName(day, style, 'long');
        return (
          <div key={day} className={styles.row}>
            <span className={styles.day} aria-hidden="true">
              {weekdayName(day, style, 'short')}
            </span>
            <WeekTrack
              day={day}
              week={drag?.rest ?? week}
              ghost={ghost}
              underlay={below}
              tone={tone}
              nameOf={nameOf}
              onKey={onKey}
              onEdit={edit}
            />
            <div data-hours={day} className={styles.hours}>
              <HoursField
                label={words('week.hours-of', { day: name })}
                labelHidden
                stretches={stretchesOf(week, day)}
                onFocus={() => (typedOver.current = week)}
                onBlur={() => (typedOver.current = null)}
                onChange={(typed) => change(setDay(typedOver.current ?? week, day, typed))}
              />
            </div>
            <MenuButton
              kind="ghost"
              small
              label={words('week.copy', { day: name })}
              icon={<CopyIcon aria-hidden="true" />}
              items={copyItems(day)}
            />
          </div>
        );
      })}
      <p id={helpId} className={styles.help}>
        {words('week.help')}
      </p>
    </div>
  );
}
