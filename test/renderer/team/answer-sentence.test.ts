import { describe, expect, it } from 'vitest';
import { answerSentence } from '../../../renderer/team/answer-sentence';
import type { Person } from '../../../src/roster/person';
import { BERLIN, LONDON, SAM, YUKI } from './people';
import { tellingAt } from './telling';

const told = (person: Person, sent: string): string => answerSentence(person, {}, tellingAt(sent));

describe('answerSentence', () => {
  it.each([
    [
      YUKI,
      '2026-01-12T16:00:00Z',
      'Yuki Tanaka sees a message Tue 01:00 (09:00 in Tokyo, 2026-01-13 00:00 UTC) and replies by Tue 13:00 (21:00 in Tokyo, 2026-01-13 12:00 UTC).',
    ],
    [
      BERLIN,
      '2026-01-12T10:00:00Z',
      'Tom Becker sees a message now and replies by Tue 11:00 (2026-01-13 10:00 UTC).',
    ],
    [
      SAM,
      '2026-01-12T10:00:00Z',
      'Sam Okafor has not shared working hours, so ask when to expect a reply.',
    ],
    [
      { ...LONDON, exceptions: [{ from: '2026-01-01', to: '2026-12-31', blocks: [] }] },
      '2026-01-12T10:00:00Z',
      'Liz Ward has no working hours in the next 60 days.',
    ],
  ])('%#', (person, sent, sentence) => {
    expect(told(person, sent)).toBe(sentence);
  });

  it('says what one question back costs me', () => {
    const sent = tellingAt('2026-01-12T16:00:00Z');
    const me = { ...BERLIN, replyWithin: '2h' };
    expect(answerSentence(YUKI, {}, sent, me)).toContain(
      'With one question back: Wed 13:00 (21:00 in Tokyo, 2026-01-14 12:00 UTC).',
    );
  });

  it('names the weekday of the other where it is another day', () => {
    const night = told(
      { ...YUKI, blocks: [{ days: [2], start: '06:00', end: '12:00' }] },
      '2026-01-12T16:00:00Z',
    );
    expect(night).toContain('Mon 22:00 (Tue 06:00 in Tokyo, 2026-01-12 21:00 UTC)');
  });
});
