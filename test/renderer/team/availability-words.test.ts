import { describe, expect, it } from 'vitest';
import { availabilityWords, markOf } from '../../../renderer/team/availability-words';
import { availabilityAt } from '../../../src/presence/availability';
import type { Context } from '../../../src/presence/context';
import type { Report } from '../../../src/presence/report';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { BERLIN, LONDON, SAM, YUKI } from './people';
import { tellingAt } from './telling';

function told(person: Person, at: string, context: Context = {}): string {
  const telling = tellingAt(at);
  const availability = availabilityAt(person, telling.now, context);
  const { title, detail } = availabilityWords(availability, telling);
  return `${markOf(availability)}: ${title}, ${detail}`;
}

function reported(state: Report['state'], until?: string): Context {
  const at = Date.parse('2026-01-12T09:59:00Z');
  const end = until === undefined ? {} : { until: Date.parse(until) };
  return { report: { state, at, source: 'channel', connected: true, ...end } };
}

const WEEKLY: SyncWindow = {
  title: 'Weekly',
  zone: 'Europe/Berlin',
  days: [1],
  start: '11:00',
  end: '11:30',
  people: 'all',
  kind: 'meeting',
};

describe('availabilityWords', () => {
  it.each<[Person, string, Context, string]>([
    [LONDON, '2026-01-12T10:00:00Z', {}, 'available: Available, until 18:00'],
    [YUKI, '2026-01-12T10:30:00Z', {}, 'off: Between blocks, back 12:00'],
    [YUKI, '2026-01-12T16:00:00Z', {}, 'off: Off, back Tue 01:00'],
    [
      { ...YUKI, exceptions: [{ from: '2026-01-12', to: '2026-01-21', blocks: [] }] },
      '2026-01-12T10:00:00Z',
      {},
      'off: On leave, back Thu 22 Jan 01:00',
    ],
    [
      { ...BERLIN, focus: [{ days: [1], start: '10:00', end: '12:00' }] },
      '2026-01-12T10:00:00Z',
      {},
      'focusing: Focusing, until 12:00',
    ],
    [BERLIN, '2026-01-12T10:00:00Z', { sync: [WEEKLY] }, 'busy: In a meeting, until 11:30'],
    [
      BERLIN,
      '2026-01-12T10:00:00Z',
      reported('busy', '2026-01-12T10:30:00Z'),
      'busy: Busy, until 11:30',
    ],
    [BERLIN, '2026-01-12T10:00:00Z', reported('away'), 'away: Away, for now'],
    [
      YUKI,
      '2026-01-12T10:00:00Z',
      reported('available'),
      'available: Online, outside working hours',
    ],
    [SAM, '2026-01-12T10:00:00Z', {}, 'unknown: Hours not shared, no hours to go by'],
    [
      { ...LONDON, exceptions: [{ from: '2026-01-01', to: '2026-12-31', blocks: [] }] },
      '2026-01-12T10:00:00Z',
      {},
      'off: On leave, no hours ahead',
    ],
  ])('%#', (person, at, context, words) => {
    expect(told(person, at, context)).toBe(words);
  });
});
