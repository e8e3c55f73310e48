import { isLate, LIVE_HOLDS_MS, LIVE_SERVICES, type LivePerson } from '../presence/live-person';
import type { Report } from '../presence/report';
import type { Instant } from '../time/instant';
import { followedIn } from './live-people';
import type { AppState, Passing } from './state';
import { withPassing } from './turn';

type Reports = Passing['reports'];

/** What services report of everybody, and the next instant at which that changes by itself. */
type FromServices = { readonly reports: Reports; readonly changesAt: Instant };

function reportOf(person: LivePerson, source: string, now: Instant): Report | null {
  const { report, at } = person;
  if (report === undefined || (report.until !== null && report.until <= now)) return null;
  const { state, why, since, until } = report;
  return {
    state,
    why,
    at: Math.min(since, now),
    ...(until === null ? {} : { until }),
    source,
    connected: !isLate(at, now),
  };
}

/** When a report ends by itself, or was told too long ago. */
function changeOf({ report, at }: LivePerson, now: Instant): Instant {
  const times = [report?.until ?? Infinity, at + LIVE_HOLDS_MS].filter((time) => time > now);
  return Math.min(Infinity, ...times);
}

/** Whether there is nobody in it: most rosters have nobody from a service. */
function isNobody(of: object): boolean {
  for (const _ in of) return false;
  return true;
}

function fromServices(state: AppState, now: Instant): FromServices {
  const reports: { [id: string]: Report } = {};
  let changesAt = Infinity;
  for (const service of LIVE_SERVICES) {
    const { book } = state.passing.live[service];
    if (isNobody(book)) continue;
    for (const [handle, ids] of followedIn(state, service)) {
      const person = Object.hasOwn(book, handle) ? book[handle] : undefined;
      const report = person === undefined ? null : reportOf(person, service, now);
      if (person === undefined || report === null) continue;
      changesAt = Math.min(changesAt, changeOf(person, now));
      for (const id of ids) {
        const known = reports[id];
        // The stronger service comes first, and stands unless it is not heard any more.
        if (known === undefined || (!known.connected && report.connected)) reports[id] = report;
      }
    }
  }
  return { reports, changesAt };
}

/** The report that counts of two: the channel's own word while it is connected, else the service's. */
function joined(channel: Reports, services: Reports): Reports {
  const ids = Object.keys(services);
  if (ids.length === 0) return channel;
  const reports: { [id: string]: Report } = { ...channel };
  for (const id of ids) {
    const known = reports[id];
    const report = services[id] as Report;
    if (known === undefined || (!known.connected && report.connected)) reports[id] = report;
  }
  return reports;
}

/** Reports with the objects of those before that say the same, so that what rests on them is kept. */
function steady(before: Reports, after: Reports): Reports {
  const ids = Object.keys(after);
  let isSame = ids.length === Object.keys(before).length;
  const reports: { [id: string]: Report } = {};
  for (const id of ids) {
    const known = Object.hasOwn(before, id) ? before[id] : undefined;
    const told = after[id] as Report;
    const goesOn = known !== undefined && JSON.stringify(known) === JSON.stringify(told);
    reports[id] = goesOn ? known : told;
    isSame &&= goesOn;
  }
  return isSame ? before : reports;
}

/** Everybody's report: the channel's while it is connected, then Teams', then Slack's. */
export function withReportsJoined(state: AppState, now: Instant): AppState {
  const { live, channelReports } = state.passing;
  const { told } = live;
  if (isNobody(live.teams.book) && isNobody(live.slack.book) && isNobody(told.reports)) {
    if (state.passing.reports === channelReports) return state;
    return withPassing(state, { reports: channelReports });
  }
  const from = [live.teams.book, live.slack.book, state.roster.people];
  const isKnown = from.every((part, i) => part === told.from[i]);
  if (isKnown && now >= told.at && now < told.changesAt) {
    if (told.channel === channelReports) return state;
    const reports = joined(channelReports, told.reports);
    return withPassing(state, {
      reports,
      live: { ...live, told: { ...told, channel: channelReports } },
    });
  }
  const { reports, changesAt } = fromServices(state, now);
  const services = steady(told.reports, reports);
  const isSame = services === told.reports && told.channel === channelReports;
  return withPassing(state, {
    ...(isSame ? {} : { reports: joined(channelReports, services) }),
    live: {
      ...live,
      told: { from, at: now, changesAt, reports: services, channel: channelReports },
    },
  });
}
