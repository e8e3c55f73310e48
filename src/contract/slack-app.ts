import { parseSiteAddress } from './site-address';

/** What Lull can do in Slack; each is asked for on its own. */
export type SlackCapability = 'status' | 'snooze' | 'people' | SlackPeopleCapability;

/** What more Lull can know of people there: each goes with `people`. */
export type SlackPeopleCapability = 'dnd' | 'groups' | 'channels' | 'emails';

export const SLACK_PEOPLE_CAPABILITIES: readonly SlackPeopleCapability[] = [
  'dnd',
  'groups',
  'channels',
  'emails',
];

export const SLACK_CAPABILITIES: readonly SlackCapability[] = [
  'status',
  'snooze',
  'people',
  ...SLACK_PEOPLE_CAPABILITIES,
];

/** The least that each takes (docs.slack.dev/reference/methods, the scopes of the methods that are called). */
export const SLACK_SCOPES: { readonly [capability in SlackCapability]: readonly string[] } = {
  status: ['users.profile:read', 'users.profile:write'],
  snooze: ['dnd:read', 'dnd:write'],
  people: ['users:read'],
  dnd: ['dnd:read'],
  groups: ['usergroups:read'],
  channels: ['channels:read', 'groups:read'],
  emails: ['users:read.email'],
};

/** The scopes of some capabilities, for a user's token. */
export function scopesOf(capabilities: readonly SlackCapability[]): readonly string[] {
  const all = SLACK_CAPABILITIES.filter((one) => capabilities.includes(one)).flatMap(
    (capability) => SLACK_SCOPES[capability],
  );
  return [...new Set(all)];
}

/** What a capability still lacks among the scopes that were granted. */
export function missingScopes(
  capability: SlackCapability,
  granted: readonly string[],
): readonly string[] {
  return SLACK_SCOPES[capability].filter((scope) => !granted.includes(scope));
}

/** Where Slack sends the browser back to: an app has to name each beforehand, so there are three to choose from. */
export const SLACK_PORTS: readonly number[] = [47_621, 47_622, 47_623];

export const SLACK_REDIRECT_PATH = '/slack';

export const slackRedirect = (port: number): string =>
  `http://localhost:${port}${SLACK_REDIRECT_PATH}`;

export const SLACK_SITE = 'https://slack.com';

/** Reads the address of a Slack; null where it is none. */
export const parseSlackSite = parseSiteAddress;

/** A manifest for an app of one's own (docs.slack.dev/reference/app-manifest): a public client without a secret. */
export function slackManifest(capabilities: readonly SlackCapability[]): string {
  const manifest = {
    display_information: { name: 'Lull', description: 'Your status says when you surface' },
    oauth_config: {
      redirect_urls: SLACK_PORTS.map(slackRedirect),
      scopes: { user: scopesOf(capabilities) },
      pkce_enabled: true,
    },
    settings: {
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: true,
    },
  };
  return JSON.stringify(manifest, null, 2);
}
