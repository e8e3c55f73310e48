import { useMemo, type ReactNode } from 'react';
import { useClockStyle, useNow, useWords } from './bridge';
import { LocaleProvider } from './ui/locale';

/** Gives the shared parts of a window its words, its clock and the current minute. */
export function WindowLocale({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const style = useClockStyle();
  const now = useNow();
  const locale = useMemo(() => ({ words, style, now }), [words, style, now]);
  return <LocaleProvider value={locale}>{children}</LocaleProvider>;
}
