import { describe, expect, it } from 'vitest';
import catalogue from '../../../../resources/locales/en.json';
import { createWords } from '../../../../src/words/words';
import type { WorkingBlock } from '../../../../src/roster/person';
import { presetOf, WEEK_PRESETS } from '../../../../renderer/ui/week-editor/week-presets';
import { blocksOf, weekOf } from '../../../../renderer/ui/week-editor/week';
import {
  describeWeek,
  weekdayName,
  weekdaysFrom,
} from '../../../../renderer/ui/week-editor/week-words';

const words = createWords(catalogue, 'en');
const h24 = { locale: 'en-GB', hour12: false };

describe('a week in words', () => {
  it.each<[string, WorkingBlock[]]>([
    ['no working hours', []],
    ['Mon–Fri 09:00–17:00', [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }]],
    [
      'Mon–Fri 09:00–12:00 and 20:00–23:00',
      [
        { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
        { days: [1, 2, 3, 4, 5], start: '20:00', end: '23:00' },
      ],
    ],
    [
      'Mon and Wed 09:00–17:00; Tue 22:00–02:00',
      [
        { days: [3, 1], start: '09:00', end: '17:00' },
        { days: [2], start: '22:00', end: '02:00' },
      ],
    ],
    [
      'Mon–Wed, Fri, and Sun 00:00–24:00',
      [{ days: [1, 2, 3, 5, 7], start: '00:00', end: '24:00' }],
    ],
  ])('%s', (text, blocks) => {
    expect(describeWeek(blocks, words, h24)).toBe(text);
  });

  it('uses the clock the person reads', () => {
    const text = describeWeek([{ days: [6], start: '13:00', end: '24:00' }], words, {
      locale: 'en-US',
      hour12: true,
    });
    expect(text.replace(/\u202f/g, ' ')).toBe('Sat 1:00 PM–12:00 AM');
  });

  it('names weekdays and begins the week as the locale does', () => {
    expect(weekdayName(1, h24, 'long')).toBe('Monday');
    expect(weekdayName(7, { locale: 'de', hour12: false }, 'short')).toBe('So');
    expect(weekdaysFrom('en-US')).toEqual([7, 1, 2, 3, 4, 5, 6]);
    expect(weekdaysFrom('de-DE')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('the presets', () => {
  it('are weeks of their own, each recognised however it is written, and named', () => {
    for (const preset of WEEK_PRESETS) {
      expect(presetOf(preset.blocks)).toBe(preset);
      expect(presetOf(blocksOf(weekOf(preset.blocks)))).toBe(preset);
      expect(words(`week.preset.${preset.id}`)).not.toContain('week.');
    }
    expect(presetOf([{ days: [1], start: '09:00', end: '17:00' }])).toBeNull();
  });
});
