import * as v from 'valibot';
import type { TimeShift } from '../reply/time-shift';
import { findZone } from '../time/zone';
import type { Telling, Told, Whereabouts } from './team-time';

const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const date = v.pipe(v.number(), v.safeInteger());
const minutes = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(minutes, v.minValue(0));
const id = v.pipe(v.string(), v.maxLength(1000));
const ids = v.array(id);
const zone = v.pipe(
  v.string(),
  v.check((name) => findZone(name) !== null, 'is not an IANA zone'),
);

/** An effect that was told, as it was told. */
export const timeShift = v.variant('kind', [
  v.strictObject({
    kind: v.literal('overlap'),
    keys: ids,
    from: date,
    until: v.nullable(date),
    who: v.strictObject({ zones: v.array(zone), count, names: ids, whole: v.boolean() }),
    before: count,
    after: count,
    per: v.picklist(['day', 'week']),
  }),
  v.strictObject({
    kind: v.literal('sync'),
    keys: ids,
    from: date,
    until: v.nullable(date),
    title: id,
    zone,
    later: minutes,
    start: count,
  }),
  v.strictObject({
    kind: v.literal('leave'),
    keys: ids,
    from: date,
    until: date,
    count,
    names: ids,
    shared: v.nullable(count),
  }),
  v.strictObject({
    kind: v.literal('my-leave'),
    keys: ids,
    from: date,
    until: date,
    missed: ids,
  }),
]) satisfies v.GenericSchema<unknown, TimeShift>;

export const telling = v.strictObject({
  id,
  at: instant,
  shifts: v.array(timeShift),
  more: count,
}) satisfies v.GenericSchema<unknown, Telling>;

export const told = v.strictObject({ key: id, date }) satisfies v.GenericSchema<unknown, Told>;

export const whereabouts = v.strictObject({
  seen: v.nullable(v.strictObject({ zone, since: instant })),
  asking: v.nullable(zone),
  visiting: v.nullable(zone),
  ignored: v.array(zone),
}) satisfies v.GenericSchema<unknown, Whereabouts>;
