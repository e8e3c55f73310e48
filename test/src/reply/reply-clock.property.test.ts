import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityAt } from '../../../src/presence/availability';
import { REASONS } from '../../../src/presence/reason';
import { isStale } from '../../../src/presence/report';
import { answeringIntervals } from '../../../src/reply/answering';
import { replyClock } from '../../../src/reply/reply-clock';
import { replyPaceOf } from '../../../src/roster/reply-window';
import { scheduleOf } from '../../../src/roster/schedule';
import { DAY, MINUTE } from '../../../src/time/instant';
import { contains } from '../../../src/time/interval';
import { propertyOptions } from '../../support/property';
import { anyBusy, anyPersonAndMoment, anyReport, anySyncWindow } from '../roster/any-person';
import { replyOracle } from './reply-oracle';

const anyQuestion = fc
  .record({
    given: anyPersonAndMoment,
    sync: fc.array(anySyncWindow, { maxLength: 2 }),
    busy: anyBusy,
    report: fc.option(anyReport, { nil: undefined }),
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: MINUTE - 1 })),
  })
  .map(({ given: { person, at }, sync, busy, report, late }) => ({
    person,
    sent: at + late,
    context: {
      sync,
      busy: busy(at),
      ...(report === undefined ? {} : { report: report(at) }),
    },
  }));

describe('the reply clock of anybody', () => {
  test('counts what counting minute by minute counts', () => {
    fc.assert(
      fc.property(anyQuestion, ({ person, sent, context }) => {
        const said = replyClock(person, sent, context);
        const oracle = replyOracle(person, sent, context);
        const pace = replyPaceOf(person, undefined);
        expect(said.firstSeen).toBe(oracle.firstSeen);
        expect(said.replyBy).toBe(pace === null ? null : oracle.after(pace.window));
      }),
      propertyOptions(1000),
    );
  });

  test('gives every reason there is, each once and in order', () => {
    fc.assert(
      fc.property(anyQuestion, ({ person, sent, context }) => {
        const { firstSeen, replyBy, reasons } = replyClock(person, sent, context);
        const oracle = replyOracle(person, sent, context);
        const hasPace = replyPaceOf(person, undefined) !== null;
        const expected = new Set<string>([availabilityAt(person, sent, context).basis]);
        if (context.report !== undefined && isStale(context.report, sent)) expected.add('stale');
        if (scheduleOf(person).sharesHours) {
          for (const reason of oracle.holdUps(replyBy ?? firstSeen ?? sent)) expected.add(reason);
          if (firstSeen === null || (hasPace && replyBy === null)) expected.add('noHoursAhead');
        } else expected.add('noSchedule');
        expect(reasons.map(({ reason }) => reason)).toEqual(
          REASONS.filter((reason) => expected.has(reason)),
        );
        for (const { until } of reasons) expect(until ?? Infinity).toBeGreaterThan(sent);
      }),
      propertyOptions(1000),
    );
  });

  test('answering time is what counting minute by minute counts', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        fc.integer({ min: 1, max: 4 }),
        ({ person, sent, context }, days) => {
          const range = { start: sent, end: sent + days * DAY };
          const intervals = answeringIntervals(person, range, context);
          const oracle = replyOracle(person, sent, context);
          for (let at = sent; at < range.end; at += 7 * MINUTE) {
            if (contains(intervals, at) === oracle.isAnswering(at)) continue;
            expect.fail(`${new Date(at).toISOString()} should be ${oracle.isAnswering(at)}`);
          }
          for (const { start, end } of intervals) {
            expect(oracle.isAnswering(start) && oracle.isAnswering(end - 1)).toBe(true);
            expect(start === sent || !oracle.isAnswering(start - 1)).toBe(true);
            expect(end === range.end || !oracle.isAnswering(end)).toBe(true);
          }
        },
      ),
      propertyOptions(1000),
    );
  });

  test('never promises earlier for asking later, nor before it is seen', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 0, max: 3 * DAY }), (question, wait) => {
        const { person, sent } = question;
        const { sync, busy } = question.context;
        fc.pre(!(person.replyWithin ?? '').endsWith('d'));
        const early = replyClock(person, sent, { sync, busy });
        const late = replyClock(person, sent + wait, { sync, busy });
        if (late.firstSeen !== null && early.firstSeen !== null) {
          expect(late.firstSeen).toBeGreaterThanOrEqual(early.firstSeen);
        }
        if (late.replyBy !== null && early.replyBy !== null) {
          expect(late.replyBy).toBeGreaterThanOrEqual(early.replyBy);
        }
        expect(early.firstSeen ?? sent).toBeGreaterThanOrEqual(sent);
        expect(early.replyBy ?? Infinity).toBeGreaterThan(early.firstSeen ?? sent);
      }),
      propertyOptions(3000),
    );
  });
});
