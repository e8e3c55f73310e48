import { DAY_MINUTES, type Stretch } from './week';
import type { ClockStyle } from '../../../src/time/format';
import { formatTime } from '../../../src/time/format';
import { MINUTE } from '../../../src/time/instant';

/** What somebody typed as the hours of a day; `at` is the part that is no stretch of time. */
export type ParsedHours =
  | { readonly ok: true; readonly stretches: readonly Stretch[] }
  | { readonly ok: false; readonly at: string };

type Half = 'am' | 'pm';
type TypedTime = {
  readonly hour: number;
  readonly minute: number;
  readonly half: Half | null;
  /** Written as `9` or `9:30`, which may mean morning or afternoon; `09` and `13` may not. */
  readonly open: boolean;
  readonly bare: boolean;
};

const TIME = String.raw`(\d{1,2})(?:(?:[:.h]|(?=\d\d(?!\d)))(\d{2})|h)?(?:\s?([ap])\.?(?:m\.?)?)?`;
const RANGE = new RegExp(String.raw`^${TIME}\s*(?:[-–—−‑~>]+|to|until)\s*${TIME}$`);
const NEXT_RANGE =
  /(?<=[\dhapm.])\s+(?=\d{1,4}(?:[:.h]\d{2})?h?\s?(?:[ap]\.?m?\.?)?\s*(?:[-–—−‑~>]|to|until))/g;

function typedTime(
  hours: string,
  minutes: string | undefined,
  half: string | undefined,
): TypedTime | null {
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  return {
    hour,
    minute,
    half: half === undefined ? null : half === 'a' ? 'am' : 'pm',
    open: hour >= 1 && hour <= 12 && !hours.startsWith('0'),
    bare: minutes === undefined,
  };
}

const inHalf = ({ hour, minute }: TypedTime, half: Half): number =>
  (hour % 12) * 60 + minute + (half === 'pm' ? DAY_MINUTES / 2 : 0);

const literal = ({ hour, minute }: TypedTime): number => hour * 60 + minute;
const other = (half: Half): Half => (half === 'am' ? 'pm' : 'am');

/** The length from a start to the next time the clock shows the end. */
const ahead = (start: number, end: number): number =>
  ((end - start - 1 + 2 * DAY_MINUTES) % DAY_MINUTES) + 1;

/** `1-5pm` begins in the afternoon, `9-5pm` in the morning: the start shares the end's half where that runs forward. */
function startBefore(start: TypedTime, end: TypedTime, half: Half): number {
  if (start.half !== null) return inHalf(start, start.half);
  if (!start.open) return literal(start);
  const same = inHalf(start, half);
  return same < inHalf(end, half) ? same : inHalf(start, other(half));
}

/** `9-5` is a working day, not twenty hours: an end that would lie behind its start is read on a 12-hour clock. */
function endAfter(start: number, from: TypedTime, to: TypedTime): number {
  if (!to.open) return literal(to);
  if (from.half !== null) {
    const lengths = [ahead(start, inHalf(to, 'am')), ahead(start, inHalf(to, 'pm'))];
    return start + Math.min(...lengths);
  }
  const end = literal(to);
  const ambiguous = from.open && (to.hour < 10 || (from.bare && to.bare));
  if (end > start || !ambiguous) return end;
  return inHalf(to, 'pm') > start ? inHalf(to, 'pm') : inHalf(to, 'am');
}

function stretchFrom(from: TypedTime, to: TypedTime): Stretch {
  const start = to.half === null ? startAlone(from) : startBefore(from, to, to.half);
  const end = to.half === null ? endAfter(start, from, to) : inHalf(to, to.half);
  return { start: start % DAY_MINUTES, end: (start % DAY_MINUTES) + ahead(start, end) };
}

const startAlone = (from: TypedTime): number =>
  from.half === null ? literal(from) : inHalf(from, from.half);

function parseRange(text: string): Stretch | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const from = typedTime(match[1] ?? '', match[2], match[3]);
  const to = typedTime(match[4] ?? '', match[5], match[6]);
  return from === null || to === null ? null : stretchFrom(from, to);
}

/**
 * Reads the hours of a day as people type them: `9-12, 20-23`, `9:30–17`, `22–2` past midnight, `9am to 5pm`,
 * `0900-1700`. Nothing, a dash or `off` is a day without hours.
 */
export function parseHours(text: string): ParsedHours {
  const plain = text
    .toLowerCase()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .trim();
  if (/^[-–—]?$|^off$|^none$/.test(plain)) return { ok: true, stretches: [] };
  const stretches: Stretch[] = [];
  for (const part of plain.replace(NEXT_RANGE, ',').split(/\s*(?:[,;+&/\n]|\band\b)\s*/)) {
    if (part === '') continue;
    const stretch = parseRange(part);
    if (stretch === null) return { ok: false, at: part };
    stretches.push(stretch);
  }
  return { ok: true, stretches };
}

/** A minute of the day as the person reads times; the end of the day is `24:00` on a 24-hour clock. */
export function formatMinute(minute: number, style: ClockStyle, isEnd = false): string {
  if (isEnd && minute === DAY_MINUTES && !style.hour12) return '24:00';
  return formatTime((minute % DAY_MINUTES) * MINUTE, 'UTC', style);
}

/** A minute of the day as people type it on a 12-hour clock: `9am`, `12:30pm`. */
function shortMinute(minute: number): string {
  const hour = Math.floor(minute / 60) % 12 || 12;
  const rest = minute % 60 === 0 ? '' : `:${String(minute % 60).padStart(2, '0')}`;
  return `${hour}${rest}${minute % DAY_MINUTES < DAY_MINUTES / 2 ? 'am' : 'pm'}`;
}

/** The hours of a day as one line that `parseHours` reads back: `09:00–12:00, 20:00–23:00` or `9am–12pm, 8pm–11pm`. */
export function formatHours(stretches: readonly Stretch[], hour12: boolean): string {
  // Western digits and am and pm whatever the locale: this is text to be typed over, and must read back.
  const style = { locale: 'en', hour12: false };
  return stretches
    .map(({ start, end }) =>
      hour12
        ? `${shortMinute(start)}–${shortMinute(end)}`
        : `${formatMinute(start, style)}–${formatMinute(end, style, true)}`,
    )
    .join(', ');
}
