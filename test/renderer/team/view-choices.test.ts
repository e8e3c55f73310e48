import { expect, it } from 'vitest';
import {
  FILTERS,
  FIRST_CHOICES,
  formatChoices,
  LAYOUTS,
  parseChoices,
  SORTS,
  SPANS,
} from '../../../renderer/team/view-choices';

it('reads every choice as it was written', () => {
  for (const sort of SORTS) {
    for (const filter of FILTERS) {
      for (const layout of LAYOUTS) {
        for (const span of SPANS) {
          const choices = { sort, filter, layout, span };
          expect(parseChoices(formatChoices(choices))).toEqual(choices);
        }
      }
    }
  }
});

it('reads what was remembered before there was a timeline', () => {
  expect(parseChoices('name in-now')).toEqual({
    ...FIRST_CHOICES,
    sort: 'name',
    filter: 'in-now',
  });
});

it.each([null, '', 'name', 'constructor __proto__', '\u0000'])('reads %j without harm', (text) => {
  const { sort, filter, layout, span } = parseChoices(text);
  expect(SORTS).toContain(sort);
  expect(filter).toBe(FIRST_CHOICES.filter);
  expect(layout).toBe(FIRST_CHOICES.layout);
  expect(span).toBe(FIRST_CHOICES.span);
});
