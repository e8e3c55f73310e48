import {
  readSlackDnd,
  readSlackUser,
  slackPerson,
  type SlackDnd,
  type SlackUser,
} from '../../../src/presence/slack-person';
import type { LivePerson } from '../../../src/presence/live-person';
import type { LiveAnswer } from '../../live-ports';
import type { Clock } from '../../ports';
import type { Answer, Client } from './client';
import type { CallFailure } from './failures';
import { readPages } from './pages';

/** So many are asked about one by one: users.info may be called 100 times a minute, users.list 20 times. */
const ONE_BY_ONE = 40;

/** The pages of a workspace that are read at once; in a larger one people are asked about in turns. */
const MOST_PAGES = 8;

/** docs.slack.dev/reference/methods/dnd.teamInfo: up to 50 users a call, and 20 calls a minute. */
const DND_AT_ONCE = 50;
const MOST_DND_CALLS = 8;

export type TeammatesParts = {
  readonly clock: Clock;
  readonly call: Client['call'];
  /** Whether do-not-disturb of others may be read. */
  readonly mayReadDnd: () => boolean;
  /** The name under which a picture will be found; it is fetched when there is time. */
  readonly pictureOf: (address: string) => string | null;
};

type Dnd = { readonly dnd: SlackDnd | null; readonly at: number };

const isRecord = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

const NOT_THERE = ['user_not_found', 'user_not_visible', 'users_not_found'];

/** Asks Slack how people are, within what it allows; what it knew before stands in for what was not asked this time. */
export function createTeammates(
  parts: TeammatesParts,
): (ids: readonly string[]) => Promise<LiveAnswer> {
  const { clock, call } = parts;
  const dnds = new Map<string, Dnd>();
  const askedAt = new Map<string, number>();
  let tooLarge = false;

  /** Those who were asked about longest ago. */
  const longestAgo = (ids: readonly string[], most: number, when: (id: string) => number) =>
    [...ids].sort((a, b) => when(a) - when(b)).slice(0, most);

  const oneByOne = async (
    ids: readonly string[],
    users: Map<string, SlackUser>,
    gone: string[],
  ) => {
    for (const id of longestAgo(ids, ONE_BY_ONE, (one) => askedAt.get(one) ?? 0)) {
      const called = await call('users.info', { user: id });
      if (!called.ok) {
        if (!NOT_THERE.includes(called.failure.error)) return called.failure;
        askedAt.set(id, clock.now());
        gone.push(id);
        continue;
      }
      const user = readSlackUser(called.answer['user'], clock.now());
      if (user?.leftOut === 'gone') gone.push(id);
      else if (user !== null) users.set(id, user);
      askedAt.set(id, clock.now());
    }
    return null;
  };

  const byList = async (ids: readonly string[], users: Map<string, SlackUser>, gone: string[]) => {
    const wanted = new Set(ids);
    const read = await readPages(call, 'users.list', 'members', {}, MOST_PAGES);
    for (const value of read.items) {
      const user = readSlackUser(value, clock.now());
      if (user === null || !wanted.has(user.id)) continue;
      if (user.leftOut === 'gone') gone.push(user.id);
      else users.set(user.id, user);
    }
    if (read.failure === null) tooLarge = read.more;
    return read.failure;
  };

  /** One who cannot be seen spoils the answer for all of a call: they are asked about in halves then. */
  const dndOf = async (ids: readonly string[]): Promise<CallFailure | null> => {
    const [only] = ids;
    if (only === undefined) return null;
    const isAlone = ids.length === 1;
    // "Must provide more than one user" (docs.slack.dev/reference/methods/dnd.teamInfo, no_users_provided).
    const called = isAlone
      ? await call('dnd.info', { user: only })
      : await call('dnd.teamInfo', { users: ids.join(',') });
    const at = clock.now();
    if (!called.ok) {
      if (!NOT_THERE.includes(called.failure.error)) return called.failure;
      if (isAlone) {
        dnds.set(only, { dnd: null, at });
        return null;
      }
      const half = Math.ceil(ids.length / 2);
      return (await dndOf(ids.slice(0, half))) ?? (await dndOf(ids.slice(half)));
    }
    const told = isAlone ? { [only]: called.answer } : called.answer['users'];
    for (const id of ids) {
      const dnd = isRecord(told) ? readSlackDnd(told[id]) : undefined;
      if (dnd !== undefined) dnds.set(id, { dnd, at });
    }
    return null;
  };

  const allDnd = async (ids: readonly string[]): Promise<CallFailure | null> => {
    if (!parts.mayReadDnd()) return null;
    const turn = longestAgo(ids, DND_AT_ONCE * MOST_DND_CALLS, (one) => dnds.get(one)?.at ?? 0);
    for (let from = 0; from < turn.length; from += DND_AT_ONCE) {
      const failure = await dndOf(turn.slice(from, from + DND_AT_ONCE));
      if (failure !== null) return failure;
    }
    return null;
  };

  return async (ids) => {
    const users = new Map<string, SlackUser>();
    const gone: string[] = [];
    const inTurns = ids.length <= ONE_BY_ONE || tooLarge;
    const unread = await (inTurns ? oneByOne : byList)(ids, users, gone);
    const failure = unread ?? (await allDnd(ids.filter((id) => !gone.includes(id))));
    const people: LivePerson[] = [...users.values()].map((user) => {
      const picture = user.picture === null ? null : parts.pictureOf(user.picture);
      return slackPerson(user, dnds.get(user.id)?.dnd ?? null, picture, clock.now());
    });
    return {
      people,
      gone,
      failure: failure === null ? null : { reason: failure.reason, retryAt: failure.retryAt },
    };
  };
}
