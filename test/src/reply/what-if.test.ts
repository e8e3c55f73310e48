import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from '../../../src/reply/overlap';
import { whatIf } from '../../../src/reply/what-if';
import { withHours } from '../../../src/roster/change-hours';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR } from '../../../src/time/instant';
import { duration, type Interval } from '../../../src/time/interval';
import { parseDay } from '../../../src/time/wall-time';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment } from '../roster/any-person';
import { at, worker } from './people';

const week = { start: at('2026-01-12T00:00Z'), end: at('2026-01-19T00:00Z') };
const tokyo = worker('Asia/Tokyo', [['09:00', '18:00']], { id: 'me' });
const berlin = worker('Europe/Berlin', [['09:00', '17:30']]);
const sydney = worker('Australia/Sydney', [['09:00', '17:00']]);
const tuesday = parseDay('2026-01-13') ?? 0;

const shared = (one: Person, other: Person, range: Interval): number =>
  duration(overlap([one, other], range).map(({ start, end }) => ({ start, end })));

describe('moving a block of mine', () => {
  const split = [
    { start: '09:00', end: '12:00' },
    { start: '17:00', end: '23:00' },
  ];

  test('tells what is gained and lost with each person in a week, the most affected first', () => {
    const changed = withHours(tokyo, tuesday, 'alike', split);
    const answer = whatIf(tokyo, changed, [sydney, berlin], week);
    expect(answer.people).toEqual([
      { id: 'europe-berlin', gained: 25 * HOUR, lost: 0 },
      { id: 'australia-sydney', gained: 0, lost: 15 * HOUR },
    ]);
    expect(answer).toMatchObject({ gained: 25 * HOUR, lost: 15 * HOUR });
    expect(answer).toMatchObject({ mineGained: 25 * HOUR, mineLost: 25 * HOUR });
  });

  test('on one weekday or one date moves that alone', () => {
    for (const scope of ['weekday', 'date'] as const) {
      const changed = withHours(tokyo, tuesday, scope, split);
      expect(whatIf(tokyo, changed, [berlin], week)).toMatchObject({ gained: 5 * HOUR, lost: 0 });
    }
    const onDate = withHours(tokyo, tuesday, 'date', split);
    const next = { start: week.end, end: week.end + 7 * DAY };
    expect(whatIf(tokyo, onDate, [berlin], next).people).toEqual([]);
    expect(withHours(onDate, tuesday, 'date', []).exceptions).toEqual([
      { from: '2026-01-13', blocks: [] },
    ]);
  });

  test('counts forty people with the same hours forty times', () => {
    const forty = Array.from({ length: 40 }, (_, i) => ({ ...berlin, id: `p${i}` }));
    const changed = withHours(tokyo, tuesday, 'date', split);
    expect(whatIf(tokyo, changed, forty, week)).toMatchObject({ gained: 200 * HOUR });
  });
});

describe('for anybody', () => {
  const anyChange = fc
    .tuple(anyPersonAndMoment, anyPersonAndMoment, fc.array(anyPersonAndMoment, { maxLength: 4 }))
    .map(([me, other, people]) => ({
      me: me.person,
      changed: { ...other.person, id: me.person.id, zone: me.person.zone },
      people: people.map(({ person }, i) => ({ ...person, id: `p${i}` })),
      range: { start: me.at - 2 * DAY, end: me.at + 7 * DAY },
    }));

  test('gained less lost is the difference of the overlaps', () => {
    fc.assert(
      fc.property(anyChange, ({ me, changed, people, range }) => {
        const answer = whatIf(me, changed, people, range);
        const differences = new Map(answer.people.map((one) => [one.id, one.gained - one.lost]));
        for (const person of people) {
          const difference = shared(changed, person, range) - shared(me, person, range);
          expect(differences.get(person.id) ?? 0).toBe(difference);
        }
        const { gained, lost } = answer;
        expect(gained).toBe(answer.people.reduce((sum, one) => sum + one.gained, 0));
        expect(lost).toBe(answer.people.reduce((sum, one) => sum + one.lost, 0));
      }),
      propertyOptions(500),
    );
  });

  test('no change is nothing gained and nothing lost, and the way back gives back', () => {
    fc.assert(
      fc.property(anyChange, ({ me, changed, people, range }) => {
        const none = { people: [], gained: 0, lost: 0, mineGained: 0, mineLost: 0 };
        expect(whatIf(me, { ...me }, people, range)).toEqual(none);
        const there = whatIf(me, changed, people, range);
        const back = whatIf(changed, me, people, range);
        expect([back.gained, back.lost]).toEqual([there.lost, there.gained]);
        expect([back.mineGained, back.mineLost]).toEqual([there.mineLost, there.mineGained]);
      }),
      propertyOptions(300),
    );
  });
});
