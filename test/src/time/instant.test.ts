import { describe, expect, test } from 'vitest';
import { requireInstant } from '../../../src/time/instant';

describe('requireInstant', () => {
  test.each([0, -1, Date.UTC(2026, 4, 4), 8.64e15, -8.64e15])('takes %d', (value) => {
    expect(requireInstant(value, 'sent')).toBe(value);
  });

  test.each([
    0.5,
    8.64e15 + 1,
    -8.64e15 - 1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '0',
    null,
    undefined,
    {},
    new Date(0),
  ])('refuses %s and names the field', (value) => {
    expect(() => requireInstant(value, 'people[3].sent')).toThrow(RangeError);
    expect(() => requireInstant(value, 'people[3].sent')).toThrow(/^people\[3\]\.sent must be/);
  });
});
