import { countries, type HolidayPlace } from './public-holidays';

const REMEMBERED = 'holiday-place';

const CODE = /^[A-Z0-9-]{0,12}$/i;

/** The place that was chosen last, else the country of the person's locale. */
export function firstPlace(locale: string): HolidayPlace {
  const [country = '', state = '', region = ''] = (
    window.localStorage.getItem(REMEMBERED) ?? ''
  ).split('/');
  const isKnown = countries(locale).some(({ code }) => code === country);
  if (isKnown && [state, region].every((code) => CODE.test(code))) {
    return { country, state, region };
  }
  const own = new Intl.Locale(locale).maximize().region ?? '';
  const isOwn = countries(locale).some(({ code }) => code === own);
  return { country: isOwn ? own : '', state: '', region: '' };
}

export function rememberPlace({ country, state, region }: HolidayPlace): void {
  window.localStorage.setItem(REMEMBERED, `${country}/${state}/${region}`);
}
