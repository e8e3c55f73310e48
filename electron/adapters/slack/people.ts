import type {
  SlackCircle,
  SlackCircles,
  SlackFrom,
  SlackMember,
  SlackPeople,
} from '../../../src/app/slack';
import { isSlackMemberId, readSlackUser } from '../../../src/presence/slack-person';
import { cleanText } from '../../../src/roster/text';
import type { Clock } from '../../ports';
import { troubleOf } from './authorize';
import type { Answer, Client } from './client';
import type { CallFailure } from './failures';
import { readPages } from './pages';

/** So many pages of 200 are within one minute's limit of users.list (20) with some to spare. */
const MOST_PAGES = 15;

/** So many who are not among the people that were read are asked about one by one (users.info: 100 a minute). */
const MOST_ALONE = 80;

const LONGEST_NAME = 80;

const isRecord = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

const failed = (failure: CallFailure) => ({ kind: 'failed', trouble: troubleOf(failure) }) as const;

const NOT_A_LIST = { kind: 'failed', trouble: { kind: 'not-slack', detail: '' } } as const;

function circleOf(value: unknown): SlackCircle | null {
  if (!isRecord(value)) return null;
  const { id, name, handle } = value;
  if (typeof id !== 'string' || !/^[SCG][A-Z0-9]{1,39}$/.test(id)) return null;
  for (const told of [name, handle]) {
    const cleaned = typeof told === 'string' ? cleanText(told, LONGEST_NAME) : null;
    if (cleaned?.kind === 'text') return { id, name: cleaned.text };
  }
  return null;
}

export type People = {
  list(from: SlackFrom): Promise<SlackPeople>;
  circles(of: 'groups' | 'channels'): Promise<SlackCircles>;
};

/** Who is in the workspace, in its user groups and in my channels. */
export function createPeople(call: Client['call'], clock: Clock): People {
  let known = new Map<string, SlackMember>();

  const memberOf = (value: unknown): SlackMember | null => {
    const user = readSlackUser(value, clock.now());
    if (user === null) return null;
    const { id, name, zone, email, leftOut } = user;
    return { id, name, zone, email, leftOut };
  };

  /** Everybody, page by page (docs.slack.dev/reference/methods/users.list). */
  const everybody = async (): Promise<SlackPeople> => {
    const read = await readPages(call, 'users.list', 'members', {}, MOST_PAGES);
    if (read.failure !== null) return failed(read.failure);
    const members = read.items.map(memberOf).filter((one) => one !== null);
    known = new Map(members.map((one) => [one.id, one]));
    return { kind: 'found', members, more: read.more };
  };

  const idsOf = async (
    from: Exclude<SlackFrom, { kind: 'everybody' }>,
  ): Promise<
    { readonly ids: readonly unknown[]; readonly more: boolean } | ReturnType<typeof failed>
  > => {
    if (from.kind === 'channel') {
      // docs.slack.dev/reference/methods/conversations.members
      const args = { channel: from.id };
      const read = await readPages(call, 'conversations.members', 'members', args, MOST_PAGES);
      if (read.failure !== null) return failed(read.failure);
      return { ids: read.items, more: read.more };
    }
    const called = await call('usergroups.users.list', { usergroup: from.id });
    if (!called.ok) return failed(called.failure);
    const { users } = called.answer;
    return Array.isArray(users) ? { ids: users as readonly unknown[], more: false } : NOT_A_LIST;
  };

  const membersOf = async (
    from: Exclude<SlackFrom, { kind: 'everybody' }>,
  ): Promise<SlackPeople> => {
    const read = await idsOf(from);
    if ('kind' in read) return read;
    const ids = read.ids.filter((id) => typeof id === 'string' && isSlackMemberId(id)) as string[];
    if (ids.filter((id) => !known.has(id)).length > MOST_ALONE) {
      const all = await everybody();
      if (all.kind === 'failed') return all;
    }
    const members: SlackMember[] = [];
    let alone = 0;
    let { more } = read;
    for (const id of ids) {
      let member = known.get(id) ?? null;
      if (member === null && alone < MOST_ALONE) {
        alone += 1;
        const called = await call('users.info', { user: id });
        if (called.ok) member = memberOf(called.answer['user']);
        else if (!/^user_not_(found|visible)$/.test(called.failure.error)) {
          return failed(called.failure);
        } else continue;
        if (member !== null) known.set(id, member);
      }
      if (member === null) more = true;
      else members.push(member);
    }
    return { kind: 'found', members, more };
  };

  return {
    list: (from) => (from.kind === 'everybody' ? everybody() : membersOf(from)),
    circles: async (of) => {
      if (of === 'groups') {
        // docs.slack.dev/reference/methods/usergroups.list
        const called = await call('usergroups.list', {});
        if (!called.ok) return failed(called.failure);
        const { usergroups } = called.answer;
        if (!Array.isArray(usergroups)) return NOT_A_LIST;
        const circles = usergroups.map(circleOf).filter((one) => one !== null);
        return { kind: 'found', circles, more: false };
      }
      // docs.slack.dev/reference/methods/users.conversations: those that I am in.
      const args = { types: 'public_channel,private_channel', exclude_archived: true };
      const read = await readPages(call, 'users.conversations', 'channels', args, MOST_PAGES);
      if (read.failure !== null) return failed(read.failure);
      const circles = read.items.map(circleOf).filter((one) => one !== null);
      return { kind: 'found', circles, more: read.more };
    },
  };
}
