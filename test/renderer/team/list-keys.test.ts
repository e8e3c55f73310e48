import { describe, expect, it } from 'vitest';
import { listAction, type ListAction, type Stroke } from '../../../renderer/team/list-keys';

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
