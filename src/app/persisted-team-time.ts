import * as v from 'valibot';
import type { Quorum } from '../reply/quorum';
import type { SeatRecord } from '../reply/seats';
import { ROLES } from '../roster/person';
import { telling, told, whereabouts } from './persisted-guard';
import { AT_HOME, type Attendees, type Group, type OverlapWatch, type TeamTime } from './team-time';

const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const id = v.pipe(v.string(), v.maxLength(300));
const minutes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ids = v.array(id);

const group = v.strictObject({ id, name: v.string(), people: ids }) satisfies v.GenericSchema<
  unknown,
  Group
>;

const attendees = v.variant('kind', [
  v.strictObject({ kind: v.literal('people'), ids }),
  v.strictObject({ kind: v.literal('role'), role: v.picklist(ROLES) }),
  v.strictObject({ kind: v.literal('group'), groupId: id }),
]) satisfies v.GenericSchema<unknown, Attendees>;

const quorum = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('count'), count: v.pipe(minutes, v.minValue(1)) }),
  v.strictObject({
    kind: v.literal('share'),
    percent: v.pipe(minutes, v.minValue(1), v.maxValue(100)),
  }),
]) satisfies v.GenericSchema<unknown, Quorum>;

const overlapWatch = v.strictObject({
  id,
  attendees,
  withMe: v.boolean(),
  quorum,
  notify: v.boolean(),
  since: instant,
}) satisfies v.GenericSchema<unknown, OverlapWatch>;

const seatRecord = v.strictObject({
  id,
  title: v.string(),
  start: instant,
  end: instant,
  people: ids,
  seats: v.array(v.strictObject({ personId: id, early: minutes, late: minutes })),
}) satisfies v.GenericSchema<unknown, SeatRecord>;

/** The document `team-time`, version 1. */
export const teamTimeSchema = v.strictObject({
  groups: v.array(group),
  overlapWatches: v.array(overlapWatch),
  seats: v.array(seatRecord),
  knownHosts: v.optional(ids, []),
  keptCollisions: v.optional(ids, []),
  told: v.optional(v.array(told), []),
  tellings: v.optional(v.array(telling), []),
  whereabouts: v.optional(whereabouts, AT_HOME),
}) satisfies v.GenericSchema<unknown, TeamTime>;
