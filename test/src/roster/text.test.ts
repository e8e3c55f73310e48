import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/roster/text';
import { propertyOptions } from '../../support/property';

const text = (value: string): object => ({ kind: 'text', text: value });

describe('a text to be shown', () => {
  test.each([
    ['Yuki Tanaka', 'Yuki Tanaka'],
    ['  Yuki\t\n Tanaka  ', 'Yuki Tanaka'],
    ['\u202eatsuK\u202c \u2066Yuki\u2069\u200f', 'atsuK Yuki'],
    ['\ufeffYuki', 'Yuki'],
    ['José', 'José'],
    ['نور', 'نور'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['<img onerror=alert(1)>', '<img onerror=alert(1)>'],
    ['?', '?'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanText(raw, 80)).toEqual(text(clean));
  });

  test.each([
    ['', 'empty'],
    [' \u200b\u200d ', 'empty'],
    ['\u202e', 'empty'],
    ['a\u0000b', 'unshowable'],
    ['a\u009bb', 'unshowable'],
    ['a\ud800b', 'unshowable'],
    ['\udc00', 'unshowable'],
    ['x'.repeat(81), 'too-long'],
  ])('%j is refused as %s', (raw, kind) => {
    expect(cleanText(raw, 80)).toEqual({ kind });
  });

  test('is counted in what people call characters', () => {
    expect(cleanText('👩‍👩‍👧‍👦'.repeat(80), 80).kind).toBe('text');
    expect(cleanText('👩‍👩‍👧‍👦'.repeat(81), 80).kind).toBe('too-long');
    expect(cleanText('x'.repeat(80), 80).kind).toBe('text');
    expect(cleanText('x'.repeat(81), 80).kind).toBe('too-long');
    expect(cleanText('x'.repeat(1_000_000), 80).kind).toBe('too-long');
    expect(cleanText(`x${'\u0301'.repeat(5000)}`, 80).kind).toBe('too-long');
  });

  test('keeps its lines where it may have some', () => {
    expect(cleanText(' Call me\r\nor  write ', 80, true)).toEqual(text('Call me\nor write'));
    expect(cleanText('a\u000bb', 80, true)).toEqual(text('a b'));
  });

  test('is as it should be after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.boolean(), (raw, lines) => {
        const once = cleanText(raw, 80, lines);
        if (once.kind !== 'text') return;
        expect(cleanText(once.text, 80, lines)).toEqual(once);
        expect(once.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }),
      propertyOptions(3000),
    );
  });
});
