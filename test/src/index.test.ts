import { describe, expect, expectTypeOf, test } from 'vitest';
import * as core from '../../src/index';
import {
  answeringIntervals,
  availabilityAt,
  overlap,
  parseTeam,
  replyClock,
  roundTrip,
  suggestSlots,
  workingIntervals,
  type Context,
  type Person,
} from '../../src/index';

const PUBLIC = [
  'parseTeam',
  'workingIntervals',
  'answeringIntervals',
  'availabilityAt',
  'replyClock',
  'roundTrip',
  'overlap',
  'suggestSlots',
  'update',
  'nextWake',
];

/** Somebody who works round the clock, so that every answer has all its parts. */
const ana: Person = {
  id: 'ana',
  name: 'Ana',
  zone: 'UTC',
  role: 'support',
  blocks: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
};
const HOUR = 3_600_000;
const range = { start: 0, end: HOUR };

describe('the core', () => {
  test.each(PUBLIC)('has %s', (name) => {
    expect(core).toHaveProperty(name, expect.any(Function));
  });

  test('answers in the shapes that the design gives', () => {
    expect(workingIntervals(ana, range)).toEqual([range]);
    expect(answeringIntervals(ana, range, {})).toEqual([range]);
    expect(Object.keys(availabilityAt(ana, 0))).toEqual(
      expect.arrayContaining(['state', 'since', 'until', 'reason', 'source']),
    );
    expect(replyClock(ana, 0)).toEqual({
      firstSeen: 0,
      replyBy: HOUR,
      reasons: [{ reason: 'available', until: null }],
      confidence: 'preset',
    });
    expect(roundTrip(ana, ana, 0)).toEqual({ replyBy: HOUR, afterOneQuestion: 3 * HOUR });
    expect(overlap([ana, ana], range, { quorum: 2 })).toEqual([{ ...range, least: 2 }]);
    expect(suggestSlots([ana], range, { minutes: 60 })).toEqual([
      { ...range, present: ['ana'], stretched: [] },
    ]);
    expect(parseTeam('{}')).toEqual({
      ok: false,
      problems: [
        { path: 'version', message: 'is missing' },
        { path: 'people', message: 'is missing' },
      ],
    });
  });

  test('takes a context of what is known besides', () => {
    expectTypeOf<keyof Context>().toEqualTypeOf<'report' | 'busy' | 'sync' | 'norms'>();
    expectTypeOf(replyClock).parameter(2).toEqualTypeOf<Context | undefined>();
  });
});
