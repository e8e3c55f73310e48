import { retold, saysSame, type LivePerson, type LiveService } from '../presence/live-person';
import type { Saying } from '../roster/merge';
import { MINUTE, type Instant } from '../time/instant';
import type { LiveBook, LiveFact } from './live';
import { followedIn, withLiveNow } from './live-people';
import { LIVE_PARTS } from './live-services';
import { layersOf, withLayers } from './roster-layers';
import type { AppState } from './state';
import { turn, withPassing, type Turn } from './turn';

/** How long to wait after so many questions in vain. */
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = 15 * MINUTE;

/** What says nothing new is kept this often, so that a later run knows as of when it is. */
const KEPT_EVERY = 15 * MINUTE;

type Heard = Extract<LiveFact, { kind: 'live-heard' }>;

/** What lasts of what a service told of somebody, as a source of the roster says it. */
export function sayingOf(id: string, service: LiveService, person: LivePerson): Saying {
  const { handle, email, name, zone, blocks, exceptions } = person;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(zone === undefined ? {} : { zone }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(exceptions === undefined ? {} : { exceptions }),
    handles: { ...(email === undefined ? {} : { email }), [service]: handle },
  };
}

/** Those I picked from a service, as it tells of them by now. */
function withPicks(state: AppState, service: LiveService, book: LiveBook): AppState {
  const picks = layersOf(state.roster)[service] ?? [];
  let isSame = true;
  const told = picks.map((pick) => {
    const handle = pick.handles?.[service];
    const person = handle !== undefined && Object.hasOwn(book, handle) ? book[handle] : undefined;
    if (person === undefined) return pick;
    // What it does not tell this time it may have told before.
    const said = sayingOf(pick.id, service, person);
    const next = { ...pick, ...said, handles: { ...pick.handles, ...said.handles } };
    if (JSON.stringify(next) === JSON.stringify(pick)) return pick;
    isSame = false;
    return next;
  });
  return isSame ? state : withLayers(state, { [service]: told });
}

function bookAfter(state: AppState, { service, people, gone }: Heard): LiveBook {
  const before = state.passing.live[service].book;
  const followed = followedIn(state, service);
  const after: { [handle: string]: LivePerson } = {};
  for (const [handle, person] of Object.entries(before)) {
    if (followed.has(handle) && !gone.includes(handle)) after[handle] = person;
  }
  for (const person of people) {
    if (followed.has(person.handle)) after[person.handle] = retold(before[person.handle], person);
  }
  return after;
}

/** Whether a book says something that the one which is kept does not, or is much newer. */
function isWorthKeeping(kept: LiveBook, book: LiveBook): boolean {
  const handles = Object.keys(book);
  if (handles.length !== Object.keys(kept).length) return true;
  return handles.some((handle) => {
    const known = kept[handle];
    const told = book[handle] as LivePerson;
    return known === undefined || told.at - known.at >= KEPT_EVERY || !saysSame(known, told);
  });
}

function withBook(state: AppState, service: LiveService, book: LiveBook): AppState {
  const next = withPicks(withLiveNow(state, service, { book }), service, book);
  const parts = LIVE_PARTS[service];
  return isWorthKeeping(parts.kept(next), book) ? parts.keep(next, book) : next;
}

function heard(state: AppState, fact: Heard, now: Instant): AppState {
  const { service, failure } = fact;
  const before = state.passing.live[service];
  // A later question has taken this one's place, or I have left.
  if (before.asking?.id !== fact.id) return state;
  const told = withBook(state, service, bookAfter(state, fact));
  if (failure === null) {
    const change = { asking: null, answeredAt: now, failures: 0, trouble: null, retryAt: null };
    return withLiveNow(told, service, change);
  }
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(before.failures, 10), LONGEST_WAIT);
  return withLiveNow(told, service, {
    asking: null,
    failures: before.failures + 1,
    trouble: failure.reason,
    retryAt: Math.max(failure.retryAt ?? 0, now + (failure.retryAt === null ? wait : 0)),
  });
}

export function liveFact(state: AppState, fact: LiveFact, now: Instant): Turn {
  const { live } = state.passing;
  switch (fact.kind) {
    case 'live-heard':
      return turn(heard(state, fact, now));
    case 'windows-looked-at':
      return turn(withPassing(state, { live: { ...live, looking: fact.looking } }));
    case 'pictures-found': {
      const pictures = { ...live.pictures, ...fact.pictures };
      return turn(withPassing(state, { live: { ...live, pictures } }));
    }
    default:
      return fact satisfies never;
  }
}
