import { slotAbsence, type KnownPlans } from '../../../src/reply/slot-absence';
import type { Slot, Stretched } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import {
  formatDate,
  formatDuration,
  formatTime,
  formatWeekdayTime,
} from '../../../src/time/format';
import { DAY, MINUTE } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { placeOfZone } from '../../../src/time/place';
import { wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import type { Telling } from '../telling';
import { localWords, spanWords } from './overlap-words';

/** As long as a text may be that is copied. */
const LONGEST_COPIED = 10_000;

/** How many are named before they are only counted. */
const MOST_NAMED = 3;

/** How somebody sits in a meeting: within their hours, outside them, or not at all and why. */
export type Attendance =
  | { readonly kind: 'in' }
  | { readonly kind: 'stretched'; readonly why: string }
  | { readonly kind: 'absent'; readonly why: string };

function stretchWords(
  { early, late }: Stretched,
  { words, style }: Telling,
  width: 'long' | 'short',
): string {
  const parts: string[] = [];
  const say = (side: 'early' | 'late', minutes: number): string =>
    words(`slots.${side}.${width}`, { length: formatDuration(minutes * MINUTE, style) });
  if (early > 0) parts.push(say('early', early));
  if (late > 0) parts.push(say('late', late));
  return parts.join(', ');
}

/** From when to when a meeting is that is in the way of a slot, with weekdays where it is not of that day; null beyond a week. */
function inTheWayWords(
  busy: Interval,
  slot: Interval,
  zone: ZoneName,
  { style }: Telling,
): string | null {
  if (busy.end - busy.start >= 6 * DAY) return null;
  const isThatDay = wallAt(zone, busy.start).day === wallAt(zone, slot.start).day;
  if (isThatDay) return spanWords(busy, zone, style);
  return `${formatWeekdayTime(busy.start, zone, style)}–${formatWeekdayTime(busy.end, zone, style)}`;
}

function absenceWords(
  person: Person,
  slot: Slot,
  known: KnownPlans,
  telling: Telling,
  reader: Reader,
): string {
  const { reason, busy } = slotAbsence(person, slot, known);
  const when = busy === null ? null : inTheWayWords(busy, slot, person.zone, telling);
  return reader === 'others' || when === null
    ? telling.words(`slots.absent.${reason}`)
    : telling.words('slots.in-meeting', { when });
}

/** Who reads it: calendars are shared with me, so nobody else is told from when to when somebody is in a meeting. */
type Reader = 'me' | 'others';

/** How a person sits in a slot, in words, on their own clock. */
export function attendanceOf(
  person: Person,
  slot: Slot,
  known: KnownPlans,
  telling: Telling,
  reader: Reader,
): Attendance {
  const stretched = slot.stretched.find(({ id }) => id === person.id);
  if (stretched !== undefined)
    return { kind: 'stretched', why: stretchWords(stretched, telling, 'long') };
  if (slot.present.includes(person.id)) return { kind: 'in' };
  return { kind: 'absent', why: absenceWords(person, slot, known, telling, reader) };
}

/** Who is stretched, and how far, in one line; empty when nobody is. */
export function stretchedLine(
  { stretched }: Slot,
  people: readonly Person[],
  telling: Telling,
): string {
  const told = stretched.map((one) => {
    const name = people.find(({ id }) => id === one.id)?.name ?? one.id;
    return telling.words('slots.stretch', { name, how: stretchWords(one, telling, 'short') });
  });
  return told.length === 0 ? '' : telling.words('slots.stretches', { told });
}

/** A slot as its date and times, for the viewer. */
export function slotWords({ start, end }: Interval, { zone, style }: Telling): string {
  return `${formatDate(start, zone, style)}, ${spanWords({ start, end }, zone, style)}`;
}

/** Whose meetings a search counts; of more than a few only how many they are. */
export function calendarsWords(people: readonly Person[], { words }: Telling): string {
  return people.length > MOST_NAMED
    ? words('slots.calendars-of-many', { count: people.length })
    : words('slots.calendars', { names: people.map(({ name }) => name) });
}

/** The best time for fewer than were asked for, and who cannot come to it where they are a few. */
export function fewerWords(slot: Slot, people: readonly Person[], telling: Telling): string {
  const { words } = telling;
  const when = slotWords(slot, telling);
  const counted = { count: slot.present.length, all: people.length, when };
  const absent = people.filter(({ id }) => !slot.present.includes(id));
  return absent.length === 0 || absent.length > MOST_NAMED
    ? words('slots.fewer', counted)
    : words('slots.fewer-without', { ...counted, names: absent.map(({ name }) => name) });
}

/** One zone for each clock that differs at that time, in the order of the people. */
function clocks(people: readonly Person[], { start }: Interval): ZoneName[] {
  const seen = new Map<number, ZoneName>();
  for (const { zone } of people) {
    const { offset } = wallAt(zone, start);
    if (!seen.has(offset)) seen.set(offset, zone);
  }
  return [...seen.values()];
}

function utcWords({ start, end }: Interval, style: Telling['style']): string {
  return `${formatTime(start, 'UTC', style)}–${formatTime(end, 'UTC', style)}`;
}

function onceText(
  slot: Slot,
  people: readonly Person[],
  known: KnownPlans,
  telling: Telling,
): string[] {
  const { words, style } = telling;
  const lines = people.map((person) => {
    const attendance = attendanceOf(person, slot, known, telling, 'others');
    const line = words('slots.copy.person', {
      name: person.name,
      place: placeOfZone(person.zone),
      when: localWords(slot, person.zone, style),
    });
    return attendance.kind === 'in' ? line : `${line} · ${attendance.why}`;
  });
  const date = formatDate(slot.start, telling.zone, style);
  return [date, ...lines.map((line) => `- ${line}`), `- UTC: ${utcWords(slot, style)}`];
}

function weekText(slot: Slot, people: readonly Person[], telling: Telling): string {
  const times = clocks(people, slot).map(
    (zone) => `${localWords(slot, zone, telling.style)} ${placeOfZone(zone)}`,
  );
  const who = stretchedLine(slot, people, telling);
  const line = `- ${formatDate(slot.start, telling.zone, telling.style)}: ${times.join(' · ')}`;
  return who === '' ? line : `${line} (${who})`;
}

/** Meetings as text in every attendee's zone: what is copied, previewed, and put into a calendar file. */
export function meetingText(
  title: string,
  slots: readonly Slot[],
  people: readonly Person[],
  known: KnownPlans,
  telling: Telling,
): string {
  const [only] = slots;
  const lines =
    only !== undefined && slots.length === 1
      ? onceText(only, people, known, telling)
      : slots.map((slot) => weekText(slot, people, telling));
  return [title, ...lines].join('\n').slice(0, LONGEST_COPIED);
}
