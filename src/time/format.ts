import { DAY, HOUR, MINUTE, type Instant } from './instant';
import { wallAt } from './wall-time';
import { offsetAt, type ZoneName } from './zone';

/** How a person reads times: a BCP 47 locale, and the 12-hour or the 24-hour clock. */
export type ClockStyle = { readonly locale: string; readonly hour12: boolean };

type Fields = Intl.DateTimeFormatOptions;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const unitFormats = new Map<string, Intl.NumberFormat>();

/** Intl is shown the wall time as if it were UTC: its own time-zone data is older than the data Lull ships. */
function show(at: Instant, zone: ZoneName, style: ClockStyle, fields: Fields): string {
  const key = `${style.locale} ${style.hour12} ${Object.entries(fields).join(' ')}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(style.locale, { ...fields, timeZone: 'UTC' });
    dateFormats.set(key, format);
  }
  return format.format(at + offsetAt(zone, at));
}

const timeFields = ({ hour12 }: ClockStyle): Fields =>
  hour12
    ? { hour: 'numeric', minute: '2-digit', hour12: true }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** The time of day: `13:00` or `1:00 PM`. */
export function formatTime(at: Instant, zone: ZoneName, style: ClockStyle): string {
  return show(at, zone, style, timeFields(style));
}

/** The name of the weekday: `Tue` or `Tuesday`. */
export function formatWeekday(
  at: Instant,
  zone: ZoneName,
  style: ClockStyle,
  width: 'short' | 'long',
): string {
  return show(at, zone, style, { weekday: width });
}

/** The date without its year: `Tue 17 Nov`. */
export function formatDate(at: Instant, zone: ZoneName, style: ClockStyle): string {
  return show(at, zone, style, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** The weekday and the time of day: `Tue 13:00`. */
export function formatWeekdayTime(at: Instant, zone: ZoneName, style: ClockStyle): string {
  return show(at, zone, style, { weekday: 'short', ...timeFields(style) });
}

function unit(value: number, name: 'hour' | 'minute', style: ClockStyle): string {
  const key = `${style.locale} ${name}`;
  let format = unitFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(style.locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
    });
    unitFormats.set(key, format);
  }
  return format.format(value);
}

/** A length of time in hours and minutes, to the nearest minute: `32 min`, `1 hr 5 min`. Throws a RangeError unless finite and not negative. */
export function formatDuration(ms: number, style: ClockStyle): string {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError('ms must be a finite length of time');
  const minutes = Math.round(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return unit(rest, 'minute', style);
  if (rest === 0) return unit(hours, 'hour', style);
  return `${unit(hours, 'hour', style)} ${unit(rest, 'minute', style)}`;
}

const MINUS = '\u2212';
const QUARTERS = new Map([
  [15, '¼'],
  [30, '½'],
  [45, '¾'],
]);

/** How far ahead (+) or behind (−) another clock is: `+4½ h`, `−1 h`, empty for no difference. `h` is the SI symbol, spelt the same in every language. */
export function formatOffsetDifference(minutes: number, { locale }: ClockStyle): string {
  const whole = Math.round(minutes);
  if (whole === 0) return '';
  const number = new Intl.NumberFormat(locale);
  const hours = Math.floor(Math.abs(whole) / 60);
  const rest = Math.abs(whole) % 60;
  const sign = whole < 0 ? MINUS : '+';
  const fraction = QUARTERS.get(rest);
  if (rest === 0) return `${sign}${number.format(hours)} h`;
  if (fraction !== undefined)
    return `${sign}${hours === 0 ? '' : number.format(hours)}${fraction} h`;
  const inMinutes = `${number.format(rest)} min`;
  return hours === 0 ? `${sign}${inMinutes}` : `${sign}${number.format(hours)} h ${inMinutes}`;
}

/** The digits of a countdown, a started second counting whole: `32:14`, `1:05:00`, and `−0:07` when overdue. */
export function formatCountdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const left = Math.abs(seconds);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor(left / 60) % 60;
  const clock = hours > 0 ? `${hours}:${pad(minutes)}` : String(minutes);
  return `${seconds < 0 ? MINUS : ''}${clock}:${pad(left % 60)}`;
}

function promiseStep(ahead: number): number {
  if (ahead < 2 * HOUR) return 5 * MINUTE;
  return ahead < DAY ? 15 * MINUTE : 30 * MINUTE;
}

/**
 * The instant to promise instead of a computed one, never earlier: on the zone's wall clock, the next multiple of
 * 5 minutes below 2 hours from `now`, of 15 below a day, of 30 beyond.
 */
export function roundUpForPromise(at: Instant, now: Instant, zone: ZoneName): Instant {
  const step = promiseStep(at - now);
  const local = at + offsetAt(zone, at);
  return at + (Math.ceil(local / step) * step - local);
}

/** What everybody in `zones` calls the day of an instant as seen from `now`, or null when they would not agree. */
export function sharedDay(
  at: Instant,
  now: Instant,
  zones: readonly ZoneName[],
): 'today' | 'tomorrow' | null {
  const ahead = zones.map((zone) => wallAt(zone, at).day - wallAt(zone, now).day);
  if (ahead.every((days) => days === 0)) return 'today';
  return ahead.every((days) => days === 1) ? 'tomorrow' : null;
}

/** Whether an instant is tomorrow, as seen from `now`, for the viewer and for the other person. */
export function sharesTomorrow(
  at: Instant,
  now: Instant,
  viewer: ZoneName,
  other: ZoneName,
): boolean {
  return sharedDay(at, now, [viewer, other]) === 'tomorrow';
}
