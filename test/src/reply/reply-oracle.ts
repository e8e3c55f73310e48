import { isStale, type Report } from '../../../src/presence/report';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { instantOf, startOfDay, wallAt } from '../../../src/time/wall-time';
import { oracleFor, type OracleContext } from '../presence/hours-oracle';

const MINUTES_AHEAD = 60 * 1440;
const WORKING = 1;
const FOCUS = 2;
const BUSY = 4;

export type ReplyOracle = {
  /** Whether messages are seen in the minute that holds an instant, as far as can be told at `sent`. */
  readonly isAnswering: (at: number) => boolean;
  readonly firstSeen: number | null;
  readonly after: (window: string) => number | null;
  /** Reasons why the way from `sent` to an instant is not all answering time. */
  readonly holdUps: (until: number) => Set<string>;
};

/** Which minutes each list of stretches covers, as bits, from `base` on. */
function fill(bits: Uint8Array, base: number, list: readonly Interval[], bit: number): void {
  for (const { start, end } of list) {
    const first = Math.max(0, (start - base) / MINUTE);
    const last = Math.min(bits.length, (end - base) / MINUTE);
    for (let i = first; i < last; i++) bits[i] = (bits[i] ?? 0) | bit;
  }
}

/** What a report takes from the answering time and adds to it, as seen at `sent`. */
function reported(person: Person, report: Report | undefined, sent: number, bits: Uint8Array) {
  const nothing = { blocked: [0, 0], lifted: [0, 0] } as const;
  if (report === undefined) return nothing;
  const now = Math.max(sent, report.at);
  if (isStale(report, now)) return nothing;
  if (report.state !== 'available') {
    const openEnd =
      report.state === 'off'
        ? startOfDay(person.zone, wallAt(person.zone, now).day + 1)
        : now + HOUR;
    return { blocked: [report.at, report.until ?? openEnd], lifted: [0, 0] } as const;
  }
  const base = Math.floor(sent / MINUTE) * MINUTE;
  const kindAt = (i: number): number => {
    const bit = bits[i] ?? 0;
    if ((bit & WORKING) === 0) return 0;
    return (bit & BUSY) !== 0 ? BUSY : bit & FOCUS;
  };
  const first = Math.floor((now - base) / MINUTE);
  if (kindAt(first) === 0) return nothing;
  let last = first;
  while (kindAt(last) === kindAt(first)) last++;
  return {
    blocked: [0, 0],
    lifted: [now, Math.min(base + last * MINUTE, report.until ?? Infinity)],
  } as const;
}

/** Works the reply clock out minute by minute over its whole horizon. */
export function replyOracle(
  person: Person,
  sent: number,
  context: OracleContext & { readonly report?: Report },
): ReplyOracle {
  const base = Math.floor(sent / MINUTE) * MINUTE;
  const range = { start: base, end: base + 62 * DAY };
  const hours = oracleFor(person, range, context);
  const bits = new Uint8Array(MINUTES_AHEAD + 1500);
  fill(bits, base, hours.working, WORKING);
  fill(bits, base, hours.focus, FOCUS);
  fill(bits, base, hours.busy, BUSY);
  const { blocked, lifted } = reported(person, context.report, sent, bits);
  const isBlocked = (at: number): boolean => at >= blocked[0] && at < blocked[1];
  const isLifted = (at: number): boolean => at >= lifted[0] && at < lifted[1];
  const limit = sent + MINUTES_AHEAD * MINUTE;

  const edges = [...blocked, ...lifted].filter((edge) => edge > sent);
  /** The end of the minute, or the edge of what is reported within it. */
  const step = (at: number): number => {
    let next = (Math.floor(at / MINUTE) + 1) * MINUTE;
    for (const edge of edges) if (edge > at && edge < next) next = edge;
    return next;
  };

  const isAnswering = (at: number): boolean => {
    const bit = bits[Math.floor((at - base) / MINUTE)] ?? 0;
    return (bit === WORKING || ((bit & WORKING) !== 0 && isLifted(at))) && !isBlocked(at);
  };
  const nextAnswering = (from: number): number | null => {
    for (let at = from; at < limit; at = step(at)) {
      if (isAnswering(at)) return at;
    }
    return null;
  };
  const firstSeen = nextAnswering(sent);

  const afterMinutes = (minutes: number): number | null => {
    let left = minutes * MINUTE;
    for (let at = firstSeen ?? limit; at < limit;) {
      const next = Math.min(limit, step(at));
      if (isAnswering(at)) {
        if (next - at >= left) return at + left;
        left -= next - at;
      }
      at = next;
    }
    return null;
  };
  const afterDays = (days: number): number | null => {
    if (firstSeen === null) return null;
    const seen = wallAt(person.zone, firstSeen);
    let day = seen.day;
    for (let left = days; left > 0; left--) {
      do day++;
      while (day < seen.day + 62 && !hours.hasBlock(day));
      if (day >= seen.day + 62) return null;
    }
    const target = instantOf(person.zone, day, seen.minute) + (firstSeen % MINUTE);
    return target >= limit ? null : nextAnswering(target);
  };

  const reasonAt = (at: number): string | null => {
    const bit = bits[Math.floor((at - base) / MINUTE)] ?? 0;
    if ((bit & WORKING) === 0) {
      if (hours.isLeave(at)) return 'onLeave';
      return (bit & BUSY) === 0 && hours.isGap(at) ? 'inGap' : 'offHours';
    }
    if (bit === WORKING || isLifted(at) || isBlocked(at)) return null;
    return (bit & BUSY) !== 0 ? 'busy' : 'focusing';
  };
  return {
    isAnswering,
    firstSeen,
    after: (window) => {
      const amount = Number(window.slice(0, -1));
      if (window.endsWith('d')) return afterDays(amount);
      return afterMinutes(window.endsWith('h') ? amount * 60 : amount);
    },
    holdUps: (until) => {
      const found = new Set<string>();
      for (let at = sent; at < until; at = step(at)) {
        const reason = reasonAt(at);
        if (reason !== null) found.add(reason);
      }
      return found;
    },
  };
}
