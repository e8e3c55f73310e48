import { parseTeam } from '../roster/team-file';
import type { Problem } from '../roster/problem';
import { MINUTE, type Instant } from '../time/instant';
import { changeBetween, isNothing } from './follow-change';
import type { FollowChange, Followed, FollowedRead, Following, FollowProblem } from './followed';
import { layersOf, merged, withoutSaid } from './roster-layers';
import { withoutExample, withoutOrphans } from './commands-roster';
import type { AppState } from './state';
import { turn, withPassing, withRoster, type Turn } from './turn';

/** How often a file is looked at though nothing told that it changed: folders on a network tell nothing. */
const LOOKS_EVERY = 10_000;

/** How often an address is asked, and the longest that it is left alone after failures. */
const ASKS_EVERY = 5 * MINUTE;
const ASKS_AT_LEAST = 60 * MINUTE;

/** How soon what looks half-written is read again, doubled each time. */
const READS_AGAIN = { first: 250, most: 4_000 } as const;

/** A read that has told nothing for this long is given up. */
const READS_WITHIN = 2 * MINUTE;

/** As many mistakes as are kept of a broken file. */
const MOST_PROBLEMS = 500;

export function withFollowing(state: AppState, change: Partial<Following>): AppState {
  return withPassing(state, { following: { ...state.passing.following, ...change } });
}

/** A number from 0.8 to 1.2 that differs from message to message, so that many Lulls do not ask as one. */
function jitter(id: string): number {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) % 4001;
  return 0.8 + (sum / 4000) * 0.4;
}

/** When the file is read again after a read that told something. */
function nextRead({ place }: Followed, tries: number, id: string, now: Instant): Instant {
  if (place.kind === 'path') return now + LOOKS_EVERY;
  const pause = tries === 0 ? ASKS_EVERY : Math.min(MINUTE * 2 ** (tries - 1), ASKS_AT_LEAST);
  return Math.round(now + pause * jitter(id));
}

const soon = (tries: number, now: Instant): Instant =>
  now + Math.min(READS_AGAIN.first * 2 ** tries, READS_AGAIN.most);

/** When a followed file is read next, or given up waiting for. */
export function followTimes({ roster, passing }: AppState): readonly (Instant | null)[] {
  if (roster.followed === undefined) return [];
  const { readAt, reading } = passing.following;
  return [readAt, reading === null ? null : reading + READS_WITHIN];
}

/** Reads the followed file when it is time. */
export function dueFollow(state: AppState, now: Instant): Turn {
  const { followed } = state.roster;
  if (followed === undefined || state.passing.quittingSince !== null) return turn(state);
  const { readAt, reading, asked } = state.passing.following;
  // A clock that was set back must not make anybody wait.
  const waits = reading !== null && now < reading + READS_WITHIN && now >= reading;
  const isEarly = readAt !== null && now < readAt && readAt - now <= 2 * ASKS_AT_LEAST;
  if (waits || isEarly) return turn(state);
  const { place, hash, stamp, problem } = followed;
  const known = problem?.kind === 'broken' ? {} : stamp;
  return turn(withFollowing(state, { readAt: null, reading: now }), {
    kind: 'read-followed',
    place,
    hash,
    stamp: known,
    afresh: asked || state.passing.following.suspect !== null,
  });
}

/** Something about the followed file changed: it is read as soon as whoever writes it may be done. */
export function followedStirred(state: AppState, now: Instant): AppState {
  const { readAt } = state.passing.following;
  if (state.roster.followed === undefined) return state;
  const at = now + READS_AGAIN.first / 2;
  return readAt !== null && readAt <= at ? state : withFollowing(state, { readAt: at });
}

const withFollowed = (state: AppState, change: Partial<Followed>): AppState => {
  const { followed } = state.roster;
  return followed === undefined
    ? state
    : withRoster(state, { followed: { ...followed, ...change } });
};

/** Takes a good text over. My own layer stays, but for what the file says by now. */
export function adopt(
  state: AppState,
  followed: Followed,
  read: Extract<FollowedRead, { kind: 'text' }>,
  now: Instant,
): AppState | { readonly problems: readonly Problem[] } {
  const parsed = parseTeam(read.text);
  if (!parsed.ok) return { problems: parsed.problems };
  const { team } = parsed;
  const base = withoutExample(state.roster, state.profile.me.id);
  const before = layersOf(base);
  const sync = team.sync ?? [];
  const layers = withoutSaid({ ...before, file: team.people, fileSync: sync });
  const change = changeBetween(
    { people: before.file, sync: before.fileSync },
    { people: team.people, sync },
    now,
  );
  const roster = {
    ...base,
    team: team.team ?? '',
    norms: team.replyWithin ?? {},
    origin: { kind: 'file', name: followed.name, at: now } as const,
    followed: {
      ...followed,
      hash: read.hash,
      stamp: read.stamp,
      changedAt: followed.hash === read.hash ? followed.changedAt : now,
      problem: null,
    },
  };
  const taken = withoutOrphans({ ...state, roster: merged(roster, layers, state.profile.me.id) });
  return withFollowing(taken, { change: told(state, change) });
}

/** What is told of a change: nothing hides what was not looked at yet. */
function told({ passing }: AppState, change: FollowChange): FollowChange | null {
  return isNothing(change) ? passing.following.change : change;
}

function withProblem(state: AppState, problem: FollowProblem, now: Instant): AppState {
  const before = state.roster.followed?.problem ?? null;
  const since = before?.kind === problem.kind ? before.since : now;
  const next = { ...problem, since };
  return JSON.stringify(before) === JSON.stringify(next)
    ? state
    : withFollowed(state, { problem: next });
}

/**
 * Something is wrong with what was read. A write or a rename may be under way, so of a file it is told only once the same
 * was found twice; what an address answers is whole.
 */
function suspected(
  state: AppState,
  followed: Followed,
  suspect: string,
  problem: FollowProblem,
  wait: { readonly id: string; readonly now: Instant; readonly atLeastMs: number },
): AppState {
  const { id, now, atLeastMs } = wait;
  const { following } = state.passing;
  const tries = following.tries + 1;
  const isNew = following.suspect !== suspect;
  if (followed.place.kind === 'path' && isNew) {
    return withFollowing(state, { suspect, tries, readAt: soon(tries, now) });
  }
  const readAt = Math.max(nextRead(followed, tries, id, now), now + atLeastMs);
  const known = withFollowing(state, { suspect, tries, readAt, asked: false });
  // A laptop that wakes is offline for a moment: nobody needs to hear of that who did not ask.
  const isPassing = problem.kind === 'offline' || problem.kind === 'timed-out';
  const isQuiet = isPassing && isNew && !following.asked && followed.hash !== '';
  return isQuiet ? known : withProblem(known, problem, now);
}

/** Hears what came of reading the followed file. */
export function followedWasRead(
  state: AppState,
  read: FollowedRead,
  id: string,
  now: Instant,
): AppState {
  const { followed } = state.roster;
  const { following } = state.passing;
  if (followed === undefined || following.reading === null) return state;
  const heard = withFollowing(state, { reading: null });
  const later = { readAt: following.readAt ?? nextRead(followed, 0, id, now) };
  switch (read.kind) {
    case 'untouched':
      return withFollowing(heard, { ...later, asked: false });
    case 'same': {
      const calm = { ...later, suspect: null, tries: 0, asked: false };
      const { stamp = followed.stamp } = read;
      const isKnown = followed.problem === null && stamp === followed.stamp;
      const known = isKnown ? heard : withFollowed(heard, { problem: null, stamp });
      return withFollowing(known, calm);
    }
    case 'unstable': {
      const tries = following.tries + 1;
      return withFollowing(heard, { tries, readAt: soon(tries, now) });
    }
    case 'text': {
      const next = adopt(heard, followed, read, now);
      if (!('problems' in next)) {
        return withFollowing(next, { ...later, suspect: null, tries: 0, asked: false });
      }
      const { problems } = next;
      const kept = problems.slice(0, MOST_PROBLEMS);
      const problem = { kind: 'broken', count: problems.length, problems: kept } as const;
      const wait = { id, now, atLeastMs: 0 };
      return suspected(heard, followed, read.hash, problem, wait);
    }
    case 'failed': {
      const { fault, detail, retryAfterMs = 0 } = read;
      const wait = { id, now, atLeastMs: retryAfterMs };
      return suspected(heard, followed, `${fault} ${detail}`, { kind: fault, detail }, wait);
    }
    default:
      return read satisfies never;
  }
}
