import { syncAhead } from '../../../src/roster/sync-ahead';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { formatTime } from '../../../src/time/format';
import { placeOfZone } from '../../../src/time/place';
import { instantOf, parseClock, parseDay } from '../../../src/time/wall-time';
import { describeDays } from '../../ui/week-editor/week-words';
import { nearMoment, sameClock, type Telling } from '../telling';

const WEEK_AHEAD = 8 * 86_400_000;

/** A wall clock of a window as the viewer writes times. */
function clock(text: string, { style }: Telling): string {
  const minute = parseClock(text) ?? 0;
  return formatTime(instantOf('UTC', parseDay('2026-01-05') ?? 0, minute), 'UTC', style);
}

/** When a window comes round: in its own zone, and for the viewer when that is another. */
export function whenWords(window: SyncWindow, telling: Telling): string {
  const { words, style, zone, now } = telling;
  const days = describeDays(window.days, words, style);
  const hours = words('sync.hours', {
    start: clock(window.start, telling),
    end: clock(window.end, telling),
  });
  const place = placeOfZone(window.zone);
  if (sameClock(now, zone, window.zone)) return words('sync.when', { days, hours });
  return words('sync.when-there', { days, hours, place });
}

/** When a window is next, for the viewer. */
export function nextWords(window: SyncWindow, telling: Telling): string | null {
  const { words, now } = telling;
  const everybody = { ...window, people: 'all' } as const;
  const [next] = syncAhead('', [everybody], { start: now, end: now + WEEK_AHEAD });
  if (next === undefined) return null;
  return next.start <= now
    ? words('sync.runs', { end: nearMoment(next.end, telling) })
    : words('sync.next', { start: nearMoment(next.start, telling) });
}

/** Who is asked, by name as far as they are known. */
export function whoWords(
  { people }: SyncWindow,
  known: readonly Person[],
  { words }: Telling,
): string {
  if (people === 'all') return words('sync.everybody');
  const names = people.map((id) => known.find((person) => person.id === id)?.name ?? id);
  return names.length <= 4
    ? words('sync.names', { names })
    : words('sync.count', { count: names.length });
}
