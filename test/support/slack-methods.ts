/** The arguments of a call, as a form carries them. */
export type Args = { readonly [name: string]: string };

export type Method = {
  /** What a user's token must have been granted; null where no token is sent. */
  readonly scopes: readonly string[] | null;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Calls a minute of its tier (docs.slack.dev/apis/web-api/rate-limits); null where it is not counted here. */
  readonly tier?: number;
};

/** The methods that Lull may call, each from docs.slack.dev/reference/methods/<name>. */
export const METHODS: { readonly [method: string]: Method } = {
  'auth.test': { scopes: [], required: [], optional: [] },
  'auth.revoke': { scopes: [], required: [], optional: ['test'] },
  'oauth.v2.access': {
    scopes: null,
    required: ['client_id', 'grant_type'],
    optional: ['code', 'code_verifier', 'redirect_uri', 'refresh_token', 'client_secret'],
  },
  'users.profile.get': {
    scopes: ['users.profile:read'],
    required: [],
    optional: ['user', 'include_labels'],
  },
  // "name" and "value" set one field; Lull sets three at once.
  'users.profile.set': {
    scopes: ['users.profile:write'],
    required: ['profile'],
    optional: ['user'],
  },
  'users.list': {
    scopes: ['users:read'],
    required: [],
    optional: ['limit', 'cursor', 'include_locale', 'team_id'],
    tier: 20,
  },
  'users.info': {
    scopes: ['users:read'],
    required: ['user'],
    optional: ['include_locale'],
    tier: 100,
  },
  'dnd.teamInfo': { scopes: ['dnd:read'], required: ['users'], optional: ['team_id'], tier: 20 },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    required: [],
    optional: ['include_count', 'include_disabled', 'include_users', 'team_id'],
    tier: 20,
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    required: ['usergroup'],
    optional: ['include_disabled', 'team_id'],
    tier: 20,
  },
  // Which of the scopes it takes goes by the types that are asked for.
  'users.conversations': {
    scopes: ['channels:read', 'groups:read'],
    required: [],
    optional: ['cursor', 'exclude_archived', 'limit', 'team_id', 'types', 'user'],
    tier: 20,
  },
  'conversations.members': {
    scopes: ['channels:read', 'groups:read'],
    required: ['channel'],
    optional: ['cursor', 'limit'],
    tier: 100,
  },
  'dnd.info': { scopes: ['dnd:read'], required: [], optional: ['user', 'team_id'] },
  'dnd.setSnooze': { scopes: ['dnd:write'], required: ['num_minutes'], optional: [] },
  'dnd.endSnooze': { scopes: ['dnd:write'], required: [], optional: [] },
};

const PROFILE = ['status_text', 'status_emoji', 'status_expiration'];

function badProfile(text: string): string | null {
  const profile = JSON.parse(text) as { readonly [name: string]: unknown };
  const unknown = Object.keys(profile).find((name) => !PROFILE.includes(name));
  if (unknown !== undefined) return `users.profile.set: ${unknown}`;
  const { status_text: said, status_emoji: emoji, status_expiration: ends } = profile;
  if (typeof said !== 'string' || typeof emoji !== 'string') return 'a status without text';
  if (emoji !== '' && !/^:[^:\s]+:$/.test(emoji)) return `the emoji ${emoji}`;
  // Both or neither are cleared: must_clear_both_status_text_and_status_emoji.
  if ((said === '') !== (emoji === '')) return 'only half of a status cleared';
  return Number.isSafeInteger(ends) && (ends as number) >= 0 ? null : `expires at ${String(ends)}`;
}

/** What is wrong with the arguments of a call, or null. */
export function badArgument(method: string, args: Args): string | null {
  const known = METHODS[method];
  if (known === undefined) return `${method} is unknown`;
  const { required, optional } = known;
  const missing = required.find((name) => !(name in args));
  if (missing !== undefined) return `${method} without ${missing}`;
  const undocumented = Object.keys(args).find((name) => ![...required, ...optional].includes(name));
  if (undocumented !== undefined) return `${method} knows no ${undocumented}`;
  if (method === 'users.profile.set') return badProfile(args['profile'] ?? '');
  if (method === 'dnd.setSnooze' && !/^[1-9]\d*$/.test(args['num_minutes'] ?? '')) {
    return `num_minutes=${args['num_minutes']}`;
  }
  if (method === 'dnd.teamInfo') return badUsers(args['users'] ?? '');
  // docs.slack.dev/reference/methods/users.conversations: an integer with a maximum of 999.
  const limit = args['limit'];
  if (limit !== undefined && !/^[1-9]\d{0,2}$/.test(limit)) return `${method} limit=${limit}`;
  return null;
}

/** docs.slack.dev/reference/methods/dnd.teamInfo: more than one user, and up to 50. */
function badUsers(text: string): string | null {
  const users = text.split(',');
  const isList = users.every((user) => /^[UW][A-Z0-9]+$/.test(user));
  return isList && users.length > 1 && users.length <= 50 ? null : `dnd.teamInfo users=${text}`;
}
