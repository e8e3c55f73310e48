import ICAL from 'ical.js';
import type { CalendarFile, CalendarMeeting } from '../../src/app/calendar-file';
import type { Instant } from '../../src/time/instant';

/** Who wrote the file, as RFC 5545 §3.7.3 asks. */
const PRODUCT = '-//Lull//Lull//EN';

function utc(at: Instant): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

function eventOf(meeting: CalendarMeeting, { title, description, stamp }: CalendarFile) {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', meeting.uid);
  event.addPropertyWithValue('dtstamp', utc(stamp));
  event.addPropertyWithValue('dtstart', utc(meeting.start));
  event.addPropertyWithValue('dtend', utc(meeting.end));
  event.addPropertyWithValue('summary', title);
  if (description !== '') event.addPropertyWithValue('description', description);
  if (meeting.weeks > 1) {
    const rule = ICAL.Recur.fromData({ freq: 'WEEKLY', count: meeting.weeks });
    event.addPropertyWithValue('rrule', rule);
  }
  return event;
}

/** Writes meetings as an iCalendar file (RFC 5545): times in UTC, lines folded, no attendees. */
export function calendarText(file: CalendarFile): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  for (const meeting of file.meetings) calendar.addSubcomponent(eventOf(meeting, file));
  return `${calendar.toString()}\r\n`;
}
