import * as v from 'valibot';
import type { FinishedBlock, Session } from '../focus/session';
import type { Json, Lease } from '../lease/lease';
import { ROLES } from '../roster/person';
import type { LogRecord } from './effect';
import type { Notification } from './notification';
import { timeShift } from './persisted-guard';
import type { Work } from './state';

const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const text = v.pipe(v.string(), v.maxLength(10_000));
const id = v.pipe(v.string(), v.maxLength(300));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ids = v.pipe(v.array(id), v.maxLength(1000));

/** Whatever a text of JSON holds; what is in it only its target knows. */
const json = v.custom<Json>((value) => value !== undefined);

const gaps = v.array(
  v.strictObject({
    kind: v.picklist(['pause', 'sleep', 'lock', 'call', 'interruption']),
    start: instant,
    end: v.nullable(instant),
  }),
);

const round = v.strictObject({ number: count, of: count });

const shared = {
  id,
  startedAt: instant,
  atEnd: v.picklist(['surface', 'run-on']),
  gaps,
  intention: text,
  presetId: v.nullable(id),
  round: v.nullable(round),
};

const session = v.strictObject({
  ...shared,
  kind: v.picklist(['focus', 'break']),
  endsAt: instant,
  pausedAt: v.nullable(instant),
  overtimeSince: v.nullable(instant),
  plannedId: v.nullable(id),
}) satisfies v.GenericSchema<unknown, Session>;

const finishedBlock = v.strictObject({
  ...shared,
  endedAt: instant,
  how: v.picklist(['planned', 'surfaced', 'slept-through', 'abandoned']),
  focusedMs: v.pipe(v.number(), v.minValue(0)),
  outcome: v.nullable(v.picklist(['done', 'partly', 'not-done'])),
}) satisfies v.GenericSchema<unknown, FinishedBlock>;

const target = v.picklist(['os-dnd', 'channel', 'slack', 'slack-snooze', 'teams', 'teams-message']);

const FAILURES = [
  'unsupported',
  'needs-setup',
  'unauthorized',
  'forbidden',
  'offline',
  'rate-limited',
  'timed-out',
  'bad-answer',
  'not-stored',
  'failed',
] as const;

const OUTCOMES = [
  'restored',
  'yours-kept',
  'yours-first',
  'expired-by-itself',
  'given-up',
] as const;

const lease = v.strictObject({
  target,
  blockId: id,
  phase: v.picklist(['taking', 'held', 'giving-back']),
  before: json,
  ours: json,
  wish: json,
  from: instant,
  until: instant,
  attempts: count,
  failure: v.nullable(
    v.strictObject({
      reason: v.picklist(FAILURES),
      detail: v.string(),
      retryAt: v.nullable(instant),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Lease>;

const notification = v.variant('kind', [
  v.strictObject({ kind: v.literal('ends-soon'), id, endsAt: instant, minutes: count }),
  v.strictObject({
    kind: v.literal('block-over'),
    id,
    blockId: id,
    endedAt: instant,
    intention: text,
  }),
  v.strictObject({ kind: v.literal('slept-through'), id, blockId: id, endedAt: instant }),
  v.strictObject({ kind: v.literal('break-over'), id, endedAt: instant }),
  v.strictObject({
    kind: v.literal('planned-soon'),
    id,
    plannedId: id,
    startsAt: instant,
    endsAt: instant,
    willStart: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('planned-started'), id, endsAt: instant }),
  v.strictObject({
    kind: v.literal('teammate-back'),
    id,
    personId: id,
    name: text,
    until: v.nullable(instant),
  }),
  v.strictObject({ kind: v.literal('time-shift'), id, shift: timeShift, more: count }),
  v.strictObject({ kind: v.literal('zone-question'), id, zone: id, mine: id }),
  v.strictObject({
    kind: v.literal('sync-soon'),
    id,
    title: text,
    startsAt: instant,
    endsAt: instant,
    canJoin: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('overlap-soon'),
    id,
    who: v.variant('kind', [
      v.strictObject({ kind: v.literal('names'), names: v.array(text) }),
      v.strictObject({ kind: v.literal('role'), role: v.picklist(ROLES) }),
    ]),
    startsAt: instant,
    endsAt: instant,
  }),
  v.strictObject({ kind: v.literal('clock-set-back'), id, endsAt: instant }),
]) satisfies v.GenericSchema<unknown, Notification>;

const logRecord = v.variant('kind', [
  v.strictObject({ kind: v.literal('block'), id, at: instant, block: finishedBlock }),
  v.strictObject({ kind: v.literal('outcome'), id, at: instant, blockId: id, outcome: id }),
]) satisfies v.GenericSchema<unknown, LogRecord>;

const status = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('away'),
    since: instant,
    until: v.nullable(instant),
    byLock: v.boolean(),
  }),
]);

/** The document `session`, version 1. */
export const workSchema = v.strictObject({
  session: v.nullable(session),
  lastBlock: v.nullable(finishedBlock),
  roundsDone: count,
  status,
  leases: v.array(lease),
  targetNotes: v.array(
    v.strictObject({
      target,
      blockId: id,
      outcome: v.picklist([...OUTCOMES, ...FAILURES]),
      at: instant,
      until: v.exactOptional(instant),
    }),
  ),
  watches: v.array(v.strictObject({ personId: id, since: instant })),
  waiting: v.array(v.strictObject({ notification, since: instant })),
  delivered: ids,
  plannedHandled: ids,
  unlogged: v.array(logRecord),
}) satisfies v.GenericSchema<unknown, Work>;
