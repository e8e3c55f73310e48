import type { AwayUntil, Command } from '../contract/command';
import type { Person } from '../roster/person';
import { workingIntervals } from '../roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../time/instant';
import { saidWhereILive } from './due-zone';
import type { Effect } from './effect';
import type { Settings } from './settings';
import { NOT_FOLLOWING } from './followed';
import { layersOf, merged, withMyPlace } from './roster-layers';
import type { AppState, Roster, Undo } from './state';
import { TARGETS } from '../lease/lease';
import {
  appended,
  refuse,
  turn,
  withMe,
  withPassing,
  withSettings,
  withTeamTime,
  withWork,
  type Turn,
} from './turn';

/** How many changes can be taken back. */
const MOST_UNDO = 20;

/** Remembers how the roster and I are now, so that the change about to be made can be taken back. */
export function remembered(
  state: AppState,
  change: { readonly token: string; readonly kind: Undo['kind']; readonly label: string },
): AppState {
  const { groups, overlapWatches, seats } = state.teamTime;
  const teamTime = { groups, overlapWatches, seats };
  const entry: Undo = { ...change, roster: state.roster, me: state.profile.me, teamTime };
  return withPassing(state, { undo: appended(state.passing.undo, entry, MOST_UNDO) });
}

/** The state with an earlier roster, in which the file that is followed then as now says what it says now. */
function withRosterOf(state: AppState, before: Roster): AppState {
  const { followed } = state.roster;
  const isSame = JSON.stringify(followed?.place) === JSON.stringify(before.followed?.place);
  if (followed === undefined || before.followed === undefined || !isSame) {
    const following =
      before.followed === undefined ? NOT_FOLLOWING : { ...NOT_FOLLOWING, asked: true };
    return withPassing({ ...state, roster: before }, { following });
  }
  const { team, norms, origin } = state.roster;
  const { file, fileSync, channel } = layersOf(state.roster);
  const layers = { ...layersOf(before), file, fileSync, channel };
  const roster = { ...before, team, norms, origin, followed };
  return { ...state, roster: merged(roster, layers, state.profile.me.id) };
}

/** Takes back a change and every later one. */
export function undo(state: AppState, token: string): Turn {
  const at = state.passing.undo.findIndex((entry) => entry.token === token);
  const entry = state.passing.undo[at];
  if (entry === undefined) return refuse(state, 'nothing-to-undo');
  const restored = withRosterOf(withMe(state, entry.me), entry.roster);
  return turn(
    withPassing(withTeamTime(restored, entry.teamTime), { undo: state.passing.undo.slice(0, at) }),
  );
}

/** When my next working block begins: the one after the one I am in. */
function nextBlockStart(me: Person, now: Instant): Instant | null {
  const blocks = workingIntervals(me, { start: now, end: now + 60 * DAY });
  return blocks.find(({ start }) => start > now)?.start ?? null;
}

function awayEnd(
  state: AppState,
  until: AwayUntil,
  now: Instant,
): Instant | null | 'none' | 'past' {
  switch (until.kind) {
    case 'minutes':
      return now + until.minutes * MINUTE;
    case 'next-block':
      return nextBlockStart(state.profile.me, now) ?? 'none';
    case 'at':
      return until.at > now ? until.at : 'past';
    case 'open':
      return null;
    default:
      return until satisfies never;
  }
}

export function setAway(state: AppState, wish: AwayUntil, now: Instant): Turn {
  const until = awayEnd(state, wish, now);
  if (until === 'none') return refuse(state, 'no-block-ahead');
  if (until === 'past') return refuse(state, 'in-the-past');
  return turn(withWork(state, { status: { kind: 'away', since: now, until, byLock: false } }));
}

export function setBack(state: AppState): Turn {
  return turn(
    state.work.status.kind === 'none' ? state : withWork(state, { status: { kind: 'none' } }),
  );
}

export function saveMe(state: AppState, me: Person, token: string): Turn {
  if (state.roster.people.some(({ id }) => id === me.id)) return refuse(state, 'duplicate-id');
  const kept = remembered(state, { token, kind: 'me', label: me.name });
  const moved = withMe(kept, me);
  const saved = me.id === state.profile.me.id ? moved : withMyPlace(moved);
  return turn(me.zone === state.profile.me.zone ? saved : saidWhereILive(saved));
}

/** Whether settings make sense together: the default preset is there and no two presets share an id. */
function areSound({ presets, defaultPresetId }: Settings): boolean {
  const ids = new Set(presets.map(({ id }) => id));
  return ids.size === presets.length && ids.has(defaultPresetId);
}

export function changeSettings(state: AppState, patch: Partial<Settings>): Turn {
  const next = withSettings(state, patch);
  const before = state.profile.settings;
  const after = next.profile.settings;
  if (!areSound(after)) return refuse(state, 'unknown-preset');
  const effects: Effect[] = [];
  if (after.launchAtLogin !== before.launchAtLogin) {
    effects.push({ kind: 'set-autostart', on: after.launchAtLogin });
  }
  for (const target of TARGETS) {
    if (after.silence[target] && !before.silence[target]) {
      effects.push({ kind: 'probe-target', target });
    }
  }
  return turn(next, ...effects);
}

export function finishWelcome(state: AppState): Turn {
  return turn(saidWhereILive({ ...state, profile: { ...state.profile, welcomed: true } }));
}

/** Commands that only ask for something outside. */
export type OutsideCommand = Extract<
  Command,
  {
    kind:
      | 'choose-team-file'
      | 'choose-followed-file'
      | 'open-data-folder'
      | 'copy-text'
      | 'open-window'
      | 'close-window';
  }
>;

export function outsideEffect(command: OutsideCommand): Effect {
  switch (command.kind) {
    case 'choose-team-file':
    case 'choose-followed-file':
    case 'open-data-folder':
      return { kind: command.kind };
    case 'copy-text':
      return { kind: 'copy-text', text: command.text };
    case 'open-window': {
      const { window, section } = command;
      return { kind: 'open-window', window, quietly: false, section: section ?? null };
    }
    case 'close-window':
      return { kind: 'close-window', window: command.window };
    default:
      return command satisfies never;
  }
}
