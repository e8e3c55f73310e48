import { expect, it } from 'vitest';
import { initialsOf } from '../../../renderer/team/initials';

it.each([
  ['Yuki Tanaka', 'YT'],
  ['Ana Maria Duarte', 'AD'],
  ['Zsófia Nagy-Szentgyörgyi', 'ZS'],
  ['sam', 'S'],
  ['Jo (contractor)', 'J'],
  ['田中 雪', '田雪'],
  ['   ', ''],
])('%s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
