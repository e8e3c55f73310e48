import { EMPTY_ROSTER, EMPTY_WORK, firstProfile, initialState } from '../../src/app/initial';
import type { Fact, Message } from '../../src/app/message';
import type { Settings } from '../../src/app/settings';
import type { AppState, Machine, Work } from '../../src/app/state';
import { EMPTY_TEAM_TIME, type TeamTime } from '../../src/app/team-time';
import type { Command } from '../../src/contract/command';
import type { TargetId } from '../../src/lease/lease';
import type { Person } from '../../src/roster/person';

/** Freezes a value all the way down, so that writing to it throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

export const MACHINE: Machine = {
  zone: 'Europe/Berlin',
  locale: 'en-GB',
  localeHour12: false,
  versions: { app: '0.1.0', electron: '25.1.1', chrome: '114', node: '18.15', zoneData: '2026f' },
  developmentRuntime: true,
  dataFolder: '/home/ada/.config/lull',
  platform: 'linux',
  trayHost: 'present',
  autostart: 'off',
  targets: { 'os-dnd': { kind: 'ready', name: 'dunst' } },
  lockedSince: null,
  suspendedSince: null,
};

/** Somebody in Berlin who works Monday to Friday, nine to five. */
export const ADA: Person = {
  id: 'ada',
  name: 'Ada',
  zone: 'Europe/Berlin',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
};

/** What a block silences: these, and no other target. */
export const silencing = (...on: readonly TargetId[]): Settings['silence'] => ({
  'os-dnd': on.includes('os-dnd'),
  channel: on.includes('channel'),
  slack: on.includes('slack'),
  'slack-snooze': on.includes('slack-snooze'),
  teams: on.includes('teams'),
  'teams-message': on.includes('teams-message'),
});

/** A state in the middle of a run, frozen. */
export function stateWith(
  parts: {
    readonly me?: Person;
    readonly settings?: Partial<Settings>;
    readonly people?: readonly Person[];
    readonly work?: Partial<Work>;
    readonly teamTime?: Partial<TeamTime>;
    readonly machine?: Partial<Machine>;
  } = {},
): AppState {
  const first = firstProfile({ name: 'Ada', zone: 'Europe/Berlin', platform: 'linux' });
  const profile = {
    me: parts.me ?? ADA,
    welcomed: true,
    settings: { ...first.settings, openFocusWindow: false, ...parts.settings },
  };
  const roster = { ...EMPTY_ROSTER, people: parts.people ?? [] };
  const work = { ...EMPTY_WORK, ...parts.work };
  const teamTime =
    parts.teamTime === undefined ? EMPTY_TEAM_TIME : { ...EMPTY_TEAM_TIME, ...parts.teamTime };
  const machine = { ...MACHINE, ...parts.machine };
  return deepFreeze(initialState({ profile, roster, work, teamTime }, machine, 'Ada'));
}

export const wish = (command: Command, id = 'm'): Message => ({ id, from: 'person', command });

export const tell = (fact: Fact, id = 'm'): Message => ({ id, from: 'world', fact });
