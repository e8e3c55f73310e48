import { describe, expect, test } from 'vitest';
import { availabilityOf } from '../../../src/app/availability-of';
import type { Effect } from '../../../src/app/effect';
import type { Fact } from '../../../src/app/message';
import { decodeTeams, encodeTeams } from '../../../src/app/persisted';
import { nextWake } from '../../../src/app/next-wake';
import { watchedOverlap } from '../../../src/app/overlap-watch';
import { slicesOf } from '../../../src/app/slices';
import type { AppState } from '../../../src/app/state';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsMember } from '../../../src/app/teams-people';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import { MICROSOFT, teamsScopesOf, TEAMS_CAPABILITIES } from '../../../src/contract/teams-app';
import type { LivePerson } from '../../../src/presence/live-person';
import type { Person } from '../../../src/roster/person';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { stateWith, tell, wish } from '../../support/app-state';
import { colleagueId } from '../../support/teams-people-routes';

/** A Wednesday, 09:00 in London. */
const NOW = Date.parse('2026-03-04T09:00:00Z');
const ACCOUNT: TeamsAccount = {
  place: MICROSOFT,
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  tenantId: '11111111-2222-4333-8444-555555555555',
  userId: colleagueId(99),
  user: 'ada@harbour.example',
  scopes: teamsScopesOf(TEAMS_CAPABILITIES),
  secretIn: 'keyring',
};
const BEN: TeamsMember = { id: colleagueId(1), name: 'Ben', email: 'ben@harbour.example' };
const YUKI: TeamsMember = { id: colleagueId(2), name: 'Yuki', email: '' };

function connected(people: readonly Person[] = [], scopes = ACCOUNT.scopes): AppState {
  const state = stateWith({ people });
  return {
    ...state,
    teams: { ...state.teams, account: { ...ACCOUNT, scopes } },
    passing: { ...state.passing, teams: { ...state.passing.teams, token: 'ready' } },
  };
}

const told = (state: AppState, fact: Fact, now = NOW) => update(state, tell(fact), now);
const wished = (state: AppState, command: Command, now = NOW, id = 'w') =>
  update(state, wish(command, id), now);
const questionOf = (effects: readonly Effect[]) =>
  effects.find((effect) => effect.kind === 'ask-live' && effect.service === 'teams');

/** Answers what was asked of Teams the last time. */
const heard = (state: AppState, people: readonly LivePerson[], now = NOW) => {
  const id = state.passing.live.teams.asking?.id ?? '';
  const fact = {
    kind: 'live-heard',
    service: 'teams',
    id,
    people,
    gone: [],
    failure: null,
  } as const;
  return told(state, fact, now).state;
};

describe('looking for people in Teams', () => {
  const ask = (text: string) => ({ kind: 'named', text }) as const;
  const found = (members: readonly TeamsMember[]) =>
    ({ kind: 'people', members, more: false }) as const;

  test('takes the answer to the newest question only', () => {
    const one = wished(connected(), { kind: 'find-teams-people', question: ask('be') }, NOW, 'q1');
    expect(one.effects).toContainEqual({
      kind: 'find-teams-people',
      id: 'q1',
      question: ask('be'),
    });
    const two = wished(one.state, { kind: 'find-teams-people', question: ask('yu') }, NOW, 'q2');
    const late = told(two.state, {
      kind: 'teams-people-found',
      id: 'q1',
      question: ask('be'),
      found: found([BEN]),
    });
    expect(late.state.passing.teamsPeople.found).toBeNull();
    const right = told(late.state, {
      kind: 'teams-people-found',
      id: 'q2',
      question: ask('yu'),
      found: found([YUKI]),
    });
    expect(right.state.passing.teamsPeople).toMatchObject({
      asking: null,
      found: { question: ask('yu'), members: [YUKI], more: false },
    });
  });

  test('says why nobody could be looked for, and keeps whom it found before', () => {
    const { state } = wished(connected(), { kind: 'find-teams-people', question: ask('be') });
    const failed = told(state, {
      kind: 'teams-people-found',
      id: 'w',
      question: ask('be'),
      found: { kind: 'failed', reason: 'offline' },
    });
    expect(failed.state.passing.teamsPeople).toMatchObject({
      asking: null,
      trouble: { question: ask('be'), reason: 'offline' },
    });
  });

  test('needs a connection', () => {
    const { refusal } = wished(stateWith(), { kind: 'find-teams-people', question: ask('be') });
    expect(refusal).toEqual({ reason: 'not-joined' });
  });
});

describe('people picked from Teams', () => {
  const add = (state: AppState, ...people: readonly TeamsMember[]) =>
    wished(state, { kind: 'add-teams-people', people }).state;

  test('are asked about at once, and are on the roster once Outlook tells where they are', () => {
    const { state, effects } = wished(connected(), {
      kind: 'add-teams-people',
      people: [BEN, YUKI],
    });
    expect(state.roster.people).toEqual([]);
    expect(questionOf(effects)).toMatchObject({ handles: [BEN.id, YUKI.id], zones: {} });
    expect(slicesOf(state, NOW).teamsPeople.unplaced).toEqual([BEN, YUKI]);
    const blocks = [
      { days: [3], start: '09:00', end: '12:00' },
      { days: [3], start: '20:00', end: '23:00' },
    ] as const;
    const after = heard(state, [
      { handle: BEN.id, at: NOW, name: 'Ben', zone: 'Europe/Lisbon', blocks },
      { handle: YUKI.id, at: NOW, lacks: 'not-shared' },
    ]);
    expect(after.roster.people).toEqual([
      {
        id: `teams-${BEN.id}`,
        name: 'Ben',
        zone: 'Europe/Lisbon',
        blocks,
        handles: { email: BEN.email, teams: BEN.id },
      },
    ]);
    expect(after.roster.origins).toEqual({ [`teams-${BEN.id}`]: 'teams' });
    expect(slicesOf(after, NOW).teamsPeople.unplaced).toEqual([YUKI]);
    const placed = wished(after, {
      kind: 'place-teams-person',
      id: YUKI.id,
      zone: 'Asia/Tokyo',
    }).state;
    expect(placed.roster.people.map(({ name, zone }) => [name, zone])).toEqual([
      ['Ben', 'Europe/Lisbon'],
      ['Yuki', 'Asia/Tokyo'],
    ]);
    expect(slicesOf(placed, NOW).teamsPeople.unplaced).toEqual([]);
  });

  test('are never me, and never twice', () => {
    const me = { id: ACCOUNT.userId, name: 'Ada', email: ACCOUNT.user };
    const once = add(connected(), me, BEN);
    expect(slicesOf(once, NOW).teamsPeople.unplaced).toEqual([BEN]);
    expect(add(once, BEN).roster).toBe(once.roster);
  });

  test('can be taken back at once', () => {
    const state = add(connected(), BEN);
    const token = slicesOf(state, NOW).roster.undo?.token ?? '';
    const back = wished(state, { kind: 'undo', token }).state;
    expect(slicesOf(back, NOW).teamsPeople.unplaced).toEqual([]);
  });

  test('who are on the roster already keep what I say of them, and where they are is told to Outlook', () => {
    const known: Person = {
      id: 'ben',
      name: 'Benedict',
      zone: 'Europe/Zurich',
      blocks: [{ days: [1], start: '10:00', end: '11:00' }],
      handles: { email: 'BEN@harbour.example' },
    };
    const { state, effects } = wished(connected([known]), {
      kind: 'add-teams-people',
      people: [BEN],
    });
    expect(questionOf(effects)).toMatchObject({
      handles: [BEN.id],
      zones: { [BEN.id]: 'Europe/Zurich' },
    });
    const after = heard(state, [
      {
        handle: BEN.id,
        at: NOW,
        zone: 'Europe/Berlin',
        blocks: [{ days: [2], start: '09:00', end: '17:00' }],
      },
    ]);
    expect(after.roster.people).toEqual([known]);
    expect(slicesOf(after, NOW).live.people['ben']).toMatchObject([{ service: 'teams' }]);
  });

  test('are as they say in Teams, until that is too long ago to count', () => {
    const blocks = [{ days: [3], start: '09:00', end: '17:00' }] as const;
    const state = heard(add(connected(), BEN), [
      {
        handle: BEN.id,
        at: NOW,
        zone: 'Europe/London',
        blocks,
        report: { state: 'focusing', why: 'muted', since: NOW, until: null },
        status: { text: 'Writing', emoji: '', until: null },
      },
    ]);
    const [ben] = state.roster.people;
    if (ben === undefined) throw new Error('nobody');
    expect(availabilityOf(state, ben, NOW)).toMatchObject({ state: 'focusing', source: 'teams' });
    const later = told(state, { kind: 'windows-looked-at', looking: false }, NOW + 31 * MINUTE);
    expect(availabilityOf(later.state, ben, NOW + 31 * MINUTE)).toMatchObject({
      state: 'available',
      reason: 'stale',
    });
  });

  test('are busy in the meetings of their calendars', () => {
    const busy = [{ start: NOW + HOUR, end: NOW + 2 * HOUR }];
    const state = heard(add(connected(), BEN), [
      {
        handle: BEN.id,
        at: NOW,
        zone: 'Europe/London',
        blocks: [{ days: [3], start: '09:00', end: '17:00' }],
        busy,
      },
    ]);
    const [ben] = state.roster.people;
    if (ben === undefined) throw new Error('nobody');
    expect(slicesOf(state, NOW).busy).toEqual({ [ben.id]: busy });
    expect(availabilityOf(state, ben, NOW + 90 * MINUTE)).toMatchObject({
      state: 'busy',
      source: 'calendar',
      until: NOW + 2 * HOUR,
    });
    // The same answer again is the same object, so that nothing is worked out anew.
    const again = told(state, { kind: 'windows-looked-at', looking: true }, NOW + 6 * MINUTE).state;
    const same = heard(again, [{ ...(again.passing.live.teams.book[BEN.id] as LivePerson) }]);
    expect(slicesOf(same, NOW).busy).toBe(slicesOf(state, NOW).busy);
  });

  test('leave common time and what is taken to whoever their calendars leave there', () => {
    // Ada and Ben share 09:00 to 17:00 in London; Ben is in a meeting from ten to eleven.
    const meeting = { start: NOW + HOUR, end: NOW + 2 * HOUR };
    const blocks = [{ days: [3], start: '09:00', end: '17:00' }] as const;
    const ben = { handle: BEN.id, at: NOW, zone: 'Europe/London', blocks, busy: [] };
    const free = heard(add(connected(), BEN), [ben]);
    const followed = wished(free, {
      kind: 'follow-overlap',
      attendees: { kind: 'people', ids: free.roster.people.map(({ id }) => id) },
      withMe: true,
      quorum: { kind: 'all' },
      notify: false,
    }).state;
    const [watch] = followed.teamTime.overlapWatches;
    if (watch === undefined) throw new Error('nothing is followed');
    const later = NOW + 75 * MINUTE;
    expect(watchedOverlap(followed, watch, later)).toMatchObject({ start: NOW });

    const asked = told(followed, { kind: 'windows-looked-at', looking: true }, NOW + 6 * MINUTE);
    const met = heard(asked.state, [{ ...ben, busy: [meeting] }], NOW + 6 * MINUTE);
    expect(watchedOverlap(met, watch, later)).toMatchObject({ start: meeting.end });
    expect(watchedOverlap(met, watch, NOW)).toEqual({ start: NOW, end: meeting.start, least: 2 });
    expect(nextWake(met, later)).toBeLessThanOrEqual(meeting.end);
    const ids = ['ada', ...met.roster.people.map(({ id }) => id)];
    const taken = wished(met, {
      kind: 'take-meetings',
      title: 'Planning',
      people: ids,
      meetings: [meeting, { start: meeting.end, end: meeting.end + HOUR }],
    }).state;
    expect(taken.teamTime.seats.map(({ people }) => people)).toEqual([['ada'], ids]);
  });

  test('keep what lasts where only how they are is told, and lose what does not', () => {
    const busy = [{ start: NOW + HOUR, end: NOW + 2 * HOUR }];
    const first = heard(add(connected(), BEN), [
      {
        handle: BEN.id,
        at: NOW,
        name: 'Ben',
        zone: 'Europe/London',
        busy,
        picture: 'teams-0123456789abcdef',
        status: { text: 'Writing', emoji: '', until: null },
        report: { state: 'busy', why: 'call', since: NOW, until: null },
      },
    ]);
    const later = NOW + 6 * MINUTE;
    const asked = told(first, { kind: 'windows-looked-at', looking: true }, later).state;
    const next = heard(asked, [{ handle: BEN.id, at: later }], later);
    expect(next.passing.live.teams.book[BEN.id]).toEqual({
      handle: BEN.id,
      at: later,
      name: 'Ben',
      zone: 'Europe/London',
      busy,
      picture: 'teams-0123456789abcdef',
    });
  });

  test('are kept with all that was heard of them, and read again', () => {
    const state = heard(add(connected(), BEN, YUKI), [
      {
        handle: BEN.id,
        at: NOW,
        zone: 'Europe/London',
        blocks: [{ days: [3], start: '09:00', end: '17:00' }],
        exceptions: [{ from: '2026-03-06', to: '2026-03-06', blocks: [] }],
        busy: [{ start: NOW, end: NOW + HOUR }],
        picture: '',
        report: { state: 'busy', why: 'busy', since: NOW, until: null },
      },
      { handle: YUKI.id, at: NOW, lacks: 'no-zone-by-rule' },
    ]);
    expect(decodeTeams(encodeTeams(state.teams))).toEqual({ kind: 'good', value: state.teams });
  });

  test('are not asked about without the permission to find people', () => {
    const none = connected([], ['Presence.Read']);
    const { effects } = wished(none, { kind: 'add-teams-people', people: [BEN] });
    expect(questionOf(effects)).toBeUndefined();
  });

  test('stay on the roster as they were once I leave, and nothing else is kept of them', () => {
    const state = heard(add(connected(), BEN), [
      {
        handle: BEN.id,
        at: NOW,
        zone: 'Europe/London',
        status: { text: 'Hi', emoji: '', until: null },
      },
    ]);
    expect(state.teams.heard).toHaveProperty([BEN.id]);
    const left = wished(state, { kind: 'disconnect-teams' }).state;
    expect(left.teams).toMatchObject({ account: null, heard: {} });
    expect(left.passing.live.teams.book).toEqual({});
    expect(left.roster.people.map(({ name }) => name)).toEqual(['Ben']);
  });
});
