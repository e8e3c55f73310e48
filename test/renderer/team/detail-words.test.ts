import { describe, expect, it } from 'vitest';
import { detailWords } from '../../../renderer/team/detail-words';
import { dayAround, viewPerson } from '../../../renderer/team/person-view';
import type { Person } from '../../../src/roster/person';
import { BERLIN, LONDON, SAM, YUKI } from './people';
import { tellingAt } from './telling';

const ME: Person = { ...BERLIN, id: 'me', name: 'Kim Larsen', replyWithin: '4h' };

function detailOf(person: Person, at: string, me: Person = ME) {
  const telling = tellingAt(at);
  const view = viewPerson(person, telling.now, dayAround(telling.now, telling.zone), {});
  return detailWords(me, person, view, {}, telling);
}

describe('detailWords', () => {
  it('tells design §5’s first example, what a question back costs, and when both are in', () => {
    expect(detailOf(YUKI, '2026-01-12T16:00:00Z')).toEqual({
      headline: 'Reply by Tue 13:00 (21:00 for Yuki).',
      reasons: [
        'Off until Tue 01:00 (09:00 for Yuki).',
        'Then between two working blocks until Tue 12:00 (20:00 for Yuki).',
        'Replies within 4 working hours.',
      ],
      roundTrip: 'One question back costs a day: Wed 13:00.',
      overlap: 'You are both in Tue 12:00–15:00.',
    });
  });

  it('does not speak of a day where the question costs none', () => {
    const quick = { ...LONDON, replyWithin: '30m' };
    const me = { ...ME, replyWithin: '30m' };
    expect(detailOf(quick, '2026-01-12T10:00:00Z', me)).toMatchObject({
      headline: 'Reply by Mon 11:30 (10:30 for Liz).',
      roundTrip: 'With one question back: Mon 12:30.',
      overlap: 'You are both in now, until 17:30.',
    });
  });

  it('says so when there is no time together', () => {
    const night = { ...LONDON, blocks: [{ days: [1], start: '22:00', end: '04:00' }] } as const;
    expect(detailOf(night, '2026-01-12T10:00:00Z').overlap).toBe(
      'You are not in at the same time in the next 7 days.',
    );
  });

  it('promises nothing for hours that are not shared', () => {
    expect(detailOf(SAM, '2026-01-12T10:00:00Z')).toEqual({
      headline: 'Ask when to expect a reply.',
      reasons: ['Hours not shared: ask when to expect a reply.'],
      roundTrip: null,
      overlap: null,
    });
  });

  it('says nothing of time together while my own hours are not known', () => {
    const { blocks: _, ...me } = ME;
    expect(detailOf(YUKI, '2026-01-12T10:00:00Z', me).overlap).toBeNull();
  });
});
