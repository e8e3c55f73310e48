import { describe, expect, it } from 'vitest';
import { createOrder, isShown, nameRanks } from '../../../renderer/team/people-order';
import type { Filter, Sort } from '../../../renderer/team/view-choices';
import { createRosterClock } from '../../../src/reply/roster-clock';
import type { Person } from '../../../src/roster/person';
import { BERLIN, LONDON, SAM, YUKI } from './people';

const { role: _, ...noRole } = LONDON;
const ASA: Person = { ...noRole, id: 'asa', name: 'Åsa 10' };
const ASA_TWO: Person = { ...noRole, id: 'asa-2', name: 'Åsa 2' };
const PEOPLE = [SAM, ASA, YUKI, ASA_TWO, BERLIN, LONDON];

/** Monday 11:30 in Berlin. */
const NOW = Date.parse('2026-01-12T10:30:00Z');
const { face } = createRosterClock(PEOPLE, {}, NOW);
const ranks = nameRanks(PEOPLE, 'en');
const idsOf = (places: readonly number[]): string[] => places.map((at) => PEOPLE[at]?.id ?? '');

describe('createOrder', () => {
  it.each<[Sort, string[]]>([
    ['name', ['asa-2', 'asa', 'liz', 'sam', 'tom', 'yuki']],
    // West before east, and by name on one clock: London, then Berlin and Lagos, then Tokyo.
    ['local-time', ['asa-2', 'asa', 'liz', 'sam', 'tom', 'yuki']],
    // 13:30, Tue 02:00 and Tue 11:30 in Berlin; then those who are seen but promise nothing; then unknown.
    ['reply', ['liz', 'yuki', 'tom', 'asa-2', 'asa', 'sam']],
  ])('by %s', (sort, ids) => {
    expect(idsOf(createOrder(ranks)(face, sort))).toEqual(ids);
  });

  it('is the very same for as long as it is right', () => {
    const arrange = createOrder(ranks);
    const first = arrange(face, 'reply');
    expect(arrange({ ...face }, 'reply')).toBe(first);
    expect(arrange(face, 'name')).not.toBe(first);
  });

  it('does not depend on the order before', () => {
    const arrange = createOrder(ranks);
    arrange(face, 'name');
    const names = arrange(face, 'local-time');
    const kept = [...names];
    expect(arrange(face, 'reply')).toEqual(createOrder(ranks)(face, 'reply'));
    expect(names).toEqual(kept);
  });
});

describe('isShown', () => {
  it.each<[Filter, string[]]>([
    ['all', ['sam', 'asa', 'yuki', 'asa-2', 'tom', 'liz']],
    ['in-now', ['asa', 'asa-2', 'tom', 'liz']],
    ['back-soon', ['yuki']],
  ])('%s', (filter, ids) => {
    const shown = [...PEOPLE.keys()].filter((place) => isShown(face, place, filter, NOW));
    expect(idsOf(shown)).toEqual(ids);
  });

  it('counts two hours and no more as soon', () => {
    const TOKYO_AT_NINE = Date.parse('2026-01-13T00:00:00Z');
    for (const [before, shown] of [
      [2 * 3_600_000, true],
      [2 * 3_600_000 + 60_000, false],
    ] as const) {
      const now = TOKYO_AT_NINE - before;
      const clock = createRosterClock([YUKI], {}, now);
      expect(isShown(clock.face, 0, 'back-soon', now)).toBe(shown);
    }
  });
});
