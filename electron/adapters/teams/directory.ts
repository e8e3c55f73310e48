import { isTeamsId } from '../../../src/contract/teams-app';
import { asFields, field, type Fields } from '../../../src/roster/fields';
import { cleanText } from '../../../src/roster/text';
import type { Called, Graph } from './graph';
import { failure, type CallFailure } from './failures';

/** Somebody of the tenant, as far as everybody there may know them (the scope `User.ReadBasic.All`). */
export type TeamsProfile = { readonly id: string; readonly name: string; readonly email: string };

/** A team that I am in. */
export type JoinedTeam = { readonly id: string; readonly name: string };

export type Found<Item> =
  | { readonly kind: 'found'; readonly items: readonly Item[]; readonly more: boolean }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

const SELECT = '$select=id,displayName,mail,userPrincipalName';

/** How many a search answers with, and how many members of a team are read, page by page. */
const SEARCHED = 50;
const PAGE = 200;
const MOST_PAGES = 5;

/** learn.microsoft.com/graph/aad-advanced-queries: `in` takes no more values than this. */
export const MOST_IN_FILTER = 15;

const LONGEST_NAME = 80;
const LONGEST_EMAIL = 254;

function textOf(value: unknown, longest: number): string {
  const cleaned = typeof value === 'string' ? cleanText(value, longest) : null;
  return cleaned?.kind === 'text' ? cleaned.text : '';
}

function profileOf(fields: Fields, idField: string): TeamsProfile | null {
  const id = field(fields, idField);
  if (typeof id !== 'string' || !isTeamsId(id.toLowerCase())) return null;
  const principal = textOf(field(fields, 'userPrincipalName'), LONGEST_EMAIL);
  const mail = textOf(field(fields, 'mail') ?? field(fields, 'email'), LONGEST_EMAIL);
  const name = textOf(field(fields, 'displayName'), LONGEST_NAME);
  const email = mail === '' ? principal : mail;
  return name === '' && email === ''
    ? null
    : { id: id.toLowerCase(), name: name === '' ? email : name, email };
}

function valuesOf(called: Called): readonly Fields[] | null {
  const list = called.ok ? called.answer['value'] : null;
  return Array.isArray(list) ? list.map(asFields).filter((one) => one !== null) : null;
}

const NOT_UNDERSTOOD = failure('bad-answer', 'no list', { status: 200 });

function found<Item>(called: Called, read: (fields: Fields) => Item | null): Found<Item> {
  if (!called.ok) return { kind: 'failed', failure: called.failure };
  const values = valuesOf(called);
  if (values === null) return { kind: 'failed', failure: NOT_UNDERSTOOD };
  const items = values.map(read).filter((one) => one !== null);
  return { kind: 'found', items, more: typeof called.answer['@odata.nextLink'] === 'string' };
}

/** A search term inside its quotes (learn.microsoft.com/graph/search-query-parameter). */
const quoted = (text: string): string => text.replace(/["\\]/g, '\\$&');

/** People whose name or address has words that begin so (learn.microsoft.com/graph/api/user-list). */
export async function searchPeople(graph: Graph, text: string): Promise<Found<TeamsProfile>> {
  const term = quoted(text.trim());
  const search = ['displayName', 'mail', 'userPrincipalName']
    .map((name) => `"${name}:${term}"`)
    .join(' OR ');
  const path = `/users?$search=${encodeURIComponent(search)}&${SELECT}&$top=${SEARCHED}`;
  const called = await graph.call('GET', path, { headers: { ConsistencyLevel: 'eventual' } });
  return found(called, (fields) => profileOf(fields, 'id'));
}

/** The teams that I am in (learn.microsoft.com/graph/api/user-list-joinedteams). */
export async function joinedTeams(graph: Graph): Promise<Found<JoinedTeam>> {
  return found(await graph.call('GET', '/me/joinedTeams?$select=id,displayName'), (fields) => {
    const id = field(fields, 'id');
    const name = textOf(field(fields, 'displayName'), LONGEST_NAME);
    const isTeam = typeof id === 'string' && isTeamsId(id.toLowerCase()) && name !== '';
    return isTeam ? { id: id.toLowerCase(), name } : null;
  });
}

/** Who is in a team (learn.microsoft.com/graph/api/team-list-members), page by page. */
export async function teamMembers(graph: Graph, team: string): Promise<Found<TeamsProfile>> {
  const items: TeamsProfile[] = [];
  let path: string | null = `/teams/${encodeURIComponent(team)}/members?$top=${PAGE}`;
  for (let page = 0; path !== null && page < MOST_PAGES; page++) {
    const called: Called = await graph.call('GET', path);
    const some = found(called, (fields) => profileOf(fields, 'userId'));
    if (some.kind === 'failed') return some;
    items.push(...some.items);
    path = called.ok ? graph.pathOf(called.answer['@odata.nextLink']) : null;
  }
  return { kind: 'found', items, more: path !== null };
}

/** Who people are by their ids, no more than `MOST_IN_FILTER` at once; who is not among the answer is not there. */
export async function readProfiles(
  graph: Graph,
  ids: readonly string[],
): Promise<Found<TeamsProfile>> {
  const filter = `id in (${ids.map((id) => `'${id}'`).join(',')})`;
  const path = `/users?$filter=${encodeURIComponent(filter)}&${SELECT}&$top=${MOST_IN_FILTER}`;
  return found(await graph.call('GET', path), (fields) => profileOf(fields, 'id'));
}
