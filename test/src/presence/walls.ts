import { Temporal } from 'temporal-polyfill';
import { formatDay, instantOf, parseDay, startOfDay, wallAt } from '../../../src/time/wall-time';

/** Who tells an oracle what wall clocks show: dates are days since the epoch, minutes count from 00:00. */
export type Walls = {
  readonly instant: (zone: string, day: number, minute: number) => number;
  readonly date: (zone: string, at: number) => number;
  /** The first instant of a date, or of the one after it where the zone skips it. */
  readonly startOfDay: (zone: string, day: number) => number;
};

const plainDate = (day: number): Temporal.PlainDate => Temporal.PlainDate.from(formatDay(day));

/** Temporal, which has its own zone data and its own arithmetic: independent, but a few hundred times slower. */
export const temporalWalls: Walls = {
  instant: (zone, day, minute) =>
    plainDate(day + Math.floor(minute / 1440))
      .toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 })
      .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  date: (zone, at) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    return parseDay(zoned.toPlainDate().toString()) ?? NaN;
  },
  startOfDay: (zone, day) => plainDate(day).toZonedDateTime(zone).epochMilliseconds,
};

/** Lull's own wall times, which their own tests hold against Temporal and ICU. */
export const ownWalls: Walls = {
  instant: instantOf,
  date: (zone, at) => wallAt(zone, at).day,
  startOfDay,
};
