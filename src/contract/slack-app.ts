/** What Lull can do in Slack; each is asked for on its own. */
export type SlackCapability = 'status' | 'snooze' | 'people';

export const SLACK_CAPABILITIES: readonly SlackCapability[] = ['status', 'snooze', 'people'];

/** The least that each takes (docs.slack.dev/reference/methods, the scopes of the methods that are called). */
export const SLACK_SCOPES: { readonly [capability in SlackCapability]: readonly string[] } = {
  status: ['users.profile:read', 'users.profile:write'],
  snooze: ['dnd:read', 'dnd:write'],
  people: ['users:read'],
};

/** The scopes of some capabilities, for a user's token. */
export function scopesOf(capabilities: readonly SlackCapability[]): readonly string[] {
  return SLACK_CAPABILITIES.filter((one) => capabilities.includes(one)).flatMap(
    (capability) => SLACK_SCOPES[capability],
  );
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

/**
 * Reads the address of a Slack: `https:` with nothing after the host, or `http:` on this machine. Null where it is none.
 */
export function parseSlackSite(text: string): string | null {
  const found = /^(https?):\/\/([a-z0-9.-]+)(:\d{1,5})?\/?$/i.exec(text.trim());
  if (found === null) return null;
  const [, scheme = '', host = '', port = ''] = found;
  const isHere = ['localhost', '127.0.0.1'].includes(host.toLowerCase());
  if (scheme.toLowerCase() === 'http' && !isHere) return null;
  return `${scheme}://${host}${port}`.toLowerCase();
}

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
