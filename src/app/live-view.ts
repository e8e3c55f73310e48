import {
  LIVE_SERVICES,
  type LivePerson,
  type LiveService,
  type LiveStatus,
} from '../presence/live-person';
import type { HoursFault } from '../roster/outlook-hours';
import type { Instant } from '../time/instant';
import type { Live, LiveNow } from './live';
import { followedIn } from './live-people';
import type { AppState } from './state';

/** What one service told of somebody, for their row. */
export type LiveView = {
  readonly service: LiveService;
  readonly at: Instant;
  readonly status: LiveStatus | null;
  /** The name of their picture among `pictures`. */
  readonly picture: string | null;
  /** Why their hours are not told. */
  readonly lacks?: HoursFault;
};

/** How asking a service goes. */
export type LiveAsking = Pick<LiveNow, 'answeredAt' | 'trouble' | 'retryAt'>;

/** What services that are asked from time to time tell of people, by the person's id, the stronger service first. */
export type LiveSlice = {
  readonly people: { readonly [personId: string]: readonly LiveView[] };
  readonly services: { readonly [service in LiveService]: LiveAsking };
};

/** Small pictures as data URLs, by their names: apart from the rest, since they are large and rarely change. */
export type PicturesSlice = Live['pictures'];

function viewOf(service: LiveService, { at, status, picture, lacks }: LivePerson): LiveView {
  const view = {
    service,
    at,
    status: status ?? null,
    picture: picture === '' ? null : (picture ?? null),
  };
  return lacks === undefined ? view : { ...view, lacks };
}

const NOBODY: LiveSlice['people'] = {};

const askingOf = ({ answeredAt, trouble, retryAt }: LiveNow): LiveAsking => ({
  answeredAt,
  trouble,
  retryAt,
});

function made(state: AppState): LiveSlice {
  const { live } = state.passing;
  const people: { [id: string]: LiveView[] } = {};
  for (const service of LIVE_SERVICES) {
    const { book } = live[service];
    if (Object.keys(book).length === 0) continue;
    for (const [handle, ids] of followedIn(state, service)) {
      const person = Object.hasOwn(book, handle) ? book[handle] : undefined;
      if (person === undefined) continue;
      const view = viewOf(service, person);
      for (const id of ids) (people[id] ??= []).push(view);
    }
  }
  const isNobody = Object.keys(people).length === 0;
  return {
    people: isNobody ? NOBODY : people,
    services: { teams: askingOf(live.teams), slack: askingOf(live.slack) },
  };
}

let last: { readonly inputs: readonly unknown[]; readonly slice: LiveSlice } | null = null;

/** What the windows are shown of live people; the same object as long as nothing in it changed. */
export function liveSlice(state: AppState): LiveSlice {
  const { teams, slack } = state.passing.live;
  const inputs = [
    state.roster.people,
    ...[teams, slack].flatMap((one) => [one.book, one.answeredAt, one.trouble, one.retryAt]),
  ];
  if (last === null || !inputs.every((input, i) => input === last?.inputs[i])) {
    const slice = made(state);
    const { people, services } = last?.slice ?? slice;
    const isSame =
      slice.people === people && JSON.stringify(services) === JSON.stringify(slice.services);
    last = { inputs, slice: isSame && last !== null ? last.slice : slice };
  }
  return last.slice;
}
