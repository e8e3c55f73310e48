import { suggestSplitDay, type SplitAnswer, type SplitWish } from '../../../src/reply/split-day';
import { withWeekdays } from '../../../src/roster/change-hours';
import type { Person, Weekday } from '../../../src/roster/person';
import { scheduleOf } from '../../../src/roster/schedule';
import type { Instant } from '../../../src/time/instant';
import { formatClock, parseClock } from '../../../src/time/wall-time';

/** What is asked for, as it is typed. */
export type WishDraft = {
  /** Whom I want to share time with; nobody in it is everybody. */
  readonly ids: readonly string[];
  readonly wanted: string;
  readonly per: 'day' | 'week';
  readonly notBefore: string;
  readonly notAfter: string;
  readonly minBlock: '30' | '60' | '90' | '120';
  readonly days: readonly Weekday[];
};

/** The answer for the weekdays for which it is the same. */
export type DaysAnswer = { readonly days: readonly Weekday[]; readonly answer: SplitAnswer };

const DAY_MINUTES = 1440;
const MOST_WANTED = { day: 12, week: 60 } as const;

/** The weekdays on which somebody works. */
export function workdaysOf(me: Person): Weekday[] {
  const { week } = scheduleOf(me);
  return ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => (week[day] ?? []).length > 0);
}

/** What is asked for at first: three hours a day, seven to eleven. */
export function firstWish(me: Person, personId: string | null): WishDraft {
  return {
    ids: personId === null ? [] : [personId],
    wanted: '3',
    per: 'day',
    notBefore: '07:00',
    notAfter: '23:00',
    minBlock: '60',
    days: workdaysOf(me),
  };
}

/** Reads what was typed for one day, in minutes; null where it makes no sense. A bound at or before the first is on the next day. */
export function readWish(draft: WishDraft): SplitWish | null {
  const hours = Number(draft.wanted.trim().replace(',', '.'));
  const notBefore = parseClock(draft.notBefore);
  const until = parseClock(draft.notAfter);
  if (notBefore === null || until === null || draft.days.length === 0) return null;
  if (!(hours > 0 && hours <= MOST_WANTED[draft.per]) || notBefore === DAY_MINUTES) return null;
  const share = draft.per === 'day' ? 1 : draft.days.length;
  return {
    wanted: Math.ceil((hours * 60) / share),
    notBefore,
    notAfter: until > notBefore ? until : until + DAY_MINUTES,
    minBlock: Number(draft.minBlock),
  };
}

/** What is suggested for each weekday, those for which it is the same together. */
export function answersFor(
  me: Person,
  people: readonly Person[],
  days: readonly Weekday[],
  wish: SplitWish,
  now: Instant,
): DaysAnswer[] {
  const groups = new Map<string, { days: Weekday[]; answer: SplitAnswer }>();
  for (const day of days) {
    const answer = suggestSplitDay(me, people, day, wish, now);
    const key = JSON.stringify(answer);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { days: [day], answer });
    else group.days.push(day);
  }
  return [...groups.values()];
}

const clock = (minute: number): string =>
  minute === DAY_MINUTES ? '24:00' : formatClock(minute % DAY_MINUTES);

/** Me with every suggestion that was found; those that only come near too. */
export function withAnswers(me: Person, answers: readonly DaysAnswer[]): Person {
  let blocks = me.blocks ?? [];
  for (const { days, answer } of answers) {
    if (answer.kind !== 'change' && answer.kind !== 'best') continue;
    if (answer.day === null || answer.day.moved === 0) continue;
    const dayBlocks = answer.day.blocks.map(({ start, end }) => ({
      start: clock(start),
      end: clock(end),
    }));
    blocks = withWeekdays(blocks, days, dayBlocks);
  }
  return { ...me, blocks };
}
