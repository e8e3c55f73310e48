import type { Exception } from '../../src/roster/person';
import { parseDay } from '../../src/time/calendar';

/** A leave as it is being typed: ISO dates, empty where nothing was typed yet. */
export type LeaveDraft = { readonly from: string; readonly to: string; readonly note: string };

export type LeaveProblem = 'from-missing' | 'to-before-from';

/** What keeps a draft from being a leave, or null. */
export function problemOfLeave({ from, to }: LeaveDraft): LeaveProblem | null {
  const first = parseDay(from);
  if (first === null) return 'from-missing';
  const last = to === '' ? first : parseDay(to);
  return last === null || last < first ? 'to-before-from' : null;
}

/** The exception of a draft that has no problem; a leave of one day names it once. */
export function leaveOf({ from, to, note }: LeaveDraft): Exception {
  const words = note.trim();
  return {
    from,
    ...(to === '' || to === from ? {} : { to }),
    blocks: [],
    ...(words === '' ? {} : { note: words }),
  };
}

/** The exceptions with one more, in the order of their dates; the later in the list wins where two meet. */
export function withLeave(exceptions: readonly Exception[], leave: Exception): Exception[] {
  const at = exceptions.findIndex(({ from }) => from > leave.from);
  if (at === -1) return [...exceptions, leave];
  return [...exceptions.slice(0, at), leave, ...exceptions.slice(at)];
}
