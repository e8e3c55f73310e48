import type { MyStatus } from '../../src/app/state';
import { isFocusing } from '../../src/focus/run';
import type { Session } from '../../src/focus/session';
import type { Report } from '../../src/presence/report';
import type { Instant } from '../../src/time/instant';

const SOURCE = 'me';

/** What I say of myself: a block that runs, else that I am away; undefined when my schedule speaks for me. */
export function myReport(
  session: Session | null,
  status: MyStatus,
  now: Instant,
): Report | undefined {
  const told = { source: SOURCE, connected: true } as const;
  if (isFocusing(session)) {
    const { startedAt, endsAt } = session;
    const runsOn = endsAt <= now;
    return { ...told, state: 'focusing', at: startedAt, ...(runsOn ? {} : { until: endsAt }) };
  }
  if (status.kind !== 'away' || (status.until !== null && status.until <= now)) return undefined;
  return {
    ...told,
    state: 'away',
    at: status.since,
    ...(status.until === null ? {} : { until: status.until }),
  };
}
