import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkAmong, parseDeepLink, proposalSection } from '../../../src/contract/deep-link';
import { propertyOptions } from '../../support/property';

describe('deep links', () => {
  test.each([
    ['lull://team', { kind: 'team' }],
    ['lull://team/', { kind: 'team' }],
    ['lull://focus', { kind: 'focus' }],
    ['lull://focus/start?minutes=5', { kind: 'propose-focus', minutes: 5 }],
    ['lull://focus/start?minutes=50', { kind: 'propose-focus', minutes: 50 }],
    ['lull://focus/start?minutes=240', { kind: 'propose-focus', minutes: 240 }],
  ])('%s', (link, expected) => {
    expect(parseDeepLink(link)).toEqual(expected);
    expect(linkAmong(['lull', '--no-sandbox', link])).toBe(link);
  });

  test.each([
    '',
    'lull:',
    'lull:focus',
    'lull://',
    'LULL://team',
    'lull://Team',
    'lull://team?x=1',
    'lull://team#x',
    'lull://focus/start',
    'lull://focus/start?minutes=4',
    'lull://focus/start?minutes=241',
    'lull://focus/start?minutes=050',
    'lull://focus/start?minutes=9e99',
    'lull://focus/start?minutes=-5',
    'lull://focus/start?minutes=5.5',
    'lull://focus/start?minutes=٥٠',
    'lull://focus/start?minutes=50&minutes=60',
    'lull://focus/start?minutes=50\n',
    'lull://focus/../../x?min=9e99',
    'lull://focus/%73tart?minutes=50',
    'lull://user@focus',
    'lull://focus:80',
    'file:///etc/passwd',
    '--inspect=0.0.0.0:9229',
    ' lull://team',
    `lull://focus/start?minutes=50${' '.repeat(600)}`,
    `lull://${'x'.repeat(100_000)}`,
  ])('%j is none', (link) => {
    expect(parseDeepLink(link)).toBeNull();
    expect(linkAmong(['lull', link])).toBeNull();
  });

  test('two links among the arguments are nobody’s click', () => {
    expect(linkAmong(['lull://team', 'lull://focus'])).toBeNull();
    expect(linkAmong(['lull://team', 'lull:x'])).toBeNull();
    expect(linkAmong([])).toBeNull();
  });

  test('a proposal becomes a section of the focus window', () => {
    expect(proposalSection(50)).toBe('start-50');
  });

  test('no text but the listed ones is a link', () => {
    const near = fc
      .tuple(fc.constantFrom('lull://team', 'lull://focus/start?minutes=50'), fc.string(), fc.nat())
      .map(
        ([link, put, at]) => link.slice(0, at % link.length) + put + link.slice(at % link.length),
      );
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const link = parseDeepLink(text);
        if (link === null) return;
        expect(text).toMatch(/^lull:\/\/(team|focus)\/?$|^lull:\/\/focus\/start\?minutes=\d{1,3}$/);
        if (link.kind === 'propose-focus') {
          expect(link.minutes).toBeGreaterThanOrEqual(5);
          expect(link.minutes).toBeLessThanOrEqual(240);
        }
      }),
      propertyOptions(2_000),
    );
  });
});
