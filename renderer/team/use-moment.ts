import { useDeferredValue, useMemo } from 'react';
import { useNow, useSlice } from '../bridge';
import { patched } from '../../src/presence/bucket-map';
import { createReportsAt, type Reports } from '../../src/presence/report-ahead';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { useElsewhere } from '../use-elsewhere';
import { myReport } from './my-report';
import { useTeamView } from './team-view';

/** The instant the window is looked at as of, and whether that is another than now. */
export type AsOf = { readonly now: Instant; readonly asOf: Instant; readonly isMoment: boolean };

/** Now, or the moment that was chosen to look at instead. */
export function useAsOf(): AsOf {
  const now = useNow();
  const moment = useTeamView((view) => view.moment);
  return { now, asOf: moment ?? now, isMoment: moment !== null };
}

/** The same, but a moment later where many rows follow: their drawing must not hold up the hand that moves it. */
export function useLater({ now, asOf, isMoment }: AsOf): AsOf {
  const moment = useDeferredValue(isMoment ? asOf : null);
  return { now, asOf: moment ?? now, isMoment: moment !== null };
}

/** Everybody the reports may be of: the roster, and me. */
export function useEverybody(): readonly Person[] {
  const { me } = useSlice('me');
  const { people } = useSlice('roster');
  return useMemo(() => [me, ...people], [me, people]);
}

/** The live reports, with what I say of myself. */
export function useLiveReports(now: Instant): Reports {
  const { me, status } = useSlice('me');
  const { session } = useSlice('session');
  const reports = useSlice('reports');
  const elsewhere = useElsewhere(now);
  return useMemo(() => {
    const mine = myReport(session, status, now) ?? elsewhere;
    return mine === null ? reports : patched(reports, [[me.id, mine]]);
  }, [reports, session, status, elsewhere, me.id, now]);
}

/** The reports that hold at the moment that is looked at: all of them now, else those that can still be counted on then. */
export function useReportsAsOf(live: Reports, { now, asOf, isMoment }: AsOf): Reports {
  const everybody = useEverybody();
  const reportsAt = useMemo(() => createReportsAt(everybody, live, now), [everybody, live, now]);
  return isMoment ? reportsAt(asOf) : live;
}
