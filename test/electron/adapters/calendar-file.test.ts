import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { calendarText } from '../../../electron/adapters/calendar-file';
import type { CalendarFile } from '../../../src/app/calendar-file';
import { DAY, HOUR } from '../../../src/time/instant';

const START = Date.UTC(2026, 2, 24, 13);
const TITLE =
  'Planning; sync, “große” Runde \\ 会議 🌊 and a long name that has to be folded over lines';

const once: CalendarFile = {
  title: TITLE,
  description: 'Tue 14:00–15:00 in Berlin\nTue 22:00–23:00 in Tokyo, outside hours; late',
  stamp: Date.UTC(2026, 2, 20, 9, 30),
  meetings: [{ uid: 'one@lull', start: START, end: START + HOUR, weeks: 1 }],
};

/** What a parser that shares no code with the writer reads. */
const eventsOf = (text: string) =>
  Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');

describe('a calendar file', () => {
  test('reads back as the meeting that was written', () => {
    const [event, ...more] = eventsOf(calendarText(once));
    expect(more).toEqual([]);
    expect(event?.uid).toBe('one@lull');
    expect(event?.summary).toBe(TITLE);
    expect(event?.description).toBe(once.description);
    expect(event?.start.getTime()).toBe(START);
    expect(event?.end?.getTime()).toBe(START + HOUR);
    expect(event?.dtstamp.getTime()).toBe(once.stamp);
  });

  test('has times in UTC, lines that end in CRLF and are 75 bytes at most, and no address of anybody', () => {
    const text = calendarText(once);
    expect(text).toContain('DTSTART:20260324T130000Z\r\n');
    expect(text).toContain('DTEND:20260324T140000Z\r\n');
    expect(text).toContain('DTSTAMP:20260320T093000Z\r\n');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nPRODID:[^\r]+\r\nVERSION:2\.0\r\n/);
    expect(text).toContain(String.raw`SUMMARY:Planning\; sync\, `);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
  });

  test('of a weekly meeting comes back as often as it says', () => {
    const text = calendarText({
      ...once,
      meetings: [{ uid: 'w@lull', start: START, end: START + HOUR, weeks: 6 }],
    });
    const [event] = eventsOf(text);
    const dates = event?.rrule?.all().map((date) => date.getTime());
    expect(dates).toEqual([0, 1, 2, 3, 4, 5].map((week) => START + week * 7 * DAY));
  });

  test('of meetings at different times has an event for each', () => {
    const text = calendarText({
      ...once,
      meetings: [
        { uid: 'a@lull', start: START, end: START + HOUR, weeks: 1 },
        { uid: 'b@lull', start: START + 8 * DAY, end: START + 8 * DAY + HOUR, weeks: 1 },
      ],
    });
    const events = eventsOf(text);
    expect(events.map(({ uid }) => uid)).toEqual(['a@lull', 'b@lull']);
    expect(events.map(({ start }) => start.getTime())).toEqual([START, START + 8 * DAY]);
  });
});
