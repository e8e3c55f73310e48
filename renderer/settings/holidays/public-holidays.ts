import Holidays from 'date-holidays';
import { DAY } from '../../../src/time/instant';
import { formatDay, parseDay, type LocalDay } from '../../../src/time/wall-time';

/** A country, a part of it, or a part of that part, by the codes of `date-holidays` (ISO 3166). */
export type HolidayPlace = {
  readonly country: string;
  readonly state: string;
  readonly region: string;
};

/** A code and what the place is called. */
export type NamedPlace = { readonly code: string; readonly name: string };

/** A public holiday of one or more whole days. */
export type PublicHoliday = { readonly from: string; readonly to: string; readonly name: string };

const named = (places: { readonly [code: string]: string } | undefined): readonly NamedPlace[] =>
  Object.entries(places ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name));

const library = new Holidays();

/** The countries whose holidays are known. */
export function countries(locale: string): readonly NamedPlace[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  return named(library.getCountries('en'))
    .map(({ code, name }) => {
      const own = names.of(code) ?? code;
      return { code, name: own === code ? name : own };
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

export function statesOf(country: string, language: string): readonly NamedPlace[] {
  return country === '' ? [] : named(library.getStates(country, language));
}

export function regionsOf(country: string, state: string, language: string): readonly NamedPlace[] {
  return state === '' ? [] : named(library.getRegions(country, state, language));
}

/** The whole days of a public holiday; half days and evenings are left to the person. */
function wholeDays(date: string, lastsMs: number): { from: string; to: string } | null {
  const day = parseDay(date.slice(0, 10));
  const days = Math.round(lastsMs / DAY);
  if (day === null || days < 1 || !/^.{10} 00:00:00/.test(date)) return null;
  return { from: formatDay(day), to: formatDay(day + days - 1) };
}

/** The public holidays of a place that begin on the dates from `first` to `last`, in order. */
export function holidaysBetween(
  { country, state, region }: HolidayPlace,
  first: LocalDay,
  last: LocalDay,
  language: string,
): readonly PublicHoliday[] {
  if (country === '') return [];
  const calendar = new Holidays({
    country,
    ...(state === '' ? {} : { state }),
    ...(region === '' ? {} : { region }),
  });
  const from = formatDay(first);
  const to = formatDay(last);
  const found: PublicHoliday[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const { date, start, end, name, type } of calendar.getHolidays(year, language)) {
      const days = type === 'public' ? wholeDays(date, end.getTime() - start.getTime()) : null;
      if (days === null || days.from < from || days.from > to) continue;
      const isKnown = found.some((one) => one.from === days.from && one.name === name);
      if (!isKnown) found.push({ ...days, name });
    }
  }
  return found.sort((a, b) => a.from.localeCompare(b.from));
}
