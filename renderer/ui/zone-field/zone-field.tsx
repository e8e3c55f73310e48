import { useMemo, useState } from 'react';
import { formatWeekdayTime } from '../../../src/time/format';
import { findZone, type ZoneName } from '../../../src/time/zone';
import { Combobox } from '../combobox';
import { useLocale } from '../locale';
import { placeOfZone } from '../../../src/time/place';
import { readPlaces, searchPlaces, type Place } from './city-table';

export type ZoneFieldProps = {
  readonly label: string;
  readonly value: ZoneName | null;
  readonly onChange: (zone: ZoneName | null) => void;
  readonly error?: string | null;
};

const MOST_OFFERED = 40;

/** Loaded when a zone is first typed: most windows never need the cities. */
let loading: Promise<readonly Place[]> | null = null;
function loadPlaces(locale: string): Promise<readonly Place[]> {
  loading ??= import('./cities.json').then(({ default: packed }) => {
    const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
    return readPlaces(packed, (code) => regions.of(code) ?? code);
  });
  return loading;
}

/** A zone, found by typing a city or the zone's own name. */
export function ZoneField({ label, value, onChange, error }: ZoneFieldProps) {
  const { words, style, now } = useLocale();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);

  const regions = useMemo(
    () => new Intl.DisplayNames(style.locale, { type: 'region', fallback: 'code' }),
    [style.locale],
  );
  const nameOf = ({ city, province, region, zone }: Place): string =>
    region === ''
      ? zone
      : [city, province, regions.of(region) ?? region].filter((part) => part !== '').join(', ');

  const found = useMemo(
    () => (typed === null ? [] : searchPlaces(places, typed, MOST_OFFERED)),
    [places, typed],
  );
  const shown = value === null ? '' : (chosen ?? placeOfZone(value));
  /** Text that was typed and not chosen gives way to the zone that was there. */
  const settle = (): void => {
    const exact = typed === null ? null : findZone(typed.trim());
    if (exact !== null) {
      setChosen(null);
      onChange(exact);
    }
    if (exact !== null || value !== null) setTyped(null);
  };

  return (
    <Combobox
      label={label}
      text={typed ?? shown}
      onText={setTyped}
      options={found.map((place, at) => ({
        id: String(at),
        label: nameOf(place),
        detail: formatWeekdayTime(now, place.zone, style),
      }))}
      onChoose={(id) => {
        const place = found[Number(id)];
        if (place === undefined) return;
        setChosen(place.region === '' ? null : nameOf(place));
        setTyped(null);
        onChange(place.zone);
      }}
      onEnter={() => void loadPlaces(style.locale).then(setPlaces)}
      onLeave={settle}
      nothing={words('people.zone.nothing')}
      placeholder={words('people.zone.placeholder')}
      hint={
        value === null
          ? words('people.zone.hint')
          : words('people.zone.now', { zone: value, time: formatWeekdayTime(now, value, style) })
      }
      {...(error === undefined ? {} : { error })}
    />
  );
}
