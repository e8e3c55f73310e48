import { describe, expect, it } from 'vitest';
import {
  listAction,
  placeAfter,
  type ListAction,
  type Stroke,
} from '../../../renderer/team/list-keys';

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('listAction', () => {
  it.each<[string, ListAction]>([
    ['ArrowDown', { kind: 'move', to: 'next' }],
    ['ArrowUp', { kind: 'move', to: 'previous' }],
    ['Home', { kind: 'move', to: 'first' }],
    ['End', { kind: 'move', to: 'last' }],
    ['PageDown', { kind: 'page', by: 1 }],
    ['ArrowRight', { kind: 'expand' }],
    ['ArrowLeft', { kind: 'collapse' }],
    ['Enter', { kind: 'toggle' }],
    ['Delete', { kind: 'remove' }],
    ['e', { kind: 'edit' }],
    ['c', { kind: 'copy' }],
    ['w', { kind: 'watch' }],
    ['n', { kind: 'add' }],
    ['?', { kind: 'shortcuts' }],
    ['/', { kind: 'search', typed: '' }],
    ['y', { kind: 'search', typed: 'y' }],
    ['ж', { kind: 'search', typed: 'ж' }],
  ])('%s', (key, action) => {
    expect(listAction(stroke(key))).toEqual(action);
  });

  it.each([
    stroke('F5'),
    stroke('Tab'),
    stroke('Shift'),
    stroke('1'),
    stroke('c', { ctrlKey: true }),
    stroke('c', { metaKey: true }),
    stroke('e', { altKey: true }),
    stroke('constructor'),
  ])('leaves %o to others', (event) => {
    expect(listAction(event)).toBeNull();
  });
});

it.each([
  [{ kind: 'move', to: 'next' }, 4, 5],
  [{ kind: 'move', to: 'next' }, 9, 9],
  [{ kind: 'move', to: 'previous' }, 0, 0],
  [{ kind: 'move', to: 'first' }, 7, 0],
  [{ kind: 'move', to: 'last' }, 2, 9],
  [{ kind: 'page', by: 1 }, 2, 6],
  [{ kind: 'page', by: 1 }, 8, 9],
  [{ kind: 'page', by: -1 }, 3, 0],
] as const)('%o leads from row %i to row %i', (action, at, expected) => {
  expect(placeAfter(action, { at, last: 9, page: 4 })).toBe(expected);
});
