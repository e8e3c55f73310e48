import { answeringCounts } from '../../src/reply/answering-counts';
import { overlap } from '../../src/reply/overlap';
import { suggestSlots } from '../../src/reply/slots';
import { createRosterClock } from '../../src/reply/roster-clock';
import type { Person } from '../../src/roster/person';
import { parseTeam } from '../../src/roster/team-file';
import { DAY, MINUTE } from '../../src/time/instant';
import { crowd } from '../support/crowd';
import { median, ms, type Row } from './figures';

/** A Thursday on which clocks change nowhere; the roster is looked at on it and on the Sunday on which Europe's do. */
const DAY_START = Date.UTC(2026, 2, 26);
const FORTNIGHT = { start: DAY_START, end: DAY_START + 14 * DAY };

function timed(act: () => unknown): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}

/** The same people as new objects, so that nothing known of them is kept from a measurement before. */
const anew = (people: readonly Person[]): Person[] => structuredClone([...people]);

function row(what: string, figure: number, budgetMs: number | null, more = ''): Row {
  return {
    what,
    lull: `${ms(figure)}${more}`,
    bare: '',
    judged: ms(figure),
    budget: budgetMs === null ? '' : `≤ ${budgetMs} ms`,
    kept: budgetMs === null || figure <= budgetMs,
  };
}

/** How long each minute boundary of four days takes: everything a team window shows of the people, reply-by included. */
function minutesOf(people: readonly Person[]): number[] {
  const clock = createRosterClock(people, {}, DAY_START);
  const minutes = (4 * DAY) / MINUTE;
  const took: number[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    took.push(timed(() => clock.advance(DAY_START + minute * MINUTE)));
  }
  return took.slice((DAY / MINUTE) >> 2);
}

function overlapTimes(people: readonly Person[]): {
  readonly first: number;
  readonly warm: number;
} {
  const first = median(
    Array.from({ length: 3 }, () => {
      const strangers = anew(people);
      return timed(() => overlap(strangers, FORTNIGHT, { quorum: 2 }));
    }),
  );
  const options = { quorum: Math.ceil(people.length / 4) };
  const warm = Array.from({ length: 41 }, () => timed(() => overlap(people, FORTNIGHT, options)));
  return { first, warm: median(warm.slice(20)) };
}

/** The same people, each with hours that nobody else keeps. */
function allDifferent(people: readonly Person[]): Person[] {
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return people.map((person, i) => ({
    ...person,
    blocks: [
      { days: [1, 2, 3, 4, 5], start: clock(360 + (i % 240)), end: clock(780) },
      { days: [1, 2, 3, 4, 5], start: clock(840), end: clock(900 + (Math.floor(i / 240) % 360)) },
    ],
  }));
}

/** The heat of each of 20 days, as it is worked out anew with every day the moment comes to. */
function heatTimes(people: readonly Person[]): { readonly first: number; readonly warm: number } {
  const heatOf = (day: number): number =>
    timed(() =>
      answeringCounts(people, { start: DAY_START + day * DAY, end: DAY_START + (day + 1) * DAY }),
    );
  const first = heatOf(0);
  return { first, warm: median(Array.from({ length: 20 }, (_, day) => heatOf(day + 1))) };
}

/** The speed of what windows compute by themselves, in this process: one V8, no window, no rest of the app. */
export function measureCore(say: (line: string) => void): Row[] {
  const { people } = crowd(10_000);
  const build = timed(() => createRosterClock(people, {}, DAY_START));
  say(`core: first clock of 10 000 ${ms(build)}`);

  const minutes = minutesOf(people).sort((a, b) => a - b);
  const slow = minutes[Math.floor(minutes.length * 0.99)] as number;
  const worst = minutes.at(-1) as number;
  say(`core: minute median ${ms(median(minutes))}, worst ${ms(worst)}`);

  const few = overlapTimes(people.slice(0, 200));
  const many = overlapTimes(people);
  const own = overlapTimes(allDifferent(people));
  const fifty = people.slice(0, 50);
  const slots = Array.from({ length: 21 }, () =>
    timed(() => suggestSlots(fifty, FORTNIGHT, { minutes: 60, top: 10, quorum: 25 })),
  );
  const heat = heatTimes(anew(people));
  const text = JSON.stringify(crowd(20_000));
  const parses = Array.from({ length: 3 }, () => timed(() => parseTeam(text)));
  say(`core: overlap ${ms(few.warm)}, ${ms(many.warm)}; parse ${ms(median(parses))}`);

  const spread = `, 99 % within ${ms(slow)}, worst ${ms(worst)}`;
  return [
    row(
      '10 000 people at a minute boundary: every clock, weekday, offset and availability (with every reply-by, at once)',
      median(minutes),
      3,
      spread,
    ),
    row('the same, the slowest of a hundred boundaries (blocks begin or end)', slow, 10),
    row('overlap over 14 days, 200 people, warm', few.warm, 1, `, first ${ms(few.first)}`),
    row('overlap over 14 days, 200 people, first', few.first, 10),
    row('overlap over 14 days, 10 000 people, warm', many.warm, 15),
    row('overlap over 14 days, 10 000 people, first', many.first, 100),
    row(
      'the same, nobody keeping the hours of anybody else, warm',
      own.warm,
      15,
      `, first ${ms(own.first)}`,
    ),
    row('slots for 50 people over 14 days', median(slots), 10),
    row('who answers when over a day, 10 000 people', heat.warm, 8, `, first ${ms(heat.first)}`),
    row('first clock of a roster of 10 000', build, null),
    row('a team file of 20 000 people, read and checked', median(parses), null),
  ];
}
