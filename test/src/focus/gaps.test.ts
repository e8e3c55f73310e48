import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addGap,
  closeGap,
  focusedMs,
  gapsUntil,
  noteInterruption,
  openGap,
  pausedMs,
  sleptAt,
} from '../../../src/focus/gaps';
import { startSession } from '../../../src/focus/run';
import type { Gap, Session } from '../../../src/focus/session';
import { propertyOptions } from '../../support/property';

const MINUTE = 60_000;
const TEN = Date.parse('2026-03-04T10:00:00Z');

const session = startSession({
  id: 's',
  kind: 'focus',
  now: TEN,
  endsAt: TEN + 25 * MINUTE,
  atEnd: 'surface',
});

const at = (minute: number): number => TEN + minute * MINUTE;

describe('gaps', () => {
  test('a gap of a kind is opened once and closed once', () => {
    const locked = openGap(openGap(session, 'lock', at(5)), 'lock', at(6));
    expect(locked.gaps).toEqual([{ kind: 'lock', start: at(5), end: null }]);
    const open = closeGap(locked, 'lock', at(8));
    expect(open.gaps).toEqual([{ kind: 'lock', start: at(5), end: at(8) }]);
    expect(closeGap(open, 'lock', at(9))).toBe(open);
  });

  test('a gap that lasted no time is forgotten', () => {
    expect(closeGap(openGap(session, 'sleep', at(5)), 'sleep', at(5)).gaps).toEqual([]);
    expect(closeGap(openGap(session, 'sleep', at(5)), 'sleep', at(3)).gaps).toEqual([]);
  });

  test('gaps of one kind that meet become one, and none begins before the session', () => {
    let slept = addGap(session, 'sleep', at(-10), at(2));
    slept = addGap(slept, 'sleep', at(4), at(6));
    slept = addGap(slept, 'sleep', at(1), at(5));
    expect(slept.gaps).toEqual([{ kind: 'sleep', start: at(0), end: at(6) }]);
    expect(addGap(session, 'sleep', at(-9), at(-1))).toBe(session);
  });

  test('two interruptions within a second are one', () => {
    const once = noteInterruption(session, at(3));
    expect(noteInterruption(once, at(3) + 999)).toBe(once);
    expect(noteInterruption(once, at(3) + 1000).gaps).toHaveLength(2);
    expect(once.gaps).toEqual([{ kind: 'interruption', start: at(3), end: at(3) }]);
  });

  test('a finished block has closed gaps that do not reach past its end', () => {
    const gaps: Gap[] = [
      { kind: 'lock', start: at(2), end: at(4) },
      { kind: 'sleep', start: at(20), end: null },
      { kind: 'call', start: at(24), end: at(40) },
      { kind: 'sleep', start: at(30), end: at(31) },
    ];
    expect(gapsUntil(gaps, at(25))).toEqual([
      { kind: 'lock', start: at(2), end: at(4) },
      { kind: 'sleep', start: at(20), end: at(25) },
      { kind: 'call', start: at(24), end: at(25) },
    ]);
  });

  test('slept at an instant: from its start on, not at its end', () => {
    const slept = addGap(session, 'sleep', at(5), at(8));
    expect([4, 5, 7, 8].map((minute) => sleptAt(slept, at(minute)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(sleptAt(openGap(session, 'sleep', at(9)), at(500))).toBe(true);
  });

  test('pauses count once however they overlap', () => {
    const gaps: Gap[] = [
      { kind: 'pause', start: at(1), end: at(3) },
      { kind: 'pause', start: at(2), end: at(5) },
      { kind: 'sleep', start: at(6), end: at(9) },
      { kind: 'pause', start: at(10), end: null },
    ];
    expect(pausedMs({ ...session, gaps } as Session)).toBe(4 * MINUTE);
  });
});

test('focused time is what no pause and no sleep covers, minute by minute', () => {
  const kind = fc.constantFrom('pause', 'sleep', 'lock', 'call', 'interruption');
  const minute = fc.integer({ min: -5, max: 35 });
  const gap = fc
    .tuple(kind, minute, fc.option(fc.nat(20), { nil: null, freq: 5 }))
    .map(([name, start, length]): Gap => {
      const end = length === null ? null : at(start + length);
      return { kind: name, start: at(start), end };
    });
  fc.assert(
    fc.property(
      fc.array(gap, { maxLength: 8 }),
      fc.integer({ min: 0, max: 30 }),
      (gaps, length) => {
        let focused = 0;
        for (let m = 0; m < length; m++) {
          const lost = gaps.some(
            ({ kind: is, start, end }) =>
              (is === 'pause' || is === 'sleep') &&
              start <= at(m) &&
              at(m) < (end ?? Number.POSITIVE_INFINITY),
          );
          if (!lost) focused += MINUTE;
        }
        expect(focusedMs({ start: at(0), end: at(length) }, gaps)).toBe(focused);
      },
    ),
    propertyOptions(1_000),
  );
});
