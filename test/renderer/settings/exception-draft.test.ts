import { describe, expect, it } from 'vitest';
import type { Exception } from '../../../src/roster/person';
import {
  draftOf,
  exceptionOf,
  isPast,
  NEW_EXCEPTION,
  problemOf,
  withException,
  type ExceptionDraft,
} from '../../../renderer/settings/exception-draft';

const draft = (patch: Partial<ExceptionDraft>): ExceptionDraft => ({
  ...NEW_EXCEPTION,
  from: '2026-05-04',
  ...patch,
});

describe('an exception being typed', () => {
  it.each<[string, Partial<ExceptionDraft>, ReturnType<typeof problemOf>]>([
    ['a day off', {}, null],
    ['several days', { to: '2026-05-06' }, null],
    ['one day named twice', { to: '2026-05-04' }, null],
    ['no first day', { from: '' }, 'from-missing'],
    ['a day the calendar does not have', { from: '2026-02-30' }, 'from-missing'],
    ['a last day before the first', { to: '2026-05-03' }, 'to-before-from'],
    ['a last day the calendar does not have', { to: '2026-02-30' }, 'to-before-from'],
    ['other hours without hours', { off: false }, 'hours-missing'],
    ['other hours', { off: false, hours: [{ start: 540, end: 720 }] }, null],
  ])('%s', (_, patch, problem) => {
    expect(problemOf(draft(patch))).toBe(problem);
  });

  it.each<Exception>([
    { from: '2026-05-04', blocks: [] },
    { from: '2026-05-04', to: '2026-05-06', blocks: [], note: 'Golden Week' },
    {
      from: '2026-05-04',
      blocks: [
        { start: '09:00', end: '12:00' },
        { start: '22:00', end: '02:00' },
      ],
    },
    { from: '2026-05-04', blocks: [{ start: '20:00', end: '24:00' }] },
  ])('opens and closes as what it was: %j', (exception) => {
    expect(problemOf(draftOf(exception))).toBeNull();
    expect(exceptionOf(draftOf(exception))).toEqual(exception);
  });

  it('drops what says nothing', () => {
    const hours = [{ start: 540, end: 720 }];
    expect(exceptionOf(draft({ to: '2026-05-04', note: '  ', hours }))).toEqual({
      from: '2026-05-04',
      blocks: [],
    });
  });
});

describe('the list of exceptions', () => {
  const off = (from: string, to?: string): Exception => ({
    from,
    ...(to === undefined ? {} : { to }),
    blocks: [],
  });

  it('takes one more by its date, after those of the same date, so that it wins', () => {
    const list = [off('2026-01-01'), off('2026-05-04', '2026-05-06')];
    expect(withException(list, off('2026-03-01')).map(({ from }) => from)).toEqual([
      '2026-01-01',
      '2026-03-01',
      '2026-05-04',
    ]);
    expect(withException(list, off('2026-05-04')).at(-1)).toEqual(off('2026-05-04'));
    expect(withException([], off('2026-05-04'))).toEqual([off('2026-05-04')]);
  });

  it('knows what is past by the last day', () => {
    expect(isPast(off('2026-05-04', '2026-05-06'), '2026-05-06')).toBe(false);
    expect(isPast(off('2026-05-04', '2026-05-06'), '2026-05-07')).toBe(true);
    expect(isPast(off('2026-05-04'), '2026-05-05')).toBe(true);
  });
});
