import type { Person, Weekday } from '../roster/person';
import { peopleBySchedule, scheduleOf } from '../roster/schedule';
import type { Instant } from '../time/instant';
import { aheadAt } from './clock-shifts';
import { typicalWeek, WEEK_MINUTES, weekSeenFrom } from './typical-week';

/** A stretch of a day in minutes from its midnight; past 1440 it is on the next day. */
export type Stretch = { readonly start: number; readonly end: number };

/** What a day is to reach, and what it is to stay within; all in minutes. */
export type SplitWish = {
  /** How much I want to share with each of the people on the day. */
  readonly wanted: number;
  /** Never before, never after: minutes of the day, `notAfter` past 1440 for the next one. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly minBlock: number;
};

/** Hours for a day: its blocks, how much I share with whom I share least, and how much of my work is moved. */
export type SplitDay = {
  readonly blocks: readonly Stretch[];
  readonly shared: number;
  readonly moved: number;
};

/** `enough` when the day reaches the wish as it is; `best` when nothing within the bounds does; `none` when I do not work or nobody shares hours. */
export type SplitAnswer =
  | { readonly kind: 'enough'; readonly now: SplitDay }
  | { readonly kind: 'change'; readonly now: SplitDay; readonly day: SplitDay }
  | { readonly kind: 'best'; readonly now: SplitDay; readonly day: SplitDay | null }
  | { readonly kind: 'none' };

/** Blocks begin on this grid from `notBefore` on, and end on it but for what the day's length leaves over. */
export const SPLIT_STEP = 15;

/** A break shorter than this does not split a day. */
export const SHORTEST_BREAK = 30;

const MOST_BLOCKS = 2;

/** How many minutes of something lie before each minute of the day and the one after. */
type Sums = Int32Array;

const DAYS_SEEN = 2880;

function sumsOf(isIn: (minute: number) => boolean): Sums {
  const sums = new Int32Array(DAYS_SEEN + 1);
  for (let minute = 0; minute < DAYS_SEEN; minute++) {
    sums[minute + 1] = (sums[minute] as number) + (isIn(minute) ? 1 : 0);
  }
  return sums;
}

const within = (sums: Sums, { start, end }: Stretch): number =>
  (sums[end] as number) - (sums[start] as number);

type Search = {
  readonly mine: Sums;
  readonly theirs: readonly Sums[];
  readonly length: number;
  readonly wish: SplitWish;
};

function judged({ mine, theirs, length }: Search, blocks: readonly Stretch[]): SplitDay {
  let kept = 0;
  for (const block of blocks) kept += within(mine, block);
  let shared = Infinity;
  for (const sums of theirs) {
    let sum = 0;
    for (const block of blocks) sum += within(sums, block);
    shared = Math.min(shared, sum);
  }
  return { blocks, shared, moved: length - kept };
}

/** Every day of the same length within the bounds, those in one block first. */
function eachDay({ length, wish }: Search, visit: (blocks: readonly Stretch[]) => void): void {
  const { notBefore, notAfter, minBlock } = wish;
  const place = (blocks: readonly Stretch[], from: number, left: number, blocksLeft: number) => {
    for (let start = from; start + left <= notAfter; start += SPLIT_STEP) {
      if (blocksLeft === 1) visit([...blocks, { start, end: start + left }]);
      else {
        const least = Math.ceil(minBlock / SPLIT_STEP) * SPLIT_STEP;
        for (let long = Math.max(SPLIT_STEP, least); left - long >= minBlock; long += SPLIT_STEP) {
          if (left - long <= 0) break;
          const end = start + long;
          place([...blocks, { start, end }], end + SHORTEST_BREAK, left - long, blocksLeft - 1);
        }
      }
    }
  };
  for (let count = 1; count <= MOST_BLOCKS; count++) place([], notBefore, length, count);
}

/** Less moved is better, then fewer blocks, then more shared. */
function isSmaller(a: SplitDay, b: SplitDay | null): boolean {
  if (b === null || a.moved !== b.moved) return b === null || a.moved < b.moved;
  if (a.blocks.length !== b.blocks.length) return a.blocks.length < b.blocks.length;
  return a.shared > b.shared;
}

function find(search: Search): { readonly day: SplitDay | null; readonly best: SplitDay | null } {
  let day: SplitDay | null = null;
  let best: SplitDay | null = null;
  eachDay(search, (blocks) => {
    const judgedDay = judged(search, blocks);
    if (judgedDay.shared >= search.wish.wanted && isSmaller(judgedDay, day)) day = judgedDay;
    const more = best === null ? 1 : judgedDay.shared - best.shared;
    if (more > 0 || (more === 0 && isSmaller(judgedDay, best))) best = judgedDay;
  });
  return { day, best };
}

function stretchesOn(me: Person, weekday: Weekday): Stretch[] {
  const minutes = scheduleOf(me).week[weekday] ?? [];
  const stretches: Stretch[] = [];
  for (let i = 0; i < minutes.length; i += 2) {
    const next = { start: minutes[i] as number, end: minutes[i + 1] as number };
    const last = stretches.at(-1);
    if (last !== undefined && next.start <= last.end) {
      stretches[stretches.length - 1] = { ...last, end: Math.max(last.end, next.end) };
    } else stretches.push(next);
  }
  return stretches;
}

function theirSums(me: Person, people: readonly Person[], weekday: Weekday, at: Instant): Sums[] {
  const from = (weekday - 1) * 1440;
  const sums: Sums[] = [];
  for (const schedule of peopleBySchedule(people).keys()) {
    if (!schedule.sharesHours) continue;
    const week = weekSeenFrom(typicalWeek(schedule), aheadAt(me.zone, schedule.zone, at));
    const isIn = new Uint8Array(WEEK_MINUTES);
    for (let i = 0; i < week.length; i += 2) isIn.fill(1, week[i], week[i + 1]);
    sums.push(sumsOf((minute) => isIn[(from + minute) % WEEK_MINUTES] === 1));
  }
  return sums;
}

/**
 * The smallest change of my hours on a weekday after which I share the wanted time with each of the people, as the
 * clocks stand at an instant: the same length of work in at most two blocks within the bounds, as little of it moved as
 * can be, then as few blocks, then as much shared. Throws a RangeError naming what is malformed.
 */
export function suggestSplitDay(
  me: Person,
  people: readonly Person[],
  weekday: Weekday,
  wish: SplitWish,
  at: Instant,
): SplitAnswer {
  const { notBefore, notAfter } = wish;
  if (notBefore < 0 || notAfter > DAYS_SEEN || notAfter < notBefore) {
    throw new RangeError('wish must lie within a day and the next one');
  }
  const blocks = stretchesOn(me, weekday);
  const theirs = theirSums(me, people, weekday, at);
  const length = blocks.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length === 0 || theirs.length === 0) return { kind: 'none' };
  const mine = sumsOf((minute) => blocks.some(({ start, end }) => minute >= start && minute < end));
  const search: Search = { mine, theirs, length, wish };
  const now = judged(search, blocks);
  const isWithin = blocks.every(({ start, end }) => start >= notBefore && end <= notAfter);
  if (now.shared >= wish.wanted && isWithin) return { kind: 'enough', now };
  const { day, best } = find(search);
  return day === null ? { kind: 'best', now, day: best } : { kind: 'change', now, day };
}
