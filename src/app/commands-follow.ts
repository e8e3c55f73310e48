import { followableHost } from '../roster/address';
import { mergePeople } from '../roster/merge';
import { mergeSync, sourcesOf, type RosterLayers } from '../roster/layers';
import type { Team } from '../roster/person';
import { parseTeam } from '../roster/team-file';
import { formatTeam } from '../roster/team-format';
import type { Instant } from '../time/instant';
import { remembered } from './commands-me';
import { withoutOrphans } from './commands-roster';
import { adopt, withFollowing } from './follow';
import { changeBetween } from './follow-change';
import { NOT_FOLLOWING, type Followed, type FollowedPlace, type FollowedWritten } from './followed';
import { layersOf, merged, withoutSaid } from './roster-layers';
import type { AppState, Roster } from './state';
import {
  refuse,
  turn,
  withNotice,
  withoutNotice,
  withPassing,
  withRoster,
  type Turn,
} from './turn';

function follow(state: AppState, place: FollowedPlace, name: string, token: string): Turn {
  const kept = remembered(state, { token, kind: 'follow', label: name });
  const followed: Followed = {
    place,
    name,
    hash: '',
    stamp: {},
    changedAt: null,
    problem: null,
  };
  const asked = { ...NOT_FOLLOWING, asked: true };
  // What the file layer was stays until the file was read: a file that cannot be read changes nothing.
  return turn(withPassing(withRoster(kept, { followed }), { following: asked }));
}

export function followFile(state: AppState, path: string, name: string, token: string): Turn {
  return follow(state, { kind: 'path', path }, name, token);
}

export function followUrl(state: AppState, url: string, token: string): Turn {
  const host = followableHost(url);
  if (host === null) return refuse(state, 'not-followable');
  return follow(state, { kind: 'url', url }, host, token);
}

/** Stops following. Whom the file named stays as after an import, or goes; who is mine stays either way. */
export function stopFollowing(state: AppState, keep: boolean, token: string): Turn {
  const { followed, ...plain } = state.roster;
  if (followed === undefined) return refuse(state, 'not-following');
  const kept = remembered(state, { token, kind: 'unfollow', label: followed.name });
  const layers = layersOf(state.roster);
  const left: RosterLayers = keep ? layers : { ...layers, file: [], fileSync: [], edits: [] };
  const isEmpty = left.file.length === 0 && left.added.length === 0;
  const roster: Roster = keep
    ? plain
    : { ...plain, team: '', norms: {}, origin: { kind: isEmpty ? 'none' : 'hand' } };
  const next = { ...kept, roster: merged(roster, left, state.profile.me.id) };
  return turn(withoutOrphans(withPassing(next, { following: NOT_FOLLOWING })));
}

/** Looks at the followed file at once. */
export function checkFollowed(state: AppState, now: Instant): Turn {
  if (state.roster.followed === undefined) return refuse(state, 'not-following');
  return turn(withFollowing(state, { readAt: now, asked: true }));
}

/** The team as I would write it: the file's people with what I changed, and whom I added. Me only where the file names me. */
function teamToSave({ roster, profile }: AppState): Team {
  const layers = layersOf(roster);
  const { people } = mergePeople(sourcesOf({ ...layers, channel: [], teams: [], slack: [] }));
  const { me } = profile;
  const sync = mergeSync(layers);
  return {
    version: 1,
    ...(roster.team === '' ? {} : { team: roster.team }),
    people: people.map((person) => (person.id === me.id ? me : person)),
    ...(sync.length === 0 ? {} : { sync }),
    ...(Object.keys(roster.norms).length === 0 ? {} : { replyWithin: roster.norms }),
  };
}

/** Whether the file would say something else if I saved. */
export function hasUnsaved({ roster, profile }: Pick<AppState, 'roster' | 'profile'>): boolean {
  const { followed } = roster;
  if (followed === undefined || followed.hash === '') return false;
  const { file, edits, added, mySync } = withoutSaid(layersOf(roster));
  const named = new Set(file.map(({ id }) => id));
  const isMine = edits.some(({ id }) => named.has(id)) || added.length > 0 || mySync.length > 0;
  const me = file.find(({ id }) => id === profile.me.id);
  return isMine || (me !== undefined && JSON.stringify(me) !== JSON.stringify(profile.me));
}

/** Writes what is mine into the followed file, unless somebody changed it since it was read. */
export function saveFollowed(state: AppState): Turn {
  const { followed } = state.roster;
  if (followed === undefined) return refuse(state, 'not-following');
  const { place, hash, problem } = followed;
  if (place.kind !== 'path' || hash === '' || problem !== null) return refuse(state, 'not-savable');
  const text = formatTeam(teamToSave(state));
  return turn(withFollowing(withoutNotice(state, 'follow-saved'), { conflict: null }), {
    kind: 'write-followed',
    path: place.path,
    text,
    expected: hash,
  });
}

function conflicting(state: AppState, followed: Followed, text: string, now: Instant): AppState {
  const theirs = parseTeam(text);
  if (!theirs.ok) {
    const values = { name: followed.name, reason: 'broken' };
    const notice = { id: 'follow-saved', kind: 'follow-not-saved', values } as const;
    return withNotice(withFollowing(state, { readAt: now }), notice);
  }
  const { file, fileSync } = layersOf(state.roster);
  const base = { people: file, sync: fileSync };
  const mine = teamToSave(state);
  return withFollowing(state, {
    conflict: {
      text,
      theirs: changeBetween(
        base,
        { people: theirs.team.people, sync: theirs.team.sync ?? [] },
        now,
      ),
      mine: changeBetween(base, { people: mine.people, sync: mine.sync ?? [] }, now),
    },
  });
}

export function followedWasWritten(
  state: AppState,
  outcome: FollowedWritten,
  now: Instant,
): AppState {
  const { followed } = state.roster;
  if (followed === undefined) return state;
  switch (outcome.kind) {
    case 'written': {
      const read = { kind: 'text', text: outcome.text, hash: outcome.hash, stamp: {} } as const;
      const next = adopt(state, followed, read, now);
      if ('problems' in next) return withFollowing(state, { readAt: now });
      const { change } = state.passing.following;
      const values = { name: followed.name };
      return withNotice(withFollowing(next, { change }), {
        id: 'follow-saved',
        kind: 'follow-saved',
        values,
      });
    }
    case 'changed-meanwhile':
      return conflicting(state, followed, outcome.text, now);
    case 'failed': {
      const values = { name: followed.name, reason: outcome.reason };
      return withNotice(state, { id: 'follow-saved', kind: 'follow-not-saved', values });
    }
    default:
      return outcome satisfies never;
  }
}

/** Ends the question what is to become of mine when somebody else changed the file. */
export function answerConflict(
  state: AppState,
  answer: 'keep-theirs' | 'save-copy' | 'later',
  now: Instant,
): Turn {
  const { followed } = state.roster;
  const { conflict } = state.passing.following;
  if (followed === undefined || conflict === null) return refuse(state, 'not-following');
  const closed = withFollowing(state, { conflict: null, readAt: now });
  if (answer !== 'save-copy') return turn(closed);
  const suggestedName = followed.name.replace(/(\.json)?$/i, '-mine.json');
  const text = formatTeam(teamToSave(state));
  return turn(closed, { kind: 'save-team-file', suggestedName, text });
}
