import { describe, expect, test } from 'vitest';
import { createWords, type Catalogue } from '../../../src/words/words';

const catalogue: Catalogue = {
  plain: 'Start',
  filled: '{name} is {state}, {name}',
  nested: { deep: { text: 'found' } },
  people: { one: '{count} person', other: '{count} people' },
  list: 'With {people}',
  days: { one: '{count} день', few: '{count} дня', many: '{count} дней', other: '{count} дня' },
};

const words = createWords(catalogue, 'en');

describe('words', () => {
  test('are looked up by their dotted key and filled', () => {
    expect(words('plain')).toBe('Start');
    expect(words('nested.deep.text')).toBe('found');
    expect(words('filled', { name: 'Zoë', state: '{name}' })).toBe('Zoë is {name}, Zoë');
  });

  test('what is not there shows, so that it is seen', () => {
    for (const key of ['', 'nowhere', 'nested', 'plain.more', '__proto__', 'nested.constructor']) {
      expect(words(key)).toBe(key);
    }
    expect(words('filled', { name: 'Zoë' })).toBe('Zoë is {state}, Zoë');
  });

  test('numbers, plurals and lists are those of the locale', () => {
    expect(words('people', { count: 1 })).toBe('1 person');
    expect(words('people', { count: 0 })).toBe('0 people');
    expect(words('people', { count: 12_345 })).toBe('12,345 people');
    expect(words('list', { people: ['Ada', 'Ben', 'Zoë'] })).toBe('With Ada, Ben, and Zoë');
    const german = createWords(catalogue, 'de');
    expect(german('people', { count: 12_345 })).toBe('12.345 people');
    expect(german('list', { people: ['Ada', 'Ben'] })).toBe('With Ada und Ben');
    const russian = createWords(catalogue, 'ru');
    expect([1, 2, 5, 21, 1.5].map((count) => russian('days', { count }))).toEqual([
      '1 день',
      '2 дня',
      '5 дней',
      '21 день',
      '1,5 дня',
    ]);
  });

  test('a plural without a count, or without the form asked for, still reads', () => {
    expect(words('people')).toBe('{count} people');
    const russian = createWords(catalogue, 'ru');
    expect(russian('people', { count: 5 })).toBe('5 people');
  });
});
