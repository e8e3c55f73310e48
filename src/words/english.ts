import catalogue from '../../resources/locales/en.json';
import { createWords, type Words } from './words';

let words: Words | undefined;

/** The words Lull speaks when it was not asked for another language; made when they are first needed. */
export const english: Words = (key, values) => {
  words ??= createWords(catalogue, 'en');
  return words(key, values);
};
