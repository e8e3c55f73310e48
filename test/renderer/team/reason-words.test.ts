import { describe, expect, it } from 'vitest';
import { givenName, reasonSentences } from '../../../renderer/team/reason-words';
import type { Context } from '../../../src/presence/context';
import { replyClock } from '../../../src/reply/reply-clock';
import type { Person } from '../../../src/roster/person';
import { BERLIN, LONDON, SAM, YUKI } from './people';
import { tellingAt } from './telling';

function reasonsOf(person: Person, sent: string, context: Context = {}): readonly string[] {
  const telling = tellingAt(sent);
  const expectation = replyClock(person, telling.now, context);
  return reasonSentences(expectation, person, context.norms ?? {}, telling);
}

describe('reasonSentences', () => {
  it('tells what holds now first and then what comes in between, on both clocks', () => {
    expect(reasonsOf(YUKI, '2026-01-12T10:30:00Z')).toEqual([
      'Between two working blocks until Mon 12:00 (20:00 for Yuki).',
      'Then off until Tue 01:00 (09:00 for Yuki).',
      'Replies within 4 working hours.',
    ]);
  });

  it('leaves the brackets out where both clocks show the same', () => {
    expect(reasonsOf(BERLIN, '2026-01-12T10:00:00Z')).toEqual([
      'In until Mon 17:30.',
      'Then off until Tue 09:00.',
      'Replies within 1 working day, as usual for a maker.',
    ]);
  });

  it('names the team’s window when that is the one that holds', () => {
    expect(reasonsOf(LONDON, '2026-01-12T10:00:00Z', { norms: { manager: '30m' } })).toEqual([
      'In until Mon 18:00 (17:00 for Liz).',
      'Replies within 30 working minutes, as usual for a manager.',
    ]);
  });

  it('says that an absence without an end is guessed', () => {
    const at = Date.parse('2026-01-12T09:55:00Z');
    const report = { state: 'away', at, source: 'channel', connected: true } as const;
    expect(reasonsOf(LONDON, '2026-01-12T10:00:00Z', { report })).toContain(
      'This rests on a guess, so it is no promise.',
    );
  });

  it('says that a lost source is out of date', () => {
    const at = Date.parse('2026-01-12T09:00:00Z');
    const report = {
      state: 'focusing',
      at,
      until: at + 3_600_000,
      source: 'channel',
      connected: false,
    } as const;
    expect(reasonsOf(LONDON, '2026-01-12T09:30:00Z', { report })).toContain(
      'What was last heard is out of date, so this goes by the schedule.',
    );
  });

  it('tells first that somebody is in, although nobody knows until when', () => {
    const at = Date.parse('2026-01-12T10:00:00Z');
    const report = { state: 'available', at, source: 'channel', connected: true } as const;
    expect(reasonsOf(YUKI, '2026-01-12T10:30:00Z', { report }).slice(0, 2)).toEqual([
      'In now.',
      'Then between two working blocks until Mon 12:00 (20:00 for Yuki).',
    ]);
  });

  it('asks for hours that are not shared', () => {
    expect(reasonsOf(SAM, '2026-01-12T10:00:00Z')).toEqual([
      'Hours not shared: ask when to expect a reply.',
    ]);
  });
});

describe('givenName', () => {
  it.each([
    ['Yuki Tanaka', 'Yuki'],
    ['  Sam ', 'Sam'],
    ['田中 雪', '田中'],
  ])('%s', (name, given) => {
    expect(givenName({ ...SAM, name })).toBe(given);
  });
});
