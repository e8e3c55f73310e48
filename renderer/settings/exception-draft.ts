import type { Exception } from '../../src/roster/person';
import { parseDay } from '../../src/time/calendar';
import { clocksOf, stretchOf, type Stretch } from '../ui/week-editor/week';

/** An exception as it is being typed: ISO dates, `to` empty for a single day, and no hours for a day off. */
export type ExceptionDraft = {
  readonly from: string;
  readonly to: string;
  readonly off: boolean;
  readonly hours: readonly Stretch[];
  readonly note: string;
};

export type ExceptionProblem = 'from-missing' | 'to-before-from' | 'hours-missing';

export const NEW_EXCEPTION: ExceptionDraft = { from: '', to: '', off: true, hours: [], note: '' };

/** The draft of an exception there is. */
export function draftOf({ from, to, blocks, note }: Exception): ExceptionDraft {
  return {
    from,
    to: to === from ? '' : (to ?? ''),
    off: blocks.length === 0,
    hours: blocks.map(stretchOf),
    note: note ?? '',
  };
}

/** What keeps a draft from being an exception, or null. */
export function problemOf({ from, to, off, hours }: ExceptionDraft): ExceptionProblem | null {
  const first = parseDay(from);
  if (first === null) return 'from-missing';
  const last = to === '' ? first : parseDay(to);
  if (last === null || last < first) return 'to-before-from';
  return !off && hours.length === 0 ? 'hours-missing' : null;
}

/** The exception of a draft that has no problem. */
export function exceptionOf({ from, to, off, hours, note }: ExceptionDraft): Exception {
  const words = note.trim();
  return {
    from,
    ...(to === '' || to === from ? {} : { to }),
    blocks: off ? [] : hours.map(clocksOf),
    ...(words === '' ? {} : { note: words }),
  };
}

/** The exceptions with one more, in the order of their dates; where two name a day, the later in the list wins. */
export function withException(list: readonly Exception[], added: Exception): Exception[] {
  const at = list.findIndex(({ from }) => from > added.from);
  return at === -1 ? [...list, added] : [...list.slice(0, at), added, ...list.slice(at)];
}

/** Whether an exception is over on a day, written `2026-05-04`. */
export function isPast({ from, to }: Exception, today: string): boolean {
  return (to ?? from) < today;
}
