import { DAY, HOUR, MINUTE, type Instant } from './instant';
import { wallAt } from './wall-time';
import { offsetAt, type ZoneName } from './zone';

/** How a person reads times: a BCP 47 locale, and the 12-hour or the 24-hour clock. */
export type ClockStyle = { readonly locale: string; readonly hour12: boolean };

const TIME_24: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};
// `hour12: true` makes ICU count from 0 in some locales (en-GB: "0:03 pm"); the cycle says which hour is meant.
const TIME_12: Intl.DateTimeFormatOptions = {
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
};

const SHAPES = {
  'time-24': TIME_24,
  'time-12': TIME_12,
  'weekday-time-24': { weekday: 'short', ...TIME_24 },
  'weekday-time-12': { weekday: 'short', ...TIME_12 },
  'weekday-short': { weekday: 'short' },
  'weekday-long': { weekday: 'long' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const listFormats = new Map<string, Intl.ListFormat>();

function cached<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = make();
  formats.set(key, made);
  return made;
}

/** Intl is shown the wall time as if it were UTC: its own time-zone data is not the data that Lull ships. */
function show(at: Instant, zone: ZoneName, locale: string, shape: keyof typeof SHAPES): string {
  const format = cached(
    dateFormats,
    `${shape} ${locale}`,
    () => new Intl.DateTimeFormat(locale, { ...SHAPES[shape], timeZone: 'UTC' }),
  );
  return format.format(at + offsetAt(zone, at));
}

/** The time of day: `13:00` or `1:00 PM`. */
export function formatTime(at: Instant, zone: ZoneName, { locale, hour12 }: ClockStyle): string {
  return show(at, zone, locale, hour12 ? 'time-12' : 'time-24');
}

/** The name of the weekday: `Tue` or `Tuesday`. */
export function formatWeekday(
  at: Instant,
  zone: ZoneName,
  { locale }: ClockStyle,
  width: 'short' | 'long',
): string {
  return show(at, zone, locale, `weekday-${width}`);
}

/** The date without its year: `Tue 17 Nov`. */
export function formatDate(at: Instant, zone: ZoneName, { locale }: ClockStyle): string {
  return show(at, zone, locale, 'date');
}

/** The weekday and the time of day: `Tue 13:00`. */
export function formatWeekdayTime(
  at: Instant,
  zone: ZoneName,
  { locale, hour12 }: ClockStyle,
): string {
  return show(at, zone, locale, hour12 ? 'weekday-time-12' : 'weekday-time-24');
}

function formatUnit(value: number, unit: 'hour' | 'minute', locale: string): string {
  const options = { style: 'unit', unit, unitDisplay: 'short' } as const;
  const make = (): Intl.NumberFormat => new Intl.NumberFormat(locale, options);
  return cached(numberFormats, `${unit} ${locale}`, make).format(value);
}

/** A length of time to the nearest minute: `32 min`, `1 hr 5 min`. Throws a RangeError unless it is finite and not negative. */
export function formatDuration(ms: number, { locale }: ClockStyle): string {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError('ms must be a finite length of time');
  const minutes = Math.round(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return formatUnit(rest, 'minute', locale);
  if (rest === 0) return formatUnit(hours, 'hour', locale);
  const options = { type: 'unit', style: 'narrow' } as const;
  const list = cached(listFormats, locale, () => new Intl.ListFormat(locale, options));
  return list.format([formatUnit(hours, 'hour', locale), formatUnit(rest, 'minute', locale)]);
}

const MINUS = '\u2212';
const QUARTERS = new Map([
  [15, '¼'],
  [30, '½'],
  [45, '¾'],
]);

/**
 * How far ahead (+) or behind (−) another clock is: `+4½ h`, `−1 h`, empty for no difference. `h` and `min` are the
 * symbols that go with SI, spelt the same in every language.
 */
export function formatOffsetDifference(minutes: number, { locale }: ClockStyle): string {
  const difference = Math.round(minutes);
  if (difference === 0) return '';
  const number = cached(numberFormats, locale, () => new Intl.NumberFormat(locale));
  const sign = difference < 0 ? MINUS : '+';
  const hours = Math.floor(Math.abs(difference) / 60);
  const rest = Math.abs(difference) % 60;
  const fraction = rest === 0 ? '' : QUARTERS.get(rest);
  const whole = hours === 0 ? '' : number.format(hours);
  if (fraction !== undefined) return `${sign}${whole}${fraction} h`;
  return `${sign}${hours === 0 ? '' : `${whole} h `}${number.format(rest)} min`;
}

/**
 * The digits of a countdown, a second that has begun counting whole: `32:14`, `1:05:00`, and `−0:07` once overdue.
 * Throws a RangeError unless `ms` is finite.
 */
export function formatCountdown(ms: number): string {
  if (!Number.isFinite(ms)) throw new RangeError('ms must be a finite length of time');
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
