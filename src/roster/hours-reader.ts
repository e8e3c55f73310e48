import { formatClock, parseClock, parseDay } from '../time/wall-time';
import { field, readList, readObject, readOptionalText } from './fields';
import type { DayBlock, Exception, PlannedFocus, Weekday, WorkingBlock } from './person';
import { quoted, type Problems } from './problem';

/** How long the lists of one person may be: enough for every hour of a week, and years of leave. */
export const HOURS_LIMITS = {
  blocks: 200,
  dayBlocks: 50,
  exceptions: 2000,
  focus: 1000,
  note: 200,
};

const isWeekday = (value: unknown): value is Weekday =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7;

/** What was probably meant by `9:00`, `9`, `09.00`. */
function nearClock(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return Number(match[2] ?? 0) < 60 && minutes <= 1440 ? formatClock(minutes) : null;
}

/** The wall clocks read so far, of the 1441 there are. */
const knownClocks = new Set<string>();

function isClock(text: string): boolean {
  if (knownClocks.has(text)) return true;
  if (parseClock(text) === null) return false;
  knownClocks.add(text);
  return true;
}

function readClock(value: unknown, path: string, problems: Problems): string {
  if (typeof value === 'string' && isClock(value)) return value;
  const near = typeof value === 'string' ? nearClock(value) : null;
  if (value === undefined) problems.add(path, 'missing');
  else if (near === null) problems.add(path, 'clock', { value: quoted(value) });
  else problems.add(path, 'clock-near', { value: quoted(value), suggestion: quoted(near) });
  return '';
}

/** Reads `start` and `end`. A block ends on the next day when it ends at or before its start, but never starts at 24:00. */
export function readDayBlock(
  fields: { readonly [key: string]: unknown },
  path: string,
  problems: Problems,
): DayBlock {
  const start = readClock(field(fields, 'start'), `${path}.start`, problems);
  const end = readClock(field(fields, 'end'), `${path}.end`, problems);
  if (start === '24:00') problems.add(`${path}.start`, 'end-of-day-start');
  return { start, end };
}

/** Reads ISO weekdays, at least one. */
export function readDays(value: unknown, path: string, problems: Problems): Weekday[] {
  const days: Weekday[] = [];
  const before = problems.count();
  const list = readList(value, path, 7, problems);
  for (let i = 0; i < list.length; i++) {
    const day = list[i];
    if (isWeekday(day)) days.push(day);
    else problems.add(`${path}[${i}]`, 'weekday', { value: quoted(day) });
  }
  if (days.length === 0 && problems.count() === before) problems.add(path, 'no-days');
  return days;
}

/** Reads the blocks of a week. */
export function readBlocks(value: unknown, path: string, problems: Problems): WorkingBlock[] {
  return readList(value, path, HOURS_LIMITS.blocks, problems).map((item, i) => {
    const at = `${path}[${i}]`;
    const fields = readObject(item, at, ['days', 'start', 'end'], problems);
    if (fields === null) return { days: [], start: '', end: '' };
    const days = readDays(field(fields, 'days'), `${at}.days`, problems);
    return { days, ...readDayBlock(fields, at, problems) };
  });
}

function readDate(value: unknown, path: string, problems: Problems): string {
  if (typeof value === 'string' && parseDay(value) !== null) return value;
  if (value === undefined) problems.add(path, 'missing');
  else problems.add(path, 'date', { value: quoted(value) });
  return '';
}

function readException(value: unknown, path: string, problems: Problems): Exception {
  const fields = readObject(value, path, ['from', 'to', 'blocks', 'note'], problems);
  if (fields === null) return { from: '', blocks: [] };
  const from = readDate(field(fields, 'from'), `${path}.from`, problems);
  const to = field(fields, 'to');
  const lastDate = to === undefined ? undefined : readDate(to, `${path}.to`, problems);
  // Dates as ISO 8601 writes them are in order when their texts are.
  if (lastDate !== undefined && lastDate !== '' && lastDate < from) {
    problems.add(`${path}.to`, 'date-order', { value: quoted(lastDate), from: quoted(from) });
  }
  const list = readList(
    field(fields, 'blocks'),
    `${path}.blocks`,
    HOURS_LIMITS.dayBlocks,
    problems,
  );
  const blocks = list.map((item, i) => {
    const at = `${path}.blocks[${i}]`;
    const block = readObject(item, at, ['start', 'end'], problems);
    return block === null ? { start: '', end: '' } : readDayBlock(block, at, problems);
  });
  const note = readOptionalText(field(fields, 'note'), `${path}.note`, HOURS_LIMITS.note, problems);
  return {
    from,
    ...(lastDate === undefined ? {} : { to: lastDate }),
    blocks,
    ...(note === undefined ? {} : { note }),
  };
}

/** Reads leave, holidays and dates with other hours. */
export function readExceptions(value: unknown, path: string, problems: Problems): Exception[] {
  return readList(value, path, HOURS_LIMITS.exceptions, problems).map((item, i) =>
    readException(item, `${path}[${i}]`, problems),
  );
}

function readPlan(value: unknown, path: string, problems: Problems): PlannedFocus {
  const isDated = typeof value === 'object' && value !== null && Object.hasOwn(value, 'date');
  const known = [isDated ? 'date' : 'days', 'start', 'end'];
  const fields = readObject(value, path, known, problems);
  if (fields === null) return { days: [], start: '', end: '' };
  if (!isDated) {
    const days = readDays(field(fields, 'days'), `${path}.days`, problems);
    return { days, ...readDayBlock(fields, path, problems) };
  }
  const date = readDate(field(fields, 'date'), `${path}.date`, problems);
  return { date, ...readDayBlock(fields, path, problems) };
}

/** Reads planned focus blocks, recurring (`days`) or dated (`date`). */
export function readFocus(value: unknown, path: string, problems: Problems): PlannedFocus[] {
  return readList(value, path, HOURS_LIMITS.focus, problems).map((item, i) =>
    readPlan(item, `${path}[${i}]`, problems),
  );
}
