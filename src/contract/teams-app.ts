/** What Lull can do in Teams; each is asked for on its own. */
export type TeamsCapability = 'message' | 'mute' | 'people' | 'presence' | 'hours' | 'groups';

export const TEAMS_CAPABILITIES: readonly TeamsCapability[] = [
  'message',
  'mute',
  'people',
  'presence',
  'hours',
  'groups',
];

/** Reading my own presence and setting it are two permissions (learn.microsoft.com/graph/api/presence-get). */
const MINE = ['Presence.Read', 'Presence.ReadWrite'];

/** The least that each takes, of the delegated permissions (learn.microsoft.com/graph/permissions-reference). */
export const TEAMS_SCOPES: { readonly [capability in TeamsCapability]: readonly string[] } = {
  message: MINE,
  mute: MINE,
  people: ['User.ReadBasic.All'],
  presence: ['Presence.Read.All'],
  hours: ['Calendars.Read'],
  // Who is in a team may only be read once an admin has allowed it (learn.microsoft.com/graph/api/team-list-members).
  groups: ['Team.ReadBasic.All', 'TeamMember.Read.All'],
};

/** The permissions of some capabilities, each once. */
export function teamsScopesOf(capabilities: readonly TeamsCapability[]): readonly string[] {
  const chosen = TEAMS_CAPABILITIES.filter((one) => capabilities.includes(one));
  return [...new Set(chosen.flatMap((capability) => TEAMS_SCOPES[capability]))];
}

/** What a capability still lacks among the permissions that were granted. */
export function missingTeamsScopes(
  capability: TeamsCapability,
  granted: readonly string[],
): readonly string[] {
  return TEAMS_SCOPES[capability].filter((scope) => !granted.includes(scope));
}

/** Where Microsoft is: another pair in a national cloud (learn.microsoft.com/graph/deployments). */
export type TeamsPlace = {
  /** Where one signs in, without a tenant. */
  readonly login: string;
  /** Microsoft Graph, without a version. */
  readonly graph: string;
  /** The id or the domain of the tenant; `organizations` finds it by who signs in. */
  readonly tenant: string;
};

export const MICROSOFT: TeamsPlace = {
  login: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  tenant: 'organizations',
};

/** Reads a tenant: its id, one of its domains, or the name for any of them. Null where it is none. */
export function parseTenant(text: string): string | null {
  const tenant = text.trim().toLowerCase();
  return /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(tenant) ? tenant : null;
}

/** Whether a text is an id of Microsoft's, in small letters: of somebody, of a team, of an application. */
export const isTeamsId = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Reads the id of an application: a GUID. Null where it is none. */
export function parseTeamsClient(text: string): string | null {
  const id = text.trim().toLowerCase();
  return isTeamsId(id) ? id : null;
}
