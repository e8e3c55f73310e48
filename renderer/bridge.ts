import { useMemo } from 'react';
import catalogue from '../resources/locales/en.json';
import type { ClockStyle } from '../src/time/format';
import type { ZoneName } from '../src/time/zone';
import { createWords, type Words } from '../src/words/words';
import { useSlice } from './bridge-slices';

export { connect, send, useSlice } from './bridge-slices';
export { useNow } from './bridge-now';

/** The window's words, in the language of the catalogue and the numbers and plurals of the locale. */
export function useWords(): Words {
  const locale = useSlice('app').machine.locale;
  return useMemo(() => createWords(catalogue, locale), [locale]);
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
  return useMemo(() => ({ locale, hour12 }), [locale, hour12]);
}
