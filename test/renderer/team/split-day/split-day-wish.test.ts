import { describe, expect, it } from 'vitest';
import {
  answersFor,
  firstWish,
  readWish,
  withAnswers,
  workdaysOf,
} from '../../../../renderer/team/split-day/split-day-wish';
import type { Person } from '../../../../src/roster/person';
import { BERLIN, SAM, YUKI } from '../people';

const NOW = Date.parse('2026-01-14T12:00Z');
const WISH = firstWish(BERLIN, 'yuki');

describe('what is asked for', () => {
  it('is three hours on every working day at first', () => {
    expect(readWish(WISH)).toEqual({ wanted: 180, notBefore: 420, notAfter: 1380, minBlock: 60 });
    expect(workdaysOf(BERLIN)).toEqual([1, 2, 3, 4, 5]);
  });

  it('of a week is shared by its days, rounded up to the minute', () => {
    expect(readWish({ ...WISH, wanted: '7', per: 'week', days: [2, 3, 4] })?.wanted).toBe(140);
    expect(readWish({ ...WISH, wanted: '10', per: 'week', days: [1, 2, 3] })?.wanted).toBe(200);
  });

  it('may run past midnight', () => {
    expect(readWish({ ...WISH, notAfter: '01:00' })?.notAfter).toBe(1500);
    expect(readWish({ ...WISH, notAfter: '24:00' })?.notAfter).toBe(1440);
  });

  it.each([
    [{ wanted: '' }],
    [{ wanted: '0' }],
    [{ wanted: '13' }],
    [{ wanted: 'three' }],
    [{ notBefore: '' }],
    [{ notAfter: '25:00' }],
    [{ days: [] }],
  ])('makes no sense: %j', (change) => {
    expect(readWish({ ...WISH, ...change })).toBeNull();
  });

  it('reads a decimal comma', () => {
    expect(readWish({ ...WISH, wanted: '1,5' })?.wanted).toBe(90);
  });
});

describe('what is suggested', () => {
  const wish = { wanted: 180, notBefore: 300, notAfter: 1380, minBlock: 60 };
  const early: Person = {
    ...BERLIN,
    blocks: [
      { days: [1, 2, 3, 4], start: '13:00', end: '19:00' },
      { days: [5], start: '11:00', end: '17:00' },
    ],
  };

  it('is put together for the days on which it is the same', () => {
    const answers = answersFor(early, [YUKI], [1, 2, 3, 4, 5], wish, NOW);
    expect(answers.map(({ days, answer }) => [days, answer.kind])).toEqual([
      [[1, 2, 3, 4], 'change'],
      [[5], 'enough'],
    ]);
    const changed = withAnswers(early, answers);
    expect(changed.blocks?.filter(({ days }) => days.includes(5))).toEqual([early.blocks?.[1]]);
    const again = answersFor(changed, [YUKI], [1, 2, 3, 4, 5], wish, NOW);
    expect(again.map(({ answer }) => answer.kind)).toEqual(['enough', 'enough']);
  });

  it('is nothing with somebody who shares no hours', () => {
    const answers = answersFor(early, [SAM], [1], wish, NOW);
    expect(answers).toEqual([{ days: [1], answer: { kind: 'none' } }]);
    expect(withAnswers(early, answers)).toEqual(early);
  });
});
