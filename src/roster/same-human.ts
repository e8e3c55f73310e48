import type { Saying } from './merge';
import type { Handles } from './person';

type Picks = { readonly teams: readonly Saying[]; readonly slack: readonly Saying[] };

type Layers = {
  readonly file: readonly Saying[];
  readonly channel: readonly Saying[];
  readonly added: readonly Saying[];
  readonly teams?: readonly Saying[];
  readonly slack?: readonly Saying[];
};

const NOBODY: Picks = { teams: [], slack: [] };

/** How somebody can be told to be the same human, the surest first. */
const KINDS = ['slack', 'teams', 'email'] as const;

function keysOf(handles: Handles | null | undefined): readonly string[] {
  if (handles === null || handles === undefined) return [];
  return KINDS.flatMap((kind) => {
    const handle = handles[kind];
    return handle === undefined
      ? []
      : [`${kind} ${kind === 'email' ? handle.toLowerCase() : handle}`];
  });
}

/**
 * People picked from services, each under the id of whoever is the same human in a stronger source: one with the same
 * member id or the same e-mail address. Two of one service are never one.
 */
export function picksUnderOneId(layers: Layers): Picks {
  const { teams = [], slack = [] } = layers;
  if (teams.length + slack.length === 0) return NOBODY;
  const owners = new Map<string, string>();
  const own = (id: string, handles: Handles | null | undefined): void => {
    for (const key of keysOf(handles)) if (!owners.has(key)) owners.set(key, id);
  };
  for (const layer of [layers.added, layers.file, layers.channel]) {
    for (const { id, handles } of layer) own(id, handles);
  }
  const joined = (picks: readonly Saying[]): Saying[] => {
    const taken = new Set<string>();
    const list = picks.map((pick) => {
      const found = keysOf(pick.handles).map((key) => owners.get(key));
      const id = found.find((one) => one !== undefined && !taken.has(one)) ?? pick.id;
      taken.add(id);
      return id === pick.id ? pick : { ...pick, id };
    });
    for (const { id, handles } of list) own(id, handles);
    return list;
  };
  return { teams: joined(teams), slack: joined(slack) };
}
