import { expect, it } from 'vitest';
import { isFound, searchWords } from '../../../renderer/team/person-search';
import { YUKI } from './people';

const asa = { ...YUKI, id: 'asa', name: 'Åsa Öberg', handles: { email: 'asa@example.com' } };

it.each([
  ['', true],
  ['oberg', true],
  ['ÖBERG', true],
  ['tokyo asa', true],
  ['asia/tokyo', true],
  ['contributor', true],
  ['example.com', true],
  ['asa berlin', false],
  ['yuki', false],
])('%j', (query, found) => {
  expect(isFound(asa, searchWords(query))).toBe(found);
});
