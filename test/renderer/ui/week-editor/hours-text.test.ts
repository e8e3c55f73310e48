import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatHours,
  formatMinute,
  parseHours,
} from '../../../../renderer/ui/week-editor/hours-text';
import { tidyWeek, stretchesOf, WEEKDAYS } from '../../../../renderer/ui/week-editor/week';
import { propertyOptions } from '../../../support/property';

const at = (clock: string): number => {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
};

/** `09:00>12:00` as a stretch; hours past 24 are the next day's. */
const stretches = (text: string) =>
  text === ''
    ? []
    : text.split(' ').map((range) => {
        const [start, end] = range.split('>') as [string, string];
        return { start: at(start), end: at(end) };
      });

describe('typed hours', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['-', ''],
    ['off', ''],
    ['Off', ''],
    ['9-12', '09:00>12:00'],
    ['9-12, 20-23', '09:00>12:00 20:00>23:00'],
    ['9-12,20-23', '09:00>12:00 20:00>23:00'],
    ['9-12 20-23', '09:00>12:00 20:00>23:00'],
    ['9 - 12  20 - 23', '09:00>12:00 20:00>23:00'],
    ['9-12; 20-23', '09:00>12:00 20:00>23:00'],
    ['9-12 and 20-23', '09:00>12:00 20:00>23:00'],
    ['9–12 & 13–17', '09:00>12:00 13:00>17:00'],
    ['9:30–17', '09:30>17:00'],
    ['9.30-17', '09:30>17:00'],
    ['9h30-17h', '09:30>17:00'],
    ['0930-1700', '09:30>17:00'],
    ['930-1700', '09:30>17:00'],
    ['9 to 17', '09:00>17:00'],
    ['9 until 17:15', '09:00>17:15'],
    ['22–2', '22:00>26:00'],
    ['22-24', '22:00>24:00'],
    ['22-0', '22:00>24:00'],
    ['0-24', '00:00>24:00'],
    ['00:00–00:00', '00:00>24:00'],
    ['9-5', '09:00>17:00'],
    ['9:00-5:00', '09:00>17:00'],
    ['10-2', '10:00>14:00'],
    ['12-5', '12:00>17:00'],
    ['12-12', '12:00>24:00'],
    ['8-8', '08:00>20:00'],
    ['09-05', '09:00>29:00'],
    ['12:00–10:00', '12:00>34:00'],
    ['9am-5pm', '09:00>17:00'],
    ['9 AM – 5 PM', '09:00>17:00'],
    ['9 a.m. to 5 p.m.', '09:00>17:00'],
    ['9a-5p', '09:00>17:00'],
    ['9-5pm', '09:00>17:00'],
    ['1-5pm', '13:00>17:00'],
    ['9-12pm', '09:00>12:00'],
    ['8-12am', '20:00>24:00'],
    ['10-2am', '22:00>26:00'],
    ['9am-5', '09:00>17:00'],
    ['10pm-2', '22:00>26:00'],
    ['14-6pm', '14:00>18:00'],
    ['12 AM–12 PM', '00:00>12:00'],
    ['9:00\u202fAM–5:30\u202fPM, 8 PM–11 PM', '09:00>17:30 20:00>23:00'],
    ['9-12,', '09:00>12:00'],
  ])('%j means %j', (text, expected) => {
    expect(parseHours(text)).toEqual({ ok: true, stretches: stretches(expected) });
  });

  it.each([
    ['nine to five', 'nine to five'],
    ['9', '9'],
    ['9-', '9-'],
    ['9-12, lunch, 13-17', 'lunch'],
    ['9-12, 13-25', '13-25'],
    ['9:75-12', '9:75-12'],
    ['24:30-25', '24:30-25'],
    ['13pm-17', '13pm-17'],
    ['9-12-15', '9-12-15'],
  ])('%j is not understood at %j', (text, part) => {
    expect(parseHours(text)).toEqual({ ok: false, at: part });
  });

  const day = fc
    .array(
      fc.record({
        start: fc.integer({ min: 0, max: 1439 }),
        length: fc.integer({ min: 1, max: 1440 }),
      }),
      { maxLength: 4 },
    )
    .map((list) => tidyWeek([list.map(({ start, length }) => ({ start, end: start + length }))]));

  it('is written on the clock the person reads, short enough for its field', () => {
    const split = stretches('09:00>12:00 20:00>23:30 23:45>26:00');
    expect(formatHours(split, false)).toBe('09:00–12:00, 20:00–23:30, 23:45–02:00');
    expect(formatHours(split, true)).toBe('9am–12pm, 8pm–11:30pm, 11:45pm–2am');
    expect(formatHours(stretches('00:00>24:00'), false)).toBe('00:00–24:00');
    expect(formatHours(stretches('00:00>24:00'), true)).toBe('12am–12am');
    expect(formatHours([], true)).toBe('');
  });

  it('reads back what it writes, on both clocks', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (week, hour12) => {
        for (const weekday of WEEKDAYS) {
          const written = stretchesOf(week, weekday);
          expect(parseHours(formatHours(written, hour12))).toEqual({
            ok: true,
            stretches: written,
          });
        }
      }),
      propertyOptions(2000),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9apm:.,h \-–to]{0,30}$/)),
        (text) => {
          const parsed = parseHours(text);
          if (!parsed.ok) return;
          for (const { start, end } of parsed.stretches) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThan(1440);
            expect(end - start).toBeGreaterThan(0);
            expect(end - start).toBeLessThanOrEqual(1440);
          }
        },
      ),
      propertyOptions(5000),
    );
  });
});

describe('a minute of the day', () => {
  it('is written on the clock the person reads, midnight at the end of a day as 24:00', () => {
    const h24 = { locale: 'en', hour12: false };
    const h12 = { locale: 'en', hour12: true };
    expect(formatMinute(540, h24)).toBe('09:00');
    expect(formatMinute(0, h24)).toBe('00:00');
    expect(formatMinute(1440, h24, true)).toBe('24:00');
    expect(formatMinute(1560, h24, true)).toBe('02:00');
    expect(formatMinute(780, h12).replace(/\s/, ' ')).toBe('1:00 PM');
  });
});
