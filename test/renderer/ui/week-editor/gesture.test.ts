import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  moveTo,
  nudged,
  spanUnder,
  type Gesture,
  type Nudge,
} from '../../../../renderer/ui/week-editor/gesture';
import { blocksOf, spanOf, weekOf } from '../../../../renderer/ui/week-editor/week';
import { propertyOptions } from '../../../support/property';

const at = (day: number, clock: string): number =>
  (day - 1) * 1440 + Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const week = weekOf([
  { days: [1, 2], start: '09:00', end: '12:00' },
  { days: [1], start: '20:00', end: '23:00' },
  { days: [7], start: '22:00', end: '02:00' },
]);
const monday = { day: 1, index: 0 } as const;

describe('what a pointer makes', () => {
  it.each<[string, Gesture, number, [number, number]]>([
    [
      'draws forward in quarters of an hour',
      { kind: 'create', grabbed: at(3, '09:07') },
      at(3, '11:52'),
      [at(3, '09:00'), 180],
    ],
    [
      'draws backward from the quarter it began in',
      { kind: 'create', grabbed: at(3, '09:07') },
      at(3, '08:20'),
      [at(3, '08:15'), 60],
    ],
    [
      'draws past midnight',
      { kind: 'create', grabbed: at(3, '22:00') },
      at(4, '01:50'),
      [at(3, '22:00'), 240],
    ],
    [
      'draws at most a day',
      { kind: 'create', grabbed: at(3, '09:00') },
      at(5, '12:00'),
      [at(3, '09:00'), 1440],
    ],
    [
      'moves by what the pointer moved',
      { kind: 'move', place: monday, grabbed: at(1, '10:00') },
      at(1, '11:10'),
      [at(1, '10:15'), 180],
    ],
    [
      'moves to another day',
      { kind: 'move', place: monday, grabbed: at(1, '10:00') },
      at(3, '10:00'),
      [at(3, '09:00'), 180],
    ],
    [
      'moves over the beginning of the week',
      { kind: 'move', place: monday, grabbed: at(1, '10:00') },
      at(1, '00:00'),
      [at(1, '00:00') - 60, 180],
    ],
    [
      'pulls the end past midnight',
      { kind: 'end', place: { day: 1, index: 1 }, grabbed: at(1, '23:00') },
      at(2, '01:00'),
      [at(1, '20:00'), 300],
    ],
    [
      'leaves something when an end is pulled over the other',
      { kind: 'start', place: monday, grabbed: at(1, '09:00') },
      at(1, '15:00'),
      [at(1, '11:59'), 1],
    ],
  ])('%s', (_, gesture, minute, [start, length]) => {
    expect(spanUnder(week, gesture, minute)).toEqual({ at: start, length });
  });

  it('is nothing when the stretch is gone', () => {
    expect(
      spanUnder(week, { kind: 'move', place: { day: 6, index: 0 }, grabbed: 0 }, 0),
    ).toBeNull();
  });

  it('becomes one with what it lands on', () => {
    expect(blocksOf(moveTo(week, monday, { at: at(1, '18:00'), length: 180 }))).toEqual([
      { days: [1], start: '18:00', end: '23:00' },
      { days: [2], start: '09:00', end: '12:00' },
      { days: [7], start: '22:00', end: '02:00' },
    ]);
  });
});

describe('what an arrow key does', () => {
  it.each<[string, Nudge, [number, number] | null]>([
    ['moves later', { edge: 'both', by: 15 }, [at(1, '09:15'), 180]],
    ['moves earlier', { edge: 'both', by: -15 }, [at(1, '08:45'), 180]],
    ['does not move onto another block', { edge: 'both', by: 1440 }, null],
    ['lengthens at the end', { edge: 'end', by: 15 }, [at(1, '09:00'), 195]],
    ['shortens at the start', { edge: 'start', by: 15 }, [at(1, '09:15'), 165]],
    ['does not reach the next block', { edge: 'end', by: 480 }, null],
    ['does not reach the night before', { edge: 'start', by: -420 }, null],
    ['does not shrink to nothing', { edge: 'end', by: -180 }, null],
  ])('%s', (_, nudge, expected) => {
    const [start, length] = expected ?? [0, 0];
    expect(nudged(week, monday, nudge)).toEqual(expected === null ? null : { at: start, length });
  });

  it('goes there and back again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Nudge['edge']>('both', 'start', 'end'),
        fc.integer({ min: -96, max: 96 }),
        (edge, steps) => {
          const span = nudged(week, monday, { edge, by: steps * 15 });
          if (span === null) return;
          const moved = moveTo(week, monday, span);
          const place = [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
            [0, 1, 2].map((index) => ({ day, index }) as typeof monday),
          );
          const found = place.find((each) => {
            const there = spanOf(moved, each);
            return there !== null && (there.at - span.at) % 10_080 === 0;
          });
          expect(found).toBeDefined();
          const back = nudged(moved, found ?? monday, { edge, by: -steps * 15 });
          expect(back).not.toBeNull();
          expect(moveTo(moved, found ?? monday, back ?? span)).toEqual(week);
        },
      ),
      propertyOptions(400),
    );
  });
});
