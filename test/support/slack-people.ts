import type { Args } from './slack-methods';

/** Somebody of the workspace, as a test changes them. Instants are unix seconds; 0 is none. */
export type SlackUserMade = {
  readonly id: string;
  name: string;
  tz: string | null;
  text: string;
  emoji: string;
  /** The code points of the emoji, empty for one of the workspace's own. */
  unicode: string;
  expiration: number;
  dnd: { readonly start: number; readonly end: number } | null;
  email: string;
  picture: string;
  is: { deleted?: boolean; is_bot?: boolean; is_restricted?: boolean };
  huddle: boolean;
};

/** What is in a workspace besides me. */
export type SlackWorkspace = {
  readonly users: SlackUserMade[];
  readonly groups: { readonly id: string; readonly name: string; readonly users: string[] }[];
  readonly channels: {
    readonly id: string;
    readonly name: string;
    readonly private: boolean;
    readonly members: string[];
  }[];
  /** Whether the plan has user groups. */
  hasGroups: boolean;
  /** Members whom I may not see. */
  readonly hidden: Set<string>;
};

/** Somebody with a zone and nothing else to say. */
export function slackUser(id: string, change: Partial<SlackUserMade> = {}): SlackUserMade {
  return {
    id,
    name: `Name of ${id}`,
    tz: 'Europe/Lisbon',
    text: '',
    emoji: '',
    unicode: '',
    expiration: 0,
    dnd: null,
    email: '',
    picture: '',
    is: {},
    huddle: false,
    ...change,
  };
}

export const emptyWorkspace = (): SlackWorkspace => ({
  users: [],
  groups: [],
  channels: [],
  hasGroups: true,
  hidden: new Set(),
});

// docs.slack.dev/messaging/formatting-message-text: three characters come as entities.
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** docs.slack.dev/reference/objects/user-object; the e-mail address only with users:read.email. */
function userObject(user: SlackUserMade, scopes: readonly string[]): object {
  const info = { emoji_name: user.emoji.replaceAll(':', ''), unicode: user.unicode };
  return {
    id: user.id,
    team_id: 'T0HARBOUR',
    name: user.id.toLowerCase(),
    deleted: false,
    is_bot: false,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    ...user.is,
    ...(user.tz === null ? {} : { tz: user.tz, tz_offset: 0 }),
    profile: {
      real_name: escaped(user.name),
      status_text: escaped(user.text),
      status_emoji: user.emoji,
      status_emoji_display_info: user.unicode === '' ? [] : [info],
      status_expiration: user.expiration,
      huddle_state: user.huddle ? 'in_a_huddle' : 'default_unset',
      huddle_state_expiration_ts: 0,
      image_72: user.picture,
      ...(scopes.includes('users:read.email') ? { email: user.email } : {}),
    },
  };
}

// docs.slack.dev/reference/methods/dnd.teamInfo: 1 stands for none.
const dndObject = ({ dnd }: SlackUserMade): object => ({
  dnd_enabled: dnd !== null,
  next_dnd_start_ts: dnd?.start ?? 1,
  next_dnd_end_ts: dnd?.end ?? 1,
});

const failed = (error: string): object => ({ ok: false, error });

/** docs.slack.dev/apis/web-api/pagination: an empty cursor ends it. */
function paged(list: readonly unknown[], name: string, args: Args, usual: number): object {
  const limit = Math.min(Number(args['limit'] ?? usual), 200);
  const from = Number(args['cursor'] ?? 0);
  const next = from + limit < list.length ? String(from + limit) : '';
  const page = list.slice(from, from + limit);
  return { ok: true, [name]: page, response_metadata: { next_cursor: next } };
}

/** What the methods that are about others answer; null for any other method. */
export function answerOfPeople(
  workspace: SlackWorkspace,
  extra: readonly object[],
  method: string,
  args: Args,
  scopes: readonly string[],
): object | null {
  const { users, groups, channels, hidden } = workspace;
  const find = (id: string | undefined) => users.find((user) => user.id === id);
  switch (method) {
    case 'users.list':
      return paged(
        [...extra, ...users.map((user) => userObject(user, scopes))],
        'members',
        args,
        100,
      );
    case 'users.info': {
      const user = find(args['user']);
      if (user === undefined) return failed('user_not_found');
      if (hidden.has(user.id)) return failed('user_not_visible');
      return { ok: true, user: userObject(user, scopes) };
    }
    case 'dnd.info': {
      const user = find(args['user']);
      if (args['user'] === undefined) return null;
      if (user === undefined) return failed('user_not_found');
      return hidden.has(user.id) ? failed('user_not_visible') : { ok: true, ...dndObject(user) };
    }
    case 'dnd.teamInfo': {
      const asked = (args['users'] ?? '').split(',');
      if (asked.some((id) => hidden.has(id) || find(id) === undefined)) {
        return failed('user_not_visible');
      }
      const told = asked.map((id) => [id, dndObject(find(id) ?? slackUser(id))]);
      return { ok: true, users: Object.fromEntries(told) };
    }
    case 'usergroups.list':
      if (!workspace.hasGroups) return failed('plan_upgrade_required');
      return {
        ok: true,
        usergroups: groups.map(({ id, name }) => ({ id, name, handle: name.toLowerCase() })),
      };
    case 'usergroups.users.list': {
      if (!workspace.hasGroups) return failed('plan_upgrade_required');
      const group = groups.find(({ id }) => id === args['usergroup']);
      return group === undefined ? failed('no_such_subteam') : { ok: true, users: group.users };
    }
    case 'users.conversations': {
      const types = (args['types'] ?? 'public_channel').split(',');
      const mine = channels
        .filter((one) => types.includes(one.private ? 'private_channel' : 'public_channel'))
        .map((one) => ({ id: one.id, name: one.name, is_channel: true, is_private: one.private }));
      return paged(mine, 'channels', args, 100);
    }
    case 'conversations.members': {
      const channel = channels.find(({ id }) => id === args['channel']);
      if (channel === undefined) return failed('channel_not_found');
      return paged(channel.members, 'members', args, 100);
    }
    default:
      return null;
  }
}
