import { describe, expect, test } from 'vitest';
import { dateProblem, firstDates } from '../../../renderer/team/overlap/time-draft';
import { gapWords, spanWords } from '../../../renderer/team/overlap/overlap-words';
import {
  attendanceOf,
  calendarsWords,
  fewerWords,
  meetingText,
  stretchedLine,
} from '../../../renderer/team/overlap/slot-words';
import { overlapGap } from '../../../src/reply/overlap-gap';
import { slotOf } from '../../../src/reply/slots';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { DAY, HOUR } from '../../../src/time/instant';
import { BERLIN, LONDON, SAM, YUKI } from './people';
import { tellingAt } from './telling';

const telling = tellingAt('2026-01-12T09:30+01:00');
const NOTHING_KNOWN = { sync: [], busy: {} };
const at = (text: string): number => Date.parse(text);
const slot = (people: readonly Person[], start: string, hours = 1, sync: SyncWindow[] = []) =>
  slotOf(people, { start: at(start), end: at(start) + hours * HOUR }, { sync });

describe('a stretch in words', () => {
  test('names the weekday of its end only where that is another day', () => {
    const evening = { start: at('2026-01-12T22:00+01:00'), end: at('2026-01-13T00:00+01:00') };
    expect(spanWords(evening, 'Europe/Berlin', telling.style)).toBe('22:00–00:00');
    const over = { ...evening, end: at('2026-01-13T01:00+01:00') };
    expect(spanWords(over, 'Europe/Berlin', telling.style)).toBe('22:00–Tue 01:00');
  });
});

describe('why there is no common time', () => {
  const now = at('2026-01-12T00:00Z');
  const week = { start: now, end: now + 7 * DAY };
  const sydney: Person = {
    ...LONDON,
    id: 'sid',
    name: 'Sid',
    zone: 'Australia/Sydney',
  };

  test('names who makes it so, and the smallest change on their own clock', () => {
    const people = [BERLIN, LONDON, sydney];
    const gap = overlapGap(people, week, 3, {});
    if (gap === null) throw new Error('there is a gap');
    const told = gapWords(gap, people, telling);
    expect(told[0]).toMatch(/^Without Sid there would be one, such as Mon,? 12 Jan 10:00–10:30\.$/);
    expect(told[1]).toMatch(/^Smallest change: .*their time\).* That gives .*\.$/);
  });

  test('says when nobody’s hours are known', () => {
    const gap = overlapGap([SAM, { ...SAM, id: 'sue' }], week, 2, {});
    if (gap === null) throw new Error('there is a gap');
    expect(gapWords(gap, [SAM], telling)).toEqual(['Nobody’s hours are known.']);
  });
});

describe('a slot in words', () => {
  const weekly: SyncWindow = {
    title: 'Weekly',
    zone: 'Europe/Berlin',
    days: [3],
    start: '13:00',
    end: '14:00',
    people: ['tom'],
    kind: 'meeting',
  };
  const known = { sync: [weekly], busy: {} };

  test('says who is stretched, who cannot come, and why', () => {
    const people = [BERLIN, YUKI, SAM];
    const early = slot(people, '2026-01-14T08:30+01:00', 1, [weekly]);
    const [tom, yuki, sam] = people.map((person) =>
      attendanceOf(person, early, known, telling, 'me'),
    );
    expect(tom).toEqual({ kind: 'stretched', why: '30 mins before their hours' });
    expect(yuki).toEqual({ kind: 'absent', why: 'Cannot come: between blocks' });
    expect(sam).toEqual({ kind: 'absent', why: 'Hours are not known' });
    const meeting = slot(people, '2026-01-14T13:00+01:00', 1, [weekly]);
    expect(attendanceOf(BERLIN, meeting, known, telling, 'me')).toEqual({
      kind: 'absent',
      why: 'Cannot come: in a meeting 13:00–14:00',
    });
    expect(attendanceOf(YUKI, meeting, known, telling, 'me')).toEqual({ kind: 'in' });
    expect(stretchedLine(early, people, telling)).toBe('Tom Becker 30 mins early');
    expect(stretchedLine(meeting, people, telling)).toBe('');
  });

  test.each([
    // On Yuki's own clock; the slot is Wednesday, 20:00 to 21:00 there.
    ['2026-01-14T20:30+09:00', '2026-01-14T21:30+09:00', ' 20:30–21:30'],
    ['2026-01-14T18:00+09:00', '2026-01-15T01:00+09:00', ' 18:00–Thu 01:00'],
    ['2026-01-13T22:00+09:00', '2026-01-15T12:00+09:00', ' Tue 22:00–Thu 12:00'],
    ['2026-01-05T00:00+09:00', '2026-01-20T00:00+09:00', ''],
  ])(
    'says to me when a calendar of %s to %s is in the way, and only that to others',
    (...event) => {
      const [start, end, told] = event;
      const busy = { yuki: [{ start: at(start), end: at(end) }] };
      const calendars = { sync: [], busy };
      const evening = slotOf(
        [BERLIN, YUKI],
        { start: at('2026-01-14T12:00+01:00'), end: at('2026-01-14T13:00+01:00') },
        calendars,
      );
      expect(evening.present).toEqual(['tom']);
      const why = 'Cannot come: in a meeting';
      expect(attendanceOf(YUKI, evening, calendars, telling, 'me')).toEqual({
        kind: 'absent',
        why: `${why}${told}`,
      });
      const text = meetingText('Planning', [evening], [BERLIN, YUKI], calendars, telling);
      expect(text).toContain(`- Yuki Tanaka (Tokyo): Wed 20:00–21:00 · ${why}\n`);
    },
  );

  test('says without whom it is, and whose calendars were counted, by name only where they are few', () => {
    const meeting = slot([BERLIN, YUKI, SAM], '2026-01-14T12:00+01:00');
    const others = ['a', 'b', 'c'].map((id): Person => ({ ...SAM, id }));
    expect(fewerWords(meeting, [BERLIN, YUKI, SAM], telling)).toMatch(
      /^At most 2 of 3 can, without Sam Okafor: Wed,? 14 Jan, 12:00–13:00\.$/,
    );
    expect(fewerWords(meeting, [BERLIN, YUKI, SAM, ...others], telling)).toMatch(
      /^At most 2 of 6 can: Wed,? 14 Jan, 12:00–13:00\.$/,
    );
    expect(calendarsWords([BERLIN, YUKI], telling)).toBe(
      'Meetings in the calendars of Tom Becker and Yuki Tanaka are counted, as far as they are known.',
    );
    expect(calendarsWords([SAM, ...others], telling)).toBe(
      'Meetings in the calendars of 4 people are counted, as far as they are known.',
    );
  });

  test('is copied with everybody’s clock, and UTC', () => {
    const people = [BERLIN, YUKI];
    const text = meetingText(
      'Planning',
      [slot(people, '2026-01-14T13:00Z')],
      people,
      NOTHING_KNOWN,
      telling,
    );
    expect(text.split('\n')).toEqual([
      'Planning',
      expect.stringMatching(/^Wed,? 14 Jan$/),
      '- Tom Becker (Berlin): Wed 14:00–15:00',
      '- Yuki Tanaka (Tokyo): Wed 22:00–23:00',
      '- UTC: 13:00–14:00',
    ]);
  });

  test('is copied a line a week when there are several, each clock once', () => {
    const people = [BERLIN, { ...BERLIN, id: 'ina', name: 'Ina' }, YUKI];
    const slots = ['2026-03-25T12:00Z', '2026-04-01T12:00Z'].map((start) => slot(people, start));
    const [, first, second] = meetingText('Weekly', slots, people, NOTHING_KNOWN, telling).split(
      '\n',
    );
    expect(first).toMatch(/: Wed 13:00–14:00 Berlin · Wed 21:00–22:00 Tokyo$/);
    expect(second).toMatch(/: Wed 14:00–15:00 Berlin · Wed 21:00–22:00 Tokyo$/);
  });
});

describe('the dates of a search', () => {
  const zone = 'Europe/Berlin';
  const { now } = telling;

  test('are two weeks from today unless told', () => {
    expect(firstDates(zone, now)).toEqual({ from: '2026-01-12', to: '2026-01-25' });
  });

  test.each([
    ['2026-01-12', '2026-01-12', null],
    ['2026-01-01', '2026-01-12', null],
    ['', '2026-01-12', 'malformed'],
    ['2026-01-13', '2026-01-12', 'backwards'],
    ['2026-01-01', '2026-01-11', 'past'],
    ['2026-01-12', '2026-04-13', null],
    ['2026-01-12', '2026-04-14', 'too-long'],
  ])('%s to %s: %s', (from, to, problem) => {
    expect(dateProblem({ from, to }, zone, now)).toBe(problem);
  });
});
