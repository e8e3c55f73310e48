import type { Handles, Person } from './person';

/**
 * Where people come from: `mine` is what I added or changed by hand, `channel` what they say of themselves, `file` the
 * team file that was imported or is followed.
 */
export const SOURCES = ['mine', 'channel', 'file', 'teams', 'slack'] as const;

export type SourceId = (typeof SOURCES)[number];

/** What of a person can come from one source or another. */
export type PersonField = Exclude<keyof Person, 'id'>;

const OWN_WORD_FIRST: readonly SourceId[] = ['mine', 'channel', 'file', 'teams', 'slack'];
const TEAM_FIRST: readonly SourceId[] = ['mine', 'file', 'channel', 'teams', 'slack'];

/**
 * Whose word counts, the strongest first. When somebody works is theirs to say; what they are called, their part in the
 * team and how to reach them is the team's. What I changed by hand stands above both.
 */
export const PRECEDENCE: { readonly [field in PersonField]: readonly SourceId[] } = {
  name: TEAM_FIRST,
  zone: OWN_WORD_FIRST,
  role: TEAM_FIRST,
  blocks: OWN_WORD_FIRST,
  exceptions: OWN_WORD_FIRST,
  focus: OWN_WORD_FIRST,
  replyWithin: OWN_WORD_FIRST,
  urgent: TEAM_FIRST,
  handles: TEAM_FIRST,
};

export const PERSON_FIELDS = Object.keys(PRECEDENCE) as readonly PersonField[];

/** What one source says of somebody: the fields it names. Null takes away what weaker sources say; an absent field leaves it. */
export type Saying = { readonly id: string } & {
  readonly [field in PersonField]?: Person[field] | null;
};

/** What every source says; each names a person once, and of two entries the later one counts. */
export type Sources = { readonly [source in SourceId]?: readonly Saying[] };

/** Where a person is from: one source for all there is, or the source of each field. */
export type Origin = SourceId | { readonly [field in PersonField]?: SourceId };

/** Everybody from every source, once. */
export type MergedPeople = {
  /** In the order of the file, then of what I added, then of the other sources. */
  readonly people: readonly Person[];
  /** Of those who are not from the file alone. */
  readonly origins: { readonly [id: string]: Origin };
  /** Those of whom no source tells the zone: they cannot be shown, and are not forgotten. */
  readonly unplaced: readonly string[];
};

/** The order in which sources line their people up. */
const LINED_UP: readonly SourceId[] = ['file', 'mine', 'channel', 'teams', 'slack'];

const HANDLES = ['email', 'slack', 'teams'] as const;

type Says = { readonly [source in SourceId]?: Saying };

/** Somebody of whom one source says all there is, as that source has them. */
function asPerson(saying: Saying): Person | null {
  if (saying.name === undefined || saying.zone === undefined) return null;
  for (const field of PERSON_FIELDS) if (saying[field] === null) return null;
  return saying as Person;
}

/** Each handle from the strongest source that has one, since Slack knows one and the file another; mine stand as I left them. */
function mergeHandles(says: Says): { readonly handles: Handles; readonly from: SourceId } | null {
  const handles: { -readonly [key in keyof Handles]: Handles[key] } = {};
  let from: SourceId | null = null;
  for (const source of PRECEDENCE.handles) {
    const said = says[source]?.handles;
    if (said === null) break;
    if (said === undefined) continue;
    for (const key of HANDLES) {
      const handle = said[key];
      if (handle === undefined || handles[key] !== undefined) continue;
      handles[key] = handle;
      from ??= source;
    }
    if (source === 'mine') break;
  }
  return from === null ? null : { handles, from };
}

function strongest(says: Says, field: PersonField): SourceId | null {
  for (const source of PRECEDENCE[field]) {
    const said = says[source]?.[field];
    if (said === null) return null;
    if (said !== undefined) return source;
  }
  return null;
}

type OneMerged = { readonly person: Person | null; readonly origin: Origin };

function mergeOne(id: string, says: Says): OneMerged {
  const fields: { [field: string]: unknown } = { id };
  const origin: { [field in PersonField]?: SourceId } = {};
  for (const field of PERSON_FIELDS) {
    if (field === 'handles') continue;
    const from = strongest(says, field);
    if (from === null) continue;
    fields[field] = says[from]?.[field];
    origin[field] = from;
  }
  const handles = mergeHandles(says);
  if (handles !== null) {
    fields['handles'] = handles.handles;
    origin.handles = handles.from;
  }
  fields['name'] ??= id;
  const person = fields['zone'] === undefined ? null : (fields as unknown as Person);
  const sources = new Set(Object.values(origin));
  const [only] = sources;
  return { person, origin: only !== undefined && sources.size === 1 ? only : origin };
}

/** What each source says of everybody, in the order in which they are lined up. */
function gather(sources: Sources): Map<string, Says> {
  const gathered = new Map<string, { [source in SourceId]?: Saying }>();
  for (const source of LINED_UP) {
    for (const saying of sources[source] ?? []) {
      const says = gathered.get(saying.id);
      if (says === undefined) gathered.set(saying.id, { [source]: saying });
      else says[source] = saying;
    }
  }
  return gathered;
}

function onlySource(says: Says): SourceId | null {
  let only: SourceId | null = null;
  for (const source in says) {
    if (only !== null) return null;
    only = source as SourceId;
  }
  return only;
}

/**
 * Merges what all sources say, field by field, by `PRECEDENCE`. Nobody is there twice or lost: those whom I `hide`
 * stay away whatever a source says.
 */
export function mergePeople(sources: Sources, hide: readonly string[] = []): MergedPeople {
  const hidden = new Set(hide);
  const people: Person[] = [];
  const origins: { [id: string]: Origin } = {};
  const unplaced: string[] = [];
  for (const [id, says] of gather(sources)) {
    if (hidden.has(id)) continue;
    const only = onlySource(says);
    const whole = only === null ? null : asPerson(says[only] as Saying);
    if (only !== null && whole !== null) {
      people.push(whole);
      if (only !== 'file') origins[id] = only;
      continue;
    }
    const { person, origin } = mergeOne(id, says);
    if (person === null) unplaced.push(id);
    else {
      people.push(person);
      if (origin !== 'file') origins[id] = origin;
    }
  }
  return { people, origins, unplaced };
}
