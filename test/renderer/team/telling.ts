import catalogue from '../../../resources/locales/en.json';
import type { Telling } from '../../../renderer/team/telling';
import { createWords } from '../../../src/words/words';

/** Tells as a viewer in Berlin with a 24-hour clock reads, unless said otherwise. */
export function tellingAt(now: string, patch: Partial<Telling> = {}): Telling {
  return {
    words: createWords(catalogue, 'en-GB'),
    style: { locale: 'en-GB', hour12: false },
    zone: 'Europe/Berlin',
    now: Date.parse(now),
    ...patch,
  };
}
