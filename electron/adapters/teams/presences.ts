import { readTeamsPresence, type TeamsPresence } from '../../../src/presence/teams-presence';
import type { Instant } from '../../../src/time/instant';
import type { CallFailure } from './failures';
import type { Graph } from './graph';

/** learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid: so many ids at once. */
export const MOST_PRESENCES = 650;

/** What Teams told of some people, and why not of the others. */
export type Presences = {
  readonly told: ReadonlyMap<string, TeamsPresence>;
  readonly failure: CallFailure | null;
};

/** How people are, by their ids. */
export async function readPresences(
  graph: Graph,
  ids: readonly string[],
  now: () => Instant,
): Promise<Presences> {
  const told = new Map<string, TeamsPresence>();
  for (let i = 0; i < ids.length; i += MOST_PRESENCES) {
    const body = { ids: ids.slice(i, i + MOST_PRESENCES) };
    const called = await graph.call('POST', '/communications/getPresencesByUserId', { body });
    if (!called.ok) return { told, failure: called.failure };
    const list = called.answer['value'];
    for (const value of Array.isArray(list) ? list : []) {
      const presence = readTeamsPresence(value, now());
      if (presence !== null) told.set(presence.id.toLowerCase(), presence);
    }
  }
  return { told, failure: null };
}
