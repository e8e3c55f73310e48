import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClockWatch, LEAST_JUMP_MS, machineZone } from '../../../electron/main/clock-watch';
import { findZone } from '../../../src/time/zone';

const NOW = Date.UTC(2026, 2, 10, 9);

function machine() {
  const at = { wall: NOW, monotonic: 5_000, zone: 'Europe/Berlin' };
  const clock = { now: () => at.wall, monotonic: () => at.monotonic };
  return { at, look: createClockWatch(clock, () => at.zone) };
}

describe('the watch on the clocks', () => {
  test('says nothing while both clocks run alike', () => {
    const { at, look } = machine();
    for (let minute = 0; minute < 60; minute += 1) {
      at.wall += 60_000;
      at.monotonic += 60_000;
      expect(look()).toEqual([]);
    }
  });

  test.each([
    { name: 'sleep of eight hours', passed: 1_000, byMs: 8 * 3_600_000 },
    { name: 'a clock set an hour ahead', passed: 60_000, byMs: 3_600_000 },
    { name: 'a clock set back a minute', passed: 2_000, byMs: -60_000 },
    { name: 'a clock set back two days', passed: 0, byMs: -2 * 86_400_000 },
  ])('tells $name once, with what the clock would have shown', ({ passed, byMs }) => {
    const { at, look } = machine();
    at.monotonic += passed;
    at.wall += passed + byMs;
    expect(look()).toEqual([{ kind: 'clock-jumped', from: NOW + passed, byMs }]);
    expect(look()).toEqual([]);
  });

  test('adds up to the distance between the clocks, but for what is too small to tell', () => {
    const step = fc.record({
      passed: fc.integer({ min: 0, max: 120_000 }),
      byMs: fc.integer({ min: -10_000_000, max: 10_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { at, look } = machine();
        for (const { passed, byMs } of steps) {
          at.monotonic += passed;
          at.wall += passed + byMs;
          const told = look().map((change) => (change.kind === 'clock-jumped' ? change.byMs : 0));
          const expected = Math.abs(byMs) >= LEAST_JUMP_MS ? [byMs] : [];
          if (String(told) !== String(expected)) return false;
        }
        return true;
      }),
      { numRuns: 2_000 },
    );
  });

  test('tells a new zone once, also when it comes with a jump', () => {
    const { at, look } = machine();
    at.zone = 'Asia/Tokyo';
    at.wall += 3_600_000;
    expect(look()).toEqual([
      { kind: 'clock-jumped', from: NOW, byMs: 3_600_000 },
      { kind: 'zone-changed', zone: 'Asia/Tokyo' },
    ]);
    expect(look()).toEqual([]);
  });

  test('names the zone of this machine as the shipped data does', () => {
    expect(findZone(machineZone())).toBe(machineZone());
  });
});
