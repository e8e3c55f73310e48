import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterSlice } from '../../../src/app/slice';
import {
  changeById,
  rosterDelta,
  withReportsChange,
  withRosterDelta,
} from '../../../src/contract/changes';
import { bucketMap } from '../../../src/presence/bucket-map';
import type { Report } from '../../../src/presence/report';
import type { Person } from '../../../src/roster/person';
import { propertyOptions } from '../../support/property';

const anyId = fc.constantFrom('ana', 'ben', 'constructor', '__proto__', '7', '12');

const report = (at: number): Report => ({
  state: 'away',
  at,
  source: 'channel',
  connected: true,
});
const anyReports = fc
  .uniqueArray(fc.tuple(anyId, fc.nat(3)), { selector: ([id]) => id })
  .map((entries) => Object.fromEntries(entries.map(([id, at]) => [id, report(at)])));

describe('what changed of reports', () => {
  test('makes the later ones out of the earlier ones, and is nothing where nothing did', () => {
    fc.assert(
      fc.property(anyReports, anyReports, (before, after) => {
        const mixed = Object.fromEntries(
          Object.entries(after).map(([id, said]) => {
            const known = Object.hasOwn(before, id) ? before[id] : undefined;
            return [id, known?.at === said.at ? known : said];
          }),
        );
        const change = changeById(before, mixed);
        const made = withReportsChange(bucketMap(Object.entries(before)), structuredClone(change));
        expect(new Map(made)).toEqual(new Map(Object.entries(after)));
        for (const [id, said] of Object.entries(change.said)) {
          expect(Object.hasOwn(before, id) && before[id] === said).toBe(false);
        }
        expect(changeById(mixed, mixed)).toEqual({ said: {}, gone: [] });
      }),
      propertyOptions(1000),
    );
  });
});

const person = (id: string, name: string): Person => ({ id, name, zone: 'Europe/Berlin' });
const rosterOf = (people: readonly Person[], team = 'Harbour'): RosterSlice => ({
  team,
  people,
  sync: [],
  norms: {},
  origin: { kind: 'hand' },
  origins: Object.fromEntries(
    people.map(({ id, name }) => [id, name === 'A' ? 'mine' : 'channel']),
  ),
  followed: null,
  hidden: 0,
  watches: [],
  undo: null,
  importReport: null,
});

describe('what changed of a roster', () => {
  const anyPeople = fc
    .uniqueArray(fc.tuple(anyId, fc.constantFrom('A', 'B')), { selector: ([id]) => id })
    .map((list) => list.map(([id, name]) => person(id, name)));

  /** People of the list before stay the very same where they say the same, as main keeps them. */
  const kept = (before: readonly Person[], after: readonly Person[]): Person[] =>
    after.map((one) => before.find(({ id, name }) => id === one.id && name === one.name) ?? one);

  test('makes the later one out of the earlier one, unless it is in another order', () => {
    fc.assert(
      fc.property(anyPeople, anyPeople, fc.boolean(), (some, others, sorts) => {
        const place = ({ id }: Person): number => {
          const at = some.findIndex((one) => one.id === id);
          return at === -1 ? Infinity : at;
        };
        const lined = sorts
          ? [...others].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
          : others;
        const [before, after] = [rosterOf(some), rosterOf(kept(some, lined), 'Quay')];
        const delta = rosterDelta(before, after);
        if (sorts) expect(delta).not.toBeNull();
        if (delta === null) return;
        expect(withRosterDelta(structuredClone(before), structuredClone(delta))).toEqual(after);
        for (const one of delta.people.said) expect(some).not.toContain(one);
      }),
      propertyOptions(1000),
    );
  });

  test('is told as a whole where people change places', () => {
    const [ana, ben] = [person('ana', 'A'), person('ben', 'B')];
    expect(rosterDelta(rosterOf([ana, ben]), rosterOf([ben, ana]))).toBeNull();
    expect(rosterDelta(rosterOf([ana]), rosterOf([ana]))?.people).toEqual({ said: [], gone: [] });
  });
});
