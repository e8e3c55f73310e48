import type { TeamsRoute, TeamsServer } from './teams-server';

/** Somebody of the tenant, as the local Graph has them. */
export type Colleague = {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly userPrincipalName: string;
  presence: object;
  /** What getSchedule answers of them besides their address; null where they do not share it. */
  schedule: object | null;
  photo: Buffer | null;
};

/** A team that I am in, with its members by their ids. */
export type ColleagueTeam = {
  readonly id: string;
  readonly displayName: string;
  readonly members: readonly string[];
};

export type TeamsPeopleWorld = {
  readonly people: Colleague[];
  readonly teams: ColleagueTeam[];
};

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What `User.ReadBasic.All` lets be seen of somebody (learn.microsoft.com/graph/permissions-reference). */
const BASIC = ['id', 'displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'];

/** An id of the tenant; the same number is the same somebody. */
export const colleagueId = (number: number): string =>
  `fa8bf3dc-eca7-46b7-bad1-${String(number).padStart(12, '0')}`;

/** Somebody at their desk nine to five in London, of whom nothing in particular is to be said. */
export function colleague(number: number, change: Partial<Colleague> = {}): Colleague {
  const id = colleagueId(number);
  return {
    id,
    displayName: `Colleague ${number}`,
    mail: `colleague${number}@harbour.example`,
    userPrincipalName: `colleague${number}@harbour.example`,
    presence: { availability: 'Available', activity: 'Available' },
    schedule: {
      availabilityView: '',
      scheduleItems: [],
      workingHours: {
        daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        startTime: '09:00:00.0000000',
        endTime: '17:00:00.0000000',
        timeZone: { name: 'GMT Standard Time' },
      },
    },
    photo: null,
    ...change,
  };
}

type Ask = Parameters<TeamsRoute['answer']>[0];

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names the arguments that nobody described. */
function onlyKnown({ query, problem }: Ask, known: readonly string[], what: string): void {
  for (const name of query.keys()) if (!known.includes(name)) problem(`${what}: ${name}`);
}

const basics = ({ id, displayName, mail, userPrincipalName }: Colleague) => ({
  id,
  displayName,
  mail,
  userPrincipalName,
});

/** learn.microsoft.com/graph/api/user-list, search-query-parameter and aad-advanced-queries. */
function users(world: TeamsPeopleWorld, ask: Ask) {
  const { query, headers, problem } = ask;
  onlyKnown(ask, ['$search', '$filter', '$select', '$top'], 'users');
  const selected = (query.get('$select') ?? '').split(',');
  for (const name of selected) if (!BASIC.includes(name)) problem(`users: may not see ${name}`);
  const top = Number(query.get('$top') ?? 100);
  if (!(top >= 1 && top <= 999)) problem(`users: $top=${top}`);
  const search = query.get('$search');
  const filter = query.get('$filter');
  if ((search === null) === (filter === null)) problem('users: neither searched nor filtered');
  let found: Colleague[];
  if (search !== null) {
    if (headers['consistencylevel'] !== 'eventual') problem('users: $search without eventual');
    const quoted = search.match(/"(?:[^"\\]|\\["\\])*"/g) ?? [];
    if (quoted.join(' OR ') !== search) problem(`$search ${search}`);
    const terms = quoted.map((term) => {
      const [, name = '', text = ''] = /^"(\w+):([^]*)"$/.exec(term) ?? [];
      if (!['displayName', 'mail', 'userPrincipalName'].includes(name)) problem(`$search ${term}`);
      return { name, text: text.replace(/\\(["\\])/g, '$1').toLowerCase() };
    });
    const fits = (person: Colleague): boolean =>
      terms.some(({ name, text }) =>
        (person[name as 'displayName' | 'mail' | 'userPrincipalName'] ?? '')
          .toLowerCase()
          .split(/[\s@.]+/)
          .some((_, at, words) => words.slice(at).join(' ').startsWith(text)),
      );
    found = world.people.filter(fits);
  } else {
    const list = /^id in \((.*)\)$/.exec(filter ?? '')?.[1] ?? '';
    const ids = list.split(',').map((one) => /^'(.*)'$/.exec(one)?.[1] ?? '');
    if (ids.length > 15) problem(`users: ${ids.length} values for "in"`);
    for (const id of ids) if (!ID.test(id)) problem(`users: the id "${id}"`);
    found = world.people.filter(({ id }) => ids.includes(id));
  }
  const more = found.length > top;
  return {
    status: 200,
    body: {
      value: found.slice(0, top).map(basics),
      ...(more ? { '@odata.nextLink': 'https://graph.example/v1.0/users?$skiptoken=x' } : {}),
    },
  };
}

/** learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid. */
function presences(world: TeamsPeopleWorld, { body, problem }: Ask) {
  const ids: unknown = isObject(body) ? body['ids'] : null;
  if (!isObject(body) || Object.keys(body).join() !== 'ids' || !Array.isArray(ids)) {
    problem('getPresencesByUserId without ids');
    return { status: 400, body: { error: { code: 'BadRequest', message: '' } } };
  }
  if (ids.length < 1 || ids.length > 650) problem(`getPresencesByUserId of ${ids.length}`);
  const value = world.people
    .filter(({ id }) => ids.includes(id))
    .map(({ id, presence }) => ({ id, ...presence }));
  return { status: 200, body: { value } };
}

const instantOf = (time: unknown, problem: Ask['problem']): number => {
  const { dateTime, timeZone } = isObject(time) ? time : {};
  if (timeZone !== 'UTC') problem(`getSchedule in ${String(timeZone)}`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(dateTime))) problem('a time of getSchedule');
  return Date.parse(`${String(dateTime)}Z`);
};

/** learn.microsoft.com/graph/api/calendar-getschedule and outlook-get-free-busy-schedule. */
function schedules(world: TeamsPeopleWorld, { body, problem }: Ask) {
  const asked = isObject(body) ? body : {};
  const known = ['schedules', 'startTime', 'endTime', 'availabilityViewInterval'];
  for (const name of Object.keys(asked)) {
    if (!known.includes(name)) problem(`getSchedule: ${name}`);
  }
  const list: unknown = asked['schedules'];
  const mailboxes: readonly unknown[] = Array.isArray(list) ? list : [];
  if (mailboxes.length < 1 || mailboxes.length > 20) problem(`${mailboxes.length} schedules`);
  const start = instantOf(asked['startTime'], problem);
  const days = (instantOf(asked['endTime'], problem) - start) / 86_400_000;
  if (!(days > 0 && days < 62)) problem(`a schedule of ${days} days`);
  const slot = Number(asked['availabilityViewInterval'] ?? 30);
  if (!(slot >= 5 && slot <= 1440)) problem(`slots of ${slot} minutes`);
  const value = mailboxes.map((mailbox) => {
    const person = world.people.find(({ mail, userPrincipalName }) =>
      [mail, userPrincipalName].includes(String(mailbox)),
    );
    const schedule = person?.schedule ?? null;
    if (schedule !== null) return { scheduleId: mailbox, ...schedule };
    const error = { message: 'canary-message', responseCode: 'ErrorMailRecipientNotFound' };
    return { scheduleId: mailbox, error };
  });
  return { status: 200, body: { value } };
}

/** learn.microsoft.com/graph/api/profilephoto-get. */
function photo(world: TeamsPeopleWorld, { path }: Ask) {
  const id = path.split('/')[2];
  const content = world.people.find((person) => person.id === id)?.photo ?? null;
  return content === null
    ? { status: 404, body: { error: { code: 'ImageNotFound', message: '' } } }
    : { status: 200, body: null, file: { type: 'image/jpeg', bytes: content } };
}

const PAGE = 100;

/** learn.microsoft.com/graph/api/team-list-members: pages of what `$top` says, at most 999. */
function members(world: TeamsPeopleWorld, site: string, ask: Ask) {
  const { path, query, problem } = ask;
  onlyKnown(ask, ['$top', '$skiptoken'], 'members');
  const team = world.teams.find(({ id }) => id === path.split('/')[2]);
  if (team === undefined) {
    problem(`members of ${path}`);
    return { status: 404, body: { error: { code: 'NotFound', message: '' } } };
  }
  const from = Number(query.get('$skiptoken') ?? 0);
  const top = Math.min(Number(query.get('$top') ?? PAGE), PAGE);
  const value = team.members.slice(from, from + top).flatMap((id) => {
    const person = world.people.find((one) => one.id === id);
    if (person === undefined) return [];
    const { displayName, mail } = person;
    return [{ id: `member-${id}`, roles: [], userId: id, displayName, email: mail }];
  });
  const next = from + top;
  const link = `${site}/v1.0${path}?$top=${top}&$skiptoken=${next}`;
  const more = next < team.members.length ? { '@odata.nextLink': link } : {};
  return { status: 200, body: { value, ...more } };
}

/** Adds the people of a tenant to a local Graph. */
export function addPeopleRoutes(server: TeamsServer): TeamsPeopleWorld {
  const world: TeamsPeopleWorld = { people: [], teams: [] };
  const routes: readonly TeamsRoute[] = [
    {
      name: 'users',
      method: 'GET',
      path: '/users',
      scopes: ['User.ReadBasic.All'],
      answer: (ask) => users(world, ask),
    },
    {
      name: 'presences',
      method: 'POST',
      path: '/communications/getPresencesByUserId',
      scopes: ['Presence.Read.All'],
      answer: (ask) => presences(world, ask),
    },
    {
      name: 'schedules',
      method: 'POST',
      path: '/me/calendar/getSchedule',
      scopes: ['Calendars.ReadBasic', 'Calendars.Read'],
      answer: (ask) => schedules(world, ask),
    },
    {
      name: 'photo',
      method: 'GET',
      path: /^\/users\/[0-9a-f-]{36}\/photos\/48x48\/\$value$/,
      scopes: ['User.ReadBasic.All', 'ProfilePhoto.Read.All'],
      answer: (ask) => photo(world, ask),
    },
    {
      name: 'joined-teams',
      method: 'GET',
      path: '/me/joinedTeams',
      scopes: ['Team.ReadBasic.All'],
      answer: (ask) => {
        onlyKnown(ask, ['$select'], 'joinedTeams');
        return {
          status: 200,
          body: { value: world.teams.map(({ id, displayName }) => ({ id, displayName })) },
        };
      },
    },
    {
      name: 'members',
      method: 'GET',
      path: /^\/teams\/[0-9a-f-]{36}\/members$/,
      scopes: ['TeamMember.Read.All'],
      answer: (ask) => members(world, server.site, ask),
    },
  ];
  for (const route of routes) server.route(route);
  return world;
}
