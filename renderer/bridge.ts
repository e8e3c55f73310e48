import catalogue from '../resources/locales/en.json';
import type { ClockStyle } from '../src/time/format';
import type { ZoneName } from '../src/time/zone';
import { createWords, type Words } from '../src/words/words';
import { useSlice } from './bridge-slices';

export { connect, send, useSlice } from './bridge-slices';
export { useNow } from './bridge-now';

/** One for all that is drawn. */
const wordsOf = remembered((locale: string) => createWords(catalogue, locale));
const styleOf = remembered((locale: string, hour12: boolean): ClockStyle => ({ locale, hour12 }));

/** Keeps the last answer, for as long as the arguments are the same. */
function remembered<Parameters extends readonly unknown[], Value>(
  make: (...parameters: Parameters) => Value,
): (...parameters: Parameters) => Value {
  let last: { readonly parameters: Parameters; readonly value: Value } | null = null;
  return (...parameters) => {
    const known = last?.parameters.every((parameter, i) => parameter === parameters[i]);
    if (last === null || !known) last = { parameters, value: make(...parameters) };
    return last.value;
  };
}

/** The window's words, in the language of the catalogue and the numbers and plurals of the locale. */
export function useWords(): Words {
  return wordsOf(useSlice('app').machine.locale);
}

/** The zone in which times are shown: where I am visiting, else mine. */
export function useViewerZone(): ZoneName {
  const { zone } = useSlice('me').me;
  return useSlice('teamTime').whereabouts.visiting ?? zone;
}

/** How the person reads times. */
export function useClockStyle(): ClockStyle {
  const { machine, settings } = useSlice('app');
  const { locale, localeHour12 } = machine;
  const hour12 = settings.clock === 'locale' ? localeHour12 : settings.clock === 'h12';
  return styleOf(locale, hour12);
}
