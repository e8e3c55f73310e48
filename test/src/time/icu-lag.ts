import { findZone, ZONE_DATA_VERSION } from '../../../src/time/zone';

/** One zone whose clock changed with a release of the tz database, and the instants at which older data is wrong. */
type Revision = {
  readonly release: string;
  readonly zone: string;
  readonly firstWrong: number;
  readonly lastWrong: number;
};

/** The last instant compared: both Lull's tables and ICU's rules reach beyond it. */
export const COMPARED_UNTIL = Date.UTC(2100, 0, 1);

/** The releases of the tz database since the 2025a of Node 20.19, as its NEWS file tells them. */
const revisions: readonly Revision[] = [
  // Moldova changes its clocks with the rest of Europe, at 01:00 UTC + 2 h less, since 2022.
  wrongWithin('2026a', 'Europe/Chisinau', '2022-03-27T00:00Z', '2099-10-25T01:00Z'),
  // British Columbia, Alberta, the Northwest Territories and Manitoba stay on summer time.
  wrongWithin('2026b', 'America/Vancouver', '2026-11-01T09:00Z', '2100-01-01T00:00Z'),
  wrongWithin('2026c', 'America/Edmonton', '2026-11-01T08:00Z', '2100-01-01T00:00Z'),
  wrongWithin('2026d', 'America/Inuvik', '2026-11-01T08:00Z', '2100-01-01T00:00Z'),
  wrongWithin('2026e', 'America/Winnipeg', '2026-11-01T07:00Z', '2100-01-01T00:00Z'),
  // Morocco goes back to UTC for good.
  wrongWithin('2026c', 'Africa/Casablanca', '2026-09-20T01:00Z', '2100-01-01T00:00Z'),
  wrongWithin('2026c', 'Africa/El_Aaiun', '2026-09-20T01:00Z', '2100-01-01T00:00Z'),
  // Cuba skips one winter.
  wrongWithin('2026f', 'America/Havana', '2026-11-01T05:00Z', '2027-03-14T05:00Z'),
];

function wrongWithin(release: string, zone: string, from: string, to: string): Revision {
  return { release, zone, firstWrong: Date.parse(from), lastWrong: Date.parse(to) - 1 };
}

/** The release of the tz database inside the running Node's ICU. */
export const icuRelease: string = process.versions['tz'] ?? '';

/** The revisions that the running ICU has not heard of. */
export const missedRevisions = revisions.filter(({ release }) => icuRelease < release);

/** Up to when ICU can be asked: an ICU newer than Lull's data knows of changes that Lull cannot. */
export const askIcuUntil =
  icuRelease > ZONE_DATA_VERSION
    ? Date.UTC(Number(ZONE_DATA_VERSION.slice(0, 4)), 0, 1)
    : COMPARED_UNTIL;

/** Whether ICU's answer for a zone at an instant is known to be out of date. */
export function icuIsWrong(name: string, at: number): boolean {
  const zone = findZone(name);
  return missedRevisions.some(
    (missed) => missed.zone === zone && at >= missed.firstWrong && at <= missed.lastWrong,
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** ICU's offset for a zone at an instant, in milliseconds east of UTC. Throws a RangeError for a zone it lacks. */
export function icuOffsetAt(zone: string, at: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    const fields = { month: '2-digit', day: '2-digit', hour: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-US', {
      ...fields,
      year: 'numeric',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    });
    formats.set(zone, format);
  }
  const wall = format
    .format(at)
    .replace(/^(\d+)\/(\d+)\/(\d+), (.*)$/, (_, month, date, year, time) => {
      return `${year}-${month}-${date}T${time}Z`;
    });
  return Date.parse(wall) - Math.floor(at / 1000) * 1000;
}
