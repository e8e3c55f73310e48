import { channelSlice } from './channel-view';
import type { Instant } from '../time/instant';
import { hasUnsaved } from './commands-follow';
import { plannedAhead } from './due-planned';
import { busyTimes } from './live-busy';
import { liveSlice } from './live-view';
import { remembering } from './remembering';
import { slackSlice } from './slack-view';
import { teamsPeopleSlice } from './teams-people-view';
import { teamsSlice } from './teams-view';
import { targetViews } from './target-views';
import type {
  AppSlice,
  FollowedView,
  MeSlice,
  PlannedView,
  PresenceSlice,
  RosterSlice,
  SessionSlice,
  Slices,
} from './slice';
import type { AppState, Passing, Profile, Roster, Work } from './state';

export type * from './slice';

const appSlice = remembering(
  (
    settings: Profile['settings'],
    { targets, ...machine }: AppState['machine'],
    notices: Passing['notices'],
  ): AppSlice => ({ settings, machine, targets, notices }),
);

const meSlice = remembering(
  (me: Profile['me'], welcomed: boolean, status: Work['status']): MeSlice => ({
    me,
    welcomed,
    status,
  }),
);

const followedView = remembering(
  (
    roster: Roster,
    profile: Profile,
    change: Passing['following']['change'],
    conflict: Passing['following']['conflict'],
    checking: boolean,
  ): FollowedView | null => {
    if (roster.followed === undefined) return null;
    const { place, name, hash, changedAt, problem } = roster.followed;
    return {
      place,
      name,
      changedAt,
      problem,
      change,
      conflict: conflict === null ? null : { theirs: conflict.theirs, mine: conflict.mine },
      checking,
      unsaved: hasUnsaved({ roster, profile }),
      canSave: place.kind === 'path' && hash !== '' && problem === null,
    };
  },
);

const presenceSlice = remembering((reports: Passing['reports']): PresenceSlice => ({ reports }));

const rosterSlice = remembering(
  (
    roster: Roster,
    watches: Work['watches'],
    undo: Passing['undo'],
    importReport: Passing['importReport'],
    followed: FollowedView | null,
  ): RosterSlice => {
    const newest = undo.at(-1);
    const offer =
      newest === undefined ? null : { token: newest.token, kind: newest.kind, label: newest.label };
    const { layers, followed: _followed, ...shown } = roster;
    const hidden = layers?.hidden.length ?? 0;
    return { ...shown, watches, undo: offer, importReport, followed, hidden };
  },
);

/** Keeps the same object while it says the same. */
function sameIfEqual<Value>(): (value: Value) => Value {
  let last: { readonly value: Value; readonly text: string } | null = null;
  return (value) => {
    const text = JSON.stringify(value);
    if (last === null || last.text !== text) last = { value, text };
    return last.value;
  };
}

const samePlanned = sameIfEqual<PlannedView | null>();
const sameTargets = sameIfEqual<SessionSlice['targets']>();
const sessionSlice = remembering(
  (
    session: Work['session'],
    lastBlock: Work['lastBlock'],
    targets: SessionSlice['targets'],
    planned: PlannedView | null,
  ): SessionSlice => ({ session, lastBlock, targets, planned }),
);

/** What the windows are shown. A slice stays the same object as long as nothing in it changed. */
export function slicesOf(state: AppState, now: Instant): Slices {
  const { profile, roster, work, machine, passing } = state;
  const { following } = passing;
  return {
    app: appSlice(profile.settings, machine, passing.notices),
    me: meSlice(profile.me, profile.welcomed, work.status),
    roster: rosterSlice(
      roster,
      work.watches,
      passing.undo,
      passing.importReport,
      followedView(roster, profile, following.change, following.conflict, following.asked),
    ),
    session: sessionSlice(
      work.session,
      work.lastBlock,
      sameTargets(targetViews(state)),
      samePlanned(plannedAhead(state, now)),
    ),
    teamTime: state.teamTime,
    presence: presenceSlice(passing.reports),
    channel: channelSlice(state),
    busy: busyTimes(state),
    live: liveSlice(state),
    pictures: passing.live.pictures,
    slack: slackSlice(state),
    teams: teamsSlice(state),
    teamsPeople: teamsPeopleSlice(state),
  };
}
