import type { LivePerson } from '../../../src/presence/live-person';
import { HOUR, MINUTE, type Instant } from '../../../src/time/instant';
import type { ZoneName } from '../../../src/time/zone';
import type { TeamsService } from '../../live-ports';
import type { Clock } from '../../ports';
import { MOST_IN_FILTER, readProfiles, type TeamsProfile } from './directory';
import type { CallFailure } from './failures';
import type { Graph } from './graph';
import { readPicture } from './pictures';
import { readPresences } from './presences';
import { readSchedules, type TeamsSchedule } from './schedules';

/** How long what was read of somebody is taken to hold: names and pictures rarely change, meetings more often. */
const PROFILE_HOLDS = 12 * HOUR;
const SCHEDULE_HOLDS = HOUR;
const PICTURE_HOLDS = 24 * HOUR;

/** How long to wait where a calendar or a picture could not be had and it was not told until when. */
const WAIT = 10 * MINUTE;

/** Pictures come last and few at a time. */
const PICTURES_AT_ONCE = 10;

type Zones = { readonly [handle: string]: ZoneName };

type Known = {
  profile: { readonly value: TeamsProfile | null; readonly until: Instant } | null;
  schedule: { readonly value: TeamsSchedule; readonly at: Instant; readonly until: Instant } | null;
  picture: { readonly name: string; readonly until: Instant } | null;
};

type Heard = Awaited<ReturnType<TeamsService['teammates']>>;

export type TeamsPeople = {
  readonly ask: TeamsService['teammates'];
  /** Forgets what was read of people: it may have been another tenant. */
  readonly forget: () => void;
};

const NOTHING: Known = { profile: null, schedule: null, picture: null };

/** Asks Graph how people are, each thing as often as it changes; what was read is kept for as long as Lull runs. */
export function createTeamsPeople(
  graph: Graph,
  clock: Clock,
  isGranted: (capability: 'presence' | 'hours') => boolean,
): TeamsPeople {
  const known = new Map<string, Known>();
  let schedulesFrom: Instant = 0;
  let picturesFrom: Instant = 0;
  const now = (): Instant => clock.now();

  const of = (id: string): Known => {
    const found = known.get(id) ?? { ...NOTHING };
    known.set(id, found);
    return found;
  };

  const askProfiles = async (ids: readonly string[]): Promise<CallFailure | null> => {
    const due = ids.filter((id) => (of(id).profile?.until ?? 0) <= now());
    for (let i = 0; i < due.length; i += MOST_IN_FILTER) {
      const some = due.slice(i, i + MOST_IN_FILTER);
      const read = await readProfiles(graph, some);
      if (read.kind === 'failed') return read.failure;
      const found = new Map(read.items.map((profile) => [profile.id, profile]));
      for (const id of some) {
        of(id).profile = { value: found.get(id) ?? null, until: now() + PROFILE_HOLDS };
      }
    }
    return null;
  };

  const askSchedules = async (ids: readonly string[], zones: Zones): Promise<void> => {
    if (schedulesFrom > now()) return;
    const due = ids.flatMap((id) => {
      const { profile, schedule } = of(id);
      const email = profile?.value?.email ?? '';
      if (email === '' || (schedule?.until ?? 0) > now()) return [];
      const zone = zones[id];
      return [{ id, email, zones: zone === undefined ? [] : [zone] }];
    });
    if (due.length === 0) return;
    const at = now();
    const { told, failure } = await readSchedules(graph, due, at);
    for (const { id, email } of due) {
      const value = told.get(email.toLowerCase());
      if (value !== undefined) of(id).schedule = { value, at, until: at + SCHEDULE_HOLDS };
    }
    // A calendar that cannot be had holds nothing else up.
    if (failure !== null) schedulesFrom = failure.retryAt ?? now() + WAIT;
  };

  const askPictures = async (ids: readonly string[]): Promise<Heard['pictures']> => {
    const pictures: { [name: string]: string } = {};
    const due = ids.filter((id) => (of(id).picture?.until ?? 0) <= now());
    for (const id of picturesFrom > now() ? [] : due.slice(0, PICTURES_AT_ONCE)) {
      const read = await readPicture(graph, id);
      if (read.kind === 'failed') {
        picturesFrom = read.failure.retryAt ?? now() + WAIT;
        break;
      }
      const until = now() + PICTURE_HOLDS;
      of(id).picture = { name: read.kind === 'none' ? '' : read.name, until };
      if (read.kind === 'picture') pictures[read.name] = read.url;
    }
    return pictures;
  };

  const personOf = (id: string, at: Instant): Omit<LivePerson, 'status' | 'report'> => {
    const { profile, schedule, picture } = of(id);
    const { name = '', email = '' } = profile?.value ?? {};
    return {
      handle: id,
      at,
      ...(name === '' ? {} : { name }),
      ...(email === '' ? {} : { email }),
      ...(schedule === null ? {} : schedule.value),
      ...(picture === null ? {} : { picture: picture.name }),
    };
  };

  return {
    forget: () => {
      known.clear();
      schedulesFrom = 0;
      picturesFrom = 0;
    },
    ask: async ({ handles, zones = {} }) => {
      const profiles = await askProfiles(handles);
      const there = handles.filter((id) => {
        const { profile } = of(id);
        return profile !== null && profile.value !== null;
      });
      const gone = handles.filter((id) => {
        const { profile } = of(id);
        return profile !== null && profile.value === null;
      });
      const presences = isGranted('presence') ? await readPresences(graph, there, now) : null;
      const answeredAt = now();
      if (isGranted('hours')) await askSchedules(there, zones);
      const pictures = await askPictures(there);
      const people = there.flatMap((id): readonly LivePerson[] => {
        if (presences === null) {
          return [personOf(id, of(id).schedule?.at ?? answeredAt)];
        }
        const presence = presences.told.get(id);
        // Whoever Teams tells nothing of this time is as they were told the last time.
        if (presence === undefined) return [];
        const { report, status } = presence;
        return [
          {
            ...personOf(id, answeredAt),
            ...(report === null ? {} : { report }),
            ...(status === null ? {} : { status }),
          },
        ];
      });
      const failure = profiles ?? presences?.failure ?? null;
      const why = failure === null ? null : { reason: failure.reason, retryAt: failure.retryAt };
      return { people, gone, failure: why, pictures };
    },
  };
}
