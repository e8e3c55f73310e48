import { createContext, useContext } from 'react';
import type { ClockStyle } from '../../src/time/format';
import type { Instant } from '../../src/time/instant';
import type { Words } from '../../src/words/words';

/** The words, the clock and the minute of the window that a shared part is in. */
export type Locale = { readonly words: Words; readonly style: ClockStyle; readonly now: Instant };

const LocaleContext = createContext<Locale | null>(null);

/** Put round a window's tree once. */
export const LocaleProvider = LocaleContext.Provider;

/** The locale of the window. Throws outside of a `LocaleProvider`. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error('A shared part was drawn outside of a LocaleProvider.');
  return locale;
}
