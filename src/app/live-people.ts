import type { LiveService } from '../presence/live-person';
import type { RosterLayers } from '../roster/layers';
import type { Saying } from '../roster/merge';
import type { Person } from '../roster/person';
import { picksUnderOneId } from '../roster/same-human';
import type { ZoneName } from '../time/zone';
import type { Live } from './live';
import { LIVE_PARTS } from './live-services';
import type { AppState } from './state';
import { withPassing } from './turn';

/** Who on a roster is known in a service, by their handle there. */
export type Followed = ReadonlyMap<string, readonly string[]>;

type Zones = { readonly [handle: string]: ZoneName };

type Picks = readonly Saying[];

const NO_PICKS: Picks = [];

/** Those whom I picked are asked about whatever handles their entry has, and even before it is known where they are. */
function followedOf(
  people: readonly Person[],
  layers: RosterLayers | undefined,
  service: LiveService,
): Followed {
  const { isHandle } = LIVE_PARTS[service];
  const found = new Map<string, string[]>();
  for (const { id, handles } of people) {
    const handle = handles?.[service];
    if (handle === undefined || !isHandle(handle)) continue;
    const ids = found.get(handle);
    if (ids === undefined) found.set(handle, [id]);
    else ids.push(id);
  }
  const picks = layers?.[service] ?? NO_PICKS;
  if (layers === undefined || picks.length === 0) return found;
  const shown = new Set(people.map(({ id }) => id));
  for (const { id, handles } of picksUnderOneId(layers)[service]) {
    const handle = handles?.[service];
    if (handle === undefined || !isHandle(handle) || found.has(handle)) continue;
    found.set(handle, shown.has(id) ? [id] : []);
  }
  return found;
}

type Known = { readonly picks: Picks; readonly followed: Followed };

const known = new WeakMap<readonly Person[], { [service in LiveService]?: Known }>();

/** Who on the roster is known in a service; the same map as long as the roster is the same. */
export function followedIn({ roster }: AppState, service: LiveService): Followed {
  const { people, layers } = roster;
  const picks = layers?.[service] ?? NO_PICKS;
  const of = known.get(people) ?? {};
  known.set(people, of);
  const before = of[service];
  if (before?.picks === picks) return before.followed;
  const followed = followedOf(people, layers, service);
  of[service] = { picks, followed };
  return followed;
}

/** Zones that people of a service are in, as the roster has them, by their handles. */
export function zonesIn({ roster }: AppState, followed: Followed): Zones {
  const zones: { [handle: string]: ZoneName } = {};
  const zoneOf = new Map(roster.people.map(({ id, zone }) => [id, zone]));
  for (const [handle, [id]] of followed) {
    const zone = id === undefined ? undefined : zoneOf.get(id);
    if (zone !== undefined) zones[handle] = zone;
  }
  return zones;
}

/** Changes what is known of the people of a service. */
export function withLiveNow<Service extends LiveService>(
  state: AppState,
  service: Service,
  change: Partial<Live[Service]>,
): AppState {
  const { live } = state.passing;
  return withPassing(state, { live: { ...live, [service]: { ...live[service], ...change } } });
}
