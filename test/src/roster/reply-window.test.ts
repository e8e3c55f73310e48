import { describe, expect, test } from 'vitest';
import { parseReplyWindow, replyPaceOf } from '../../../src/roster/reply-window';
import type { Person } from '../../../src/roster/person';

describe('a reply window', () => {
  test.each([
    ['90m', { kind: 'minutes', minutes: 90 }],
    ['4h', { kind: 'minutes', minutes: 240 }],
    ['1d', { kind: 'days', days: 1 }],
    ['1m', { kind: 'minutes', minutes: 1 }],
    ['9999m', { kind: 'minutes', minutes: 9999 }],
    ['999h', { kind: 'minutes', minutes: 59_940 }],
    ['99d', { kind: 'days', days: 99 }],
  ])('%s is read', (text, length) => {
    expect(parseReplyWindow(text)).toEqual(length);
  });

  test.each([
    '',
    '4',
    'h',
    '0h',
    '04h',
    '-4h',
    '+4h',
    '4 h',
    '4H',
    '1.5h',
    '4h ',
    '10000m',
    '1000h',
    '100d',
    '4h30m',
    '４h',
  ])('"%s" is none', (text) => {
    expect(parseReplyWindow(text)).toBeNull();
  });
});

describe('the pace of a person', () => {
  const ana: Person = { id: 'ana', name: 'Ana', zone: 'UTC' };
  test('is their own, else the team’s for the role, else the preset of the role, else none', () => {
    const norms = { manager: '3h' };
    expect(replyPaceOf({ ...ana, role: 'manager', replyWithin: '1h' }, norms)).toMatchObject({
      window: '1h',
      confidence: 'scheduled',
    });
    expect(replyPaceOf({ ...ana, role: 'manager' }, norms)).toMatchObject({
      window: '3h',
      confidence: 'preset',
    });
    expect(replyPaceOf({ ...ana, role: 'manager' }, undefined)).toMatchObject({
      window: '2h',
      confidence: 'preset',
    });
    expect(replyPaceOf({ ...ana, role: 'maker' }, norms)).toMatchObject({
      window: '1d',
      confidence: 'preset',
    });
    expect(replyPaceOf(ana, norms)).toBeNull();
  });

  test('is the same value for the same window', () => {
    expect(replyPaceOf({ ...ana, replyWithin: '7h' }, undefined)).toBe(
      replyPaceOf({ ...ana, replyWithin: '7h' }, {}),
    );
  });
});
