import { create } from 'zustand';
import { dayBlocksOn, withHours, type HoursScope } from '../../../src/roster/change-hours';
import type { DayBlock, Person } from '../../../src/roster/person';
import { datedOn, scheduleOf } from '../../../src/roster/schedule';
import { normalise } from '../../../src/time/interval';
import { formatClock, parseClock, type LocalDay } from '../../../src/time/wall-time';

/** A block in minutes from its date's midnight; past 1440 it is on the next date. */
export type Stretch = { readonly start: number; readonly end: number };

/** Other hours of mine, as they are tried out. */
export type Draft = {
  readonly day: LocalDay;
  readonly scope: HoursScope;
  readonly stretches: readonly Stretch[];
};

/** What is done to a block: moved, or one of its ends. */
export type Edge = 'both' | 'start' | 'end';

const DAY_MINUTES = 1440;

/** Dragging and arrow keys move in steps of this many minutes; typing is exact. */
export const STEP = 15;

export const useDraft = create<{ readonly draft: Draft | null }>(() => ({ draft: null }));

export function setDraft(draft: Draft | null): void {
  useDraft.setState({ draft });
}

/** My hours on a date, as they are. */
export function stretchesOn(me: Person, day: LocalDay): Stretch[] {
  return dayBlocksOn(me, day).map(({ start, end }) => {
    const from = parseClock(start) ?? 0;
    const to = parseClock(end) ?? 0;
    return { start: from, end: to > from ? to : to + DAY_MINUTES };
  });
}

/** Begins to try out other hours on a date: for all weekdays like it, or for that date where it is an exception already. */
export function beginDraft(me: Person, day: LocalDay): Draft {
  const scope = datedOn(scheduleOf(me), day) === undefined ? 'alike' : 'date';
  return { day, scope, stretches: stretchesOn(me, day) };
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** A block after it, or one of its ends, was moved: at least a step long, at most a day, and beginning on its date. */
export function moved({ start, end }: Stretch, edge: Edge, by: number): Stretch {
  switch (edge) {
    case 'both': {
      const from = clamp(start + by, 0, DAY_MINUTES - STEP);
      return { start: from, end: from + end - start };
    }
    case 'start': {
      const earliest = Math.max(0, end - DAY_MINUTES);
      return { start: clamp(start + by, earliest, Math.min(end, DAY_MINUTES) - STEP), end };
    }
    case 'end':
      return { start, end: clamp(end + by, start + STEP, start + DAY_MINUTES) };
    default:
      return edge satisfies never;
  }
}

/** The draft with one of its blocks replaced, or taken away. */
export function withStretch(draft: Draft, index: number, stretch: Stretch | null): Draft {
  const stretches = draft.stretches.flatMap((one, i) => {
    if (i !== index) return [one];
    return stretch === null ? [] : [stretch];
  });
  return { ...draft, stretches };
}

const HOUR = 60;

/** The draft with an hour more, in the first room for it after the last block, else before the first. */
export function withOneMore(draft: Draft): Draft {
  const ends = draft.stretches.map(({ end }) => end);
  const after = ends.length === 0 ? 9 * HOUR : Math.max(...ends) + HOUR;
  const start = after + HOUR <= DAY_MINUTES ? after : 0;
  return { ...draft, stretches: [...draft.stretches, { start, end: start + HOUR }] };
}

const clock = (minute: number): string =>
  minute === DAY_MINUTES ? '24:00' : formatClock(minute % DAY_MINUTES);

/** Stretches as blocks of a person's: those that overlap or touch are one. */
export function blocksOf(stretches: readonly Stretch[]): DayBlock[] {
  return normalise(stretches).map(({ start, end }) => ({ start: clock(start), end: clock(end) }));
}

/** Me with the hours of a draft. */
export function drafted(me: Person, { day, scope, stretches }: Draft): Person {
  return withHours(me, day, scope, blocksOf(stretches));
}
