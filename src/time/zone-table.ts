import { DAY, MINUTE, type Instant } from './instant';
import { dayNumber } from './calendar';

/**
 * A clock's history as spans of constant offset: span `i` runs from `starts[i]` to `starts[i + 1]` at `offsets[i]`
 * milliseconds east of UTC. The first span starts at −∞ and the last never ends; neighbours differ in offset.
 */
export type ZoneTable = {
  readonly starts: Float64Array;
  readonly offsets: Float64Array;
  /** The span found last, as an index into `starts`: most questions are about the same moment as the one before. */
  lastSpan: number;
};

const FIRST_LISTED_INSTANT = dayNumber(2000, 1, 1) * DAY;
const LAST_RULE_YEAR = 2099;

/**
 * Decodes one key of `clocks` in zone-data.json, four fields parted by `|`:
 * offsets in minutes east of UTC, the first of them the one in force when 2000 begins;
 * for every listed change, the index of its new offset, one base-36 digit each;
 * the minutes from one listed change to the next, from 2000-01-01T00:00Z on, in base 36;
 * the first year of the yearly rule, and its changes as `month.day.weekday.minute.offset index`: the first such
 * weekday (0 is Sunday) on or after that day, at that minute of the wall clock in use until then.
 */
export function decodeClock(packed: string): ZoneTable {
  const [offsetField = '', indexField = '', gapField = '', ruleField = ''] = packed.split('|');
  const known = offsetField.split(' ').map((minutes) => Number(minutes) * MINUTE);
  const offsetOf = (digit: string): number => known[Number.parseInt(digit, 36)] ?? Number.NaN;
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [known[0] ?? Number.NaN];
  let at = FIRST_LISTED_INSTANT;
  for (const [i, gap] of (gapField === '' ? [] : gapField.split(' ')).entries()) {
    at += Number.parseInt(gap, 36) * MINUTE;
    starts.push(at);
    offsets.push(offsetOf(indexField.charAt(i)));
  }
  const [firstRuleYear, ...changes] = ruleField === '' ? [] : ruleField.split(' ');
  const rule = changes.map((change) => {
    const [month = 0, day = 0, weekday = 0, minute = 0] = change.split('.').map(Number);
    const offset = offsetOf(change.slice(change.lastIndexOf('.') + 1));
    return { month, day, weekday, minute, offset };
  });
  let offset = offsets.at(-1) ?? Number.NaN;
  for (let year = Number(firstRuleYear); year <= LAST_RULE_YEAR; year++) {
    for (const change of rule) {
      const earliest = dayNumber(year, change.month, change.day);
      // Day 0, 1970-01-01, was a Thursday: weekday 4.
      const wait = (((change.weekday - 4 - earliest) % 7) + 7) % 7;
      starts.push((earliest + wait) * DAY + change.minute * MINUTE - offset);
      offset = change.offset;
      offsets.push(offset);
    }
  }
  return { starts: new Float64Array(starts), offsets: new Float64Array(offsets), lastSpan: 0 };
}

/** The index of the span that holds `at`. */
export function spanAt(table: ZoneTable, at: Instant): number {
  const { starts, lastSpan } = table;
  // The last span has no successor: undefined compares false, so it is asked for by index.
  if (at >= (starts[lastSpan] ?? Infinity) && !(at >= (starts[lastSpan + 1] ?? Infinity))) {
    return lastSpan;
  }
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) <= at) low = middle;
    else high = middle;
  }
  table.lastSpan = low;
  return low;
}
