import { afterEach, describe, expect, it } from 'vitest';
import {
  beginDraft,
  blocksOf,
  drafted,
  moved,
  setDraft,
  useDraft,
  withOneMore,
  withStretch,
} from '../../../../renderer/team/what-if/draft';
import { parseDay } from '../../../../src/time/wall-time';
import { BERLIN, YUKI } from '../people';

const TUESDAY = parseDay('2026-01-13') ?? 0;
const NINE_TO_FIVE = { start: 540, end: 1020 };

afterEach(() => setDraft(null));

describe('a draft of other hours', () => {
  it('begins with the hours of the date, for every weekday that is like it', () => {
    const draft = beginDraft(BERLIN, TUESDAY);
    expect(draft).toEqual({
      day: TUESDAY,
      scope: 'alike',
      stretches: [{ start: 540, end: 1050 }],
    });
    expect(drafted(BERLIN, withStretch(draft, 0, { start: 600, end: 1110 })).blocks).toEqual([
      { days: [1, 2, 3, 4, 5], start: '10:00', end: '18:30' },
    ]);
  });

  it('begins for the date alone where that is an exception', () => {
    const off = { ...BERLIN, exceptions: [{ from: '2026-01-13', blocks: [] }] };
    expect(beginDraft(off, TUESDAY)).toEqual({ day: TUESDAY, scope: 'date', stretches: [] });
  });

  it('changes nothing by itself', () => {
    const same = drafted(YUKI, beginDraft(YUKI, TUESDAY));
    const hours = same.blocks?.map(({ start, end }) => `${start}-${end}`);
    expect(hours).toEqual(YUKI.blocks?.map(({ start, end }) => `${start}-${end}`));
  });

  it('is there for everybody who draws it, until it is dropped', () => {
    setDraft(beginDraft(BERLIN, TUESDAY));
    expect(useDraft.getState().draft?.day).toBe(TUESDAY);
    setDraft(null);
    expect(useDraft.getState().draft).toBeNull();
  });

  it.each([
    ['both', 60, { start: 600, end: 1080 }],
    ['both', -2000, { start: 0, end: 480 }],
    ['both', 2000, { start: 1425, end: 1905 }],
    ['start', 30, { start: 570, end: 1020 }],
    ['start', 900, { start: 1005, end: 1020 }],
    ['end', -900, { start: 540, end: 555 }],
    ['end', 2000, { start: 540, end: 1980 }],
  ] as const)('%s by %i minutes', (edge, by, after) => {
    expect(moved(NINE_TO_FIVE, edge, by)).toEqual(after);
  });

  it('gains an hour where there is room, and loses a block', () => {
    const draft = { day: TUESDAY, scope: 'date', stretches: [NINE_TO_FIVE] } as const;
    expect(withOneMore(draft).stretches).toEqual([NINE_TO_FIVE, { start: 1080, end: 1140 }]);
    const late = { ...draft, stretches: [{ start: 900, end: 1440 }] };
    expect(withOneMore(late).stretches[1]).toEqual({ start: 0, end: 60 });
    expect(withStretch(draft, 0, null).stretches).toEqual([]);
  });

  it('joins what overlaps or touches, and runs past midnight', () => {
    const stretches = [
      { start: 600, end: 720 },
      { start: 540, end: 600 },
      { start: 1320, end: 1560 },
    ];
    expect(blocksOf(stretches)).toEqual([
      { start: '09:00', end: '12:00' },
      { start: '22:00', end: '02:00' },
    ]);
  });
});
