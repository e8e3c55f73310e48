import { expect, it } from 'vitest';
import {
  FILTERS,
  FIRST_CHOICES,
  formatChoices,
  parseChoices,
  SORTS,
} from '../../../renderer/team/view-choices';

it('reads every choice as it was written', () => {
  for (const sort of SORTS) {
    for (const filter of FILTERS) {
      expect(parseChoices(formatChoices({ sort, filter }))).toEqual({ sort, filter });
    }
  }
});

it.each([null, '', 'name', 'constructor __proto__', '\u0000'])('reads %j without harm', (text) => {
  const { sort, filter } = parseChoices(text);
  expect(SORTS).toContain(sort);
  expect(filter).toBe(FIRST_CHOICES.filter);
});
