import { describe, expect, it } from 'vitest';
import { windowWords } from '../../../renderer/reply-window-words';
import { replyLines } from '../../../renderer/team/reply-words';
import { replyClock } from '../../../src/reply/reply-clock';
import type { Person } from '../../../src/roster/person';
import { BERLIN, LONDON, SAM, YUKI } from './people';
import { tellingAt } from './telling';

function linesOf(person: Person, sent: string, zone = 'Europe/Berlin'): string {
  const telling = tellingAt(sent, { zone });
  const { lead, time, below } = replyLines(replyClock(person, telling.now), telling);
  return [lead, time, '|', below].filter(Boolean).join(' ');
}

describe('replyLines', () => {
  it.each([
    // Design §5's first example.
    [YUKI, '2026-01-12T16:00:00Z', 'Europe/Berlin', 'reply by Tue 13:00 | seen Tue 01:00'],
    // The second, over the weekend in which Europe's clocks change.
    [
      slow(LONDON),
      '2026-03-27T20:00:00Z',
      'America/New_York',
      'reply by Mon 08:00 | seen Mon 04:00',
    ],
    // Within working hours: rounded up to 15 minutes below a day, to 5 below two hours.
    [LONDON, '2026-01-12T10:07:00Z', 'Europe/London', 'reply by Mon 12:15 | seen now'],
    [
      { ...LONDON, replyWithin: '1h' },
      '2026-01-12T10:07:00Z',
      'Europe/London',
      'reply by Mon 11:10 | seen now',
    ],
    // A working day later, on the maker's own clock.
    [BERLIN, '2026-01-12T10:00:00Z', 'Europe/Berlin', 'reply by Tue 11:00 | seen now'],
    // Six days on, the weekday alone would be taken for this week's.
    [
      onLeave(LONDON, '2026-01-12', '2026-01-18'),
      '2026-01-12T10:00:00Z',
      'Europe/London',
      'reply by Mon 19 Jan 11:00 | seen Mon 19 Jan 09:00',
    ],
  ])('%#', (person, sent, zone, lines) => {
    expect(linesOf(person, sent, zone)).toBe(lines);
  });

  it('makes no promise for hours that are not shared', () => {
    expect(linesOf(SAM, '2026-01-12T10:00:00Z')).toBe('ask when to expect | no promise');
  });

  it('says only when it is seen where there is no reply window', () => {
    const { role: _, ...noRole } = LONDON;
    expect(linesOf(noRole, '2026-01-12T18:00:00Z')).toBe('seen Tue 10:00 | no reply window');
  });

  it('says so when there are no hours ahead', () => {
    const gone = onLeave(LONDON, '2026-01-01', '2026-12-31');
    expect(linesOf(gone, '2026-01-12T10:00:00Z')).toBe(
      'ask when to expect | no hours in the next 60 days',
    );
  });
});

describe('windowWords', () => {
  const { words } = tellingAt('2026-01-12T10:00:00Z');
  it.each([
    ['4h', '4 working hours', '4 working h'],
    ['1h', '1 working hour', '1 working h'],
    ['90m', '90 working minutes', '90 working min'],
    ['120m', '2 working hours', '2 working h'],
    ['1d', '1 working day', '1 working day'],
    ['2d', '2 working days', '2 working days'],
    ['soon', 'soon', 'soon'],
  ])('%s', (window, long, short) => {
    expect(windowWords(window, words)).toBe(long);
    expect(windowWords(window, words, 'short')).toBe(short);
  });
});

function slow(person: Person): Person {
  return { ...person, replyWithin: '4h' };
}

function onLeave(person: Person, from: string, to: string): Person {
  return { ...person, exceptions: [{ from, to, blocks: [] }] };
}
