import { describe, expect, it } from 'vitest';
import { leaveOf, problemOfLeave, withLeave } from '../../../renderer/team/leave';

describe('problemOfLeave', () => {
  it.each([
    [{ from: '', to: '' }, 'from-missing'],
    [{ from: '2026-02-30', to: '' }, 'from-missing'],
    [{ from: '2026-05-06', to: '2026-05-04' }, 'to-before-from'],
    [{ from: '2026-05-04', to: 'soon' }, 'to-before-from'],
    [{ from: '2026-05-04', to: '' }, null],
    [{ from: '2026-05-04', to: '2026-05-04' }, null],
    [{ from: '2026-05-04', to: '2026-05-06' }, null],
  ])('%o', (dates, problem) => {
    expect(problemOfLeave({ ...dates, note: '' })).toBe(problem);
  });
});

describe('leaveOf', () => {
  it.each([
    [
      { from: '2026-05-04', to: '2026-05-06', note: ' Golden Week ' },
      { from: '2026-05-04', to: '2026-05-06', blocks: [], note: 'Golden Week' },
    ],
    [
      { from: '2026-05-04', to: '2026-05-04', note: ' ' },
      { from: '2026-05-04', blocks: [] },
    ],
    [
      { from: '2026-05-04', to: '', note: '' },
      { from: '2026-05-04', blocks: [] },
    ],
  ])('%o', (draft, exception) => {
    expect(leaveOf(draft)).toEqual(exception);
  });
});

describe('withLeave', () => {
  const day = (from: string) => ({ from, blocks: [] });
  it('keeps the dates in order, and a new one after its equals', () => {
    const list = [day('2026-01-01'), day('2026-05-04'), day('2026-12-24')];
    const added = withLeave(list, { ...day('2026-05-04'), note: 'new' });
    expect(added.map(({ from }) => from)).toEqual([
      '2026-01-01',
      '2026-05-04',
      '2026-05-04',
      '2026-12-24',
    ]);
    expect(added[2]).toHaveProperty('note', 'new');
    expect(withLeave([], day('2026-01-01'))).toEqual([day('2026-01-01')]);
  });
});
