import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/app/effect';
import type { LiveEffect, LiveFact } from '../../../src/app/live';
import { addPicks } from '../../../src/app/live-picks';
import { decodeRoster, decodeSlack, encodeRoster, encodeSlack } from '../../../src/app/persisted';
import { initialState } from '../../../src/app/initial';
import { nextWake } from '../../../src/app/next-wake';
import type { SlackAccount } from '../../../src/app/slack';
import { slicesOf } from '../../../src/app/slices';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import { availabilityOf } from '../../../src/app/availability-of';
import type { LivePerson, LiveReport } from '../../../src/presence/live-person';
import type { Report } from '../../../src/presence/report';
import type { Person } from '../../../src/roster/person';
import { findZone, type ZoneName } from '../../../src/time/zone';
import { MACHINE, stateWith, tell, wish } from '../../support/app-state';

const NOW = Date.parse('2026-03-04T10:00:00Z');
const MINUTE = 60_000;
const ACCOUNT: SlackAccount = {
  site: 'https://slack.com',
  teamId: 'T0',
  team: 'Harbour',
  userId: 'U0',
  user: 'ada',
  clientId: null,
  scopes: ['users:read'],
  secretIn: 'keyring',
};

function zone(name: string): ZoneName {
  const found = findZone(name);
  if (found === null) throw new Error(name);
  return found;
}

const WEEK: NonNullable<Person['blocks']> = [
  { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
];
const london = zone('Europe/London');
const pick = (id: string) => ({
  id: `slack-${id.toLowerCase()}`,
  name: `Name ${id}`,
  zone: london,
  handles: { slack: id },
});

/** Connected to Slack, with somebody picked from there. */
function connectedWith(...ids: readonly string[]): AppState {
  const state = stateWith();
  const connected: AppState = {
    ...state,
    slack: { ...state.slack, account: ACCOUNT },
    passing: { ...state.passing, slack: { ...state.passing.slack, token: 'ready' } },
  };
  return addPicks(connected, 'slack', ids.map(pick), 'p1').state;
}

const questions = (effects: readonly Effect[]): readonly LiveEffect[] =>
  effects.flatMap((effect) => (effect.kind === 'ask-live' ? [effect] : []));

const woke = (state: AppState, now: number) => update(state, tell({ kind: 'woke' }), now);

/** Asks and is answered, all at an instant. */
function heard(
  state: AppState,
  people: readonly LivePerson[],
  now: number,
  answer: Partial<Extract<LiveFact, { kind: 'live-heard' }>> = {},
): AppState {
  const asked = woke(state, now);
  const id = asked.state.passing.live.slack.asking?.id;
  if (id === undefined) throw new Error('nothing was asked');
  const fact = {
    kind: 'live-heard',
    service: 'slack',
    id,
    people,
    gone: [],
    failure: null,
  } as const;
  return update(asked.state, tell({ ...fact, ...answer }), now).state;
}

const told = (handle: string, change: Partial<LivePerson> = {}): LivePerson => ({
  handle,
  at: NOW,
  name: `Name ${handle}`,
  zone: london,
  ...change,
});
const muted = (until: number, since = NOW): LiveReport => ({
  state: 'focusing',
  why: 'muted',
  since,
  until,
});

describe('asking a service', () => {
  test('begins at once and goes on calmly: each minute while a window is seen, else each five', () => {
    const first = woke(connectedWith('U1', 'U2'), NOW);
    expect(questions(first.effects)).toMatchObject([{ service: 'slack', handles: ['U1', 'U2'] }]);
    const state = heard(connectedWith('U1'), [told('U1')], NOW);
    expect(nextWake(state, NOW)).toBe(NOW + 5 * MINUTE);
    const seen = update(state, tell({ kind: 'windows-looked-at', looking: true }), NOW + 1000);
    expect(nextWake(seen.state, NOW + 1000)).toBe(NOW + MINUTE);
    expect(questions(woke(seen.state, NOW + MINUTE).effects)).toHaveLength(1);
    const locked = update(seen.state, tell({ kind: 'screen-locked' }), NOW + 2000).state;
    expect(nextWake(locked, NOW + 2000)).toBe(NOW + 5 * MINUTE);
  });

  test.each([
    ['nobody is picked', connectedWith()],
    [
      'the token is not at hand',
      ((at) => ({
        ...at,
        passing: { ...at.passing, slack: { ...at.passing.slack, token: 'refused' as const } },
      }))(connectedWith('U1')),
    ],
    [
      'the scope was not granted',
      ((at) => ({
        ...at,
        slack: { ...at.slack, account: { ...ACCOUNT, scopes: [] } },
      }))(connectedWith('U1')),
    ],
    [
      'the machine is suspended',
      ((at) => ({
        ...at,
        machine: { ...at.machine, suspendedSince: NOW },
      }))(connectedWith('U1')),
    ],
  ])('is not done while %s', (_name, state: AppState) => {
    expect(questions(woke(state, NOW).effects)).toEqual([]);
  });

  test('asks about somebody new within seconds', () => {
    const state = heard(connectedWith('U1'), [told('U1')], NOW);
    const more = addPicks(state, 'slack', [pick('U2')], 'p2').state;
    expect(nextWake(more, NOW)).toBe(NOW + 2_000);
  });

  test('that fails waits longer each time, and as long as it is told to', () => {
    let state = connectedWith('U1');
    let now = NOW;
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      state = heard(state, [], now, { failure: { reason: 'offline', retryAt: null } });
      const { retryAt } = state.passing.live.slack;
      waits.push(((retryAt ?? 0) - now) / MINUTE);
      now = retryAt ?? now;
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
    const limited = heard(state, [], now, {
      failure: { reason: 'rate-limited', retryAt: now + 9_000 },
    });
    expect(nextWake(limited, now)).toBe(now + 9_000);
    const back = heard(limited, [told('U1')], now + 9_000);
    expect(back.passing.live.slack).toMatchObject({ failures: 0, trouble: null, retryAt: null });
  });

  test('takes no answer to an older question', () => {
    const asked = woke(connectedWith('U1'), NOW).state;
    const late = {
      kind: 'live-heard',
      service: 'slack',
      id: 'old',
      gone: [],
      failure: null,
    } as const;
    const after = update(asked, tell({ ...late, people: [told('U1')] }), NOW);
    expect(after.state.passing.live.slack.book).toEqual({});
  });
});

describe('what was heard', () => {
  test('changes name and zone of whom I picked, and leaves what I edited as I wrote it', () => {
    const state = heard(connectedWith('U1'), [told('U1')], NOW);
    const [shown] = state.roster.people;
    if (shown === undefined) throw new Error('nobody');
    const edited = update(
      state,
      wish({ kind: 'edit-person', id: shown.id, person: { ...shown, name: 'Benny' } }, 'e1'),
      NOW,
    ).state;
    const later = heard(
      edited,
      [told('U1', { name: 'Benjamin', zone: zone('Asia/Tokyo') })],
      NOW + 5 * MINUTE,
    );
    expect(later.roster.people).toMatchObject([{ name: 'Benny', zone: 'Asia/Tokyo' }]);
    expect(later.roster.origins?.['slack-u1']).toMatchObject({ name: 'mine', zone: 'slack' });
  });

  test('is one person with who is there already, who is asked about too', () => {
    const file: Person = { id: 'ben', name: 'Ben', zone: london, handles: { slack: 'U1' } };
    const alone = { ...connectedWith(), roster: { ...stateWith({ people: [file] }).roster } };
    expect(questions(woke(alone, NOW).effects)).toMatchObject([{ handles: ['U1'] }]);
    const both = addPicks(alone, 'slack', [pick('U1')], 'p2').state;
    expect(both.roster.people).toHaveLength(1);
    const gone = update(both, wish({ kind: 'remove-person', id: 'ben' }, 'r1'), NOW).state;
    expect(gone.roster.people).toEqual([]);
    const back = update(gone, wish({ kind: 'undo', token: 'r1' }), NOW).state;
    expect(back.roster.people).toMatchObject([{ id: 'ben', name: 'Ben' }]);
  });

  test('is kept with the time as of which it is, and shown again without a network', () => {
    const status = { text: 'Lunch', emoji: '🌮', until: null };
    const state = heard(
      connectedWith('U1'),
      [told('U1', { status, report: muted(NOW + 3e6) })],
      NOW,
    );
    const slack = decodeSlack(encodeSlack(state.slack));
    const roster = decodeRoster(encodeRoster(state.roster));
    if (slack.kind !== 'good' || roster.kind !== 'good') throw new Error('not kept');
    const kept = { profile: state.profile, work: null, teamTime: null };
    const again = initialState(
      { ...kept, roster: roster.value, slack: slack.value },
      MACHINE,
      'Ada',
    );
    expect(again.roster.people).toEqual(state.roster.people);
    const { live } = slicesOf(again, NOW + MINUTE);
    expect(live.people['slack-u1']).toEqual([{ service: 'slack', at: NOW, status, picture: null }]);
  });

  test('is not written anew each minute when it says the same', () => {
    const first = heard(connectedWith('U1'), [told('U1')], NOW);
    const same = heard(first, [told('U1', { at: NOW + 5 * MINUTE })], NOW + 5 * MINUTE);
    expect(same.slack).toBe(first.slack);
    expect(same.passing.live.slack.book['U1']?.at).toBe(NOW + 5 * MINUTE);
    const later = heard(same, [told('U1', { at: NOW + 16 * MINUTE })], NOW + 16 * MINUTE);
    expect(later.slack.heard?.['U1']?.at).toBe(NOW + 16 * MINUTE);
  });

  test('is forgotten of who is gone and who is not on the roster, and all of it when I leave', () => {
    const state = heard(connectedWith('U1', 'U2'), [told('U1'), told('U2'), told('U9')], NOW);
    expect(Object.keys(state.passing.live.slack.book)).toEqual(['U1', 'U2']);
    const less = heard(state, [told('U1')], NOW + 5 * MINUTE, { gone: ['U2'] });
    expect(Object.keys(less.passing.live.slack.book)).toEqual(['U1']);
    const left = update(less, wish({ kind: 'disconnect-slack' }), NOW + 6 * MINUTE).state;
    expect(left.passing.live.slack.book).toEqual({});
    expect(left.slack.heard).toEqual({});
    expect(left.roster.people).toHaveLength(2);
  });
});

test('many who come at once are told by two and a number', () => {
  const { undo } = connectedWith('U1', 'U2', 'U3', 'U4').passing;
  expect(undo.at(-1)).toMatchObject({ kind: 'add', label: 'Name U1, Name U2 +2' });
});

describe('reports', () => {
  const state = heard(connectedWith('U1'), [told('U1', { report: muted(NOW + 60 * MINUTE) })], NOW);
  const reportAt = (at: AppState) => at.passing.reports['slack-u1'];

  test('hold until their end, which is looked out for', () => {
    expect(reportAt(state)).toEqual({
      state: 'focusing',
      why: 'muted',
      at: NOW,
      until: NOW + 60 * MINUTE,
      source: 'slack',
      connected: true,
    });
    const over = { at: NOW + 59 * MINUTE, report: muted(NOW + 60 * MINUTE) };
    const near = heard(state, [told('U1', over)], NOW + 59 * MINUTE);
    expect(nextWake(near, NOW + 59 * MINUTE)).toBe(NOW + 60 * MINUTE);
    expect(reportAt(woke(near, NOW + 60 * MINUTE).state)).toBeUndefined();
  });

  test('stay the same object while they say the same, and keep their beginning', () => {
    const again = heard(
      state,
      [told('U1', { at: NOW + 5 * MINUTE, report: muted(NOW + 60 * MINUTE, NOW + 5 * MINUTE) })],
      NOW + 5 * MINUTE,
    );
    expect(reportAt(again)).toBe(reportAt(state));
  });

  test('are late when nothing was heard for half an hour, and then the hours count', () => {
    let at = state;
    for (let now = NOW + 5 * MINUTE; now <= NOW + 30 * MINUTE; now += MINUTE)
      at = woke(at, now).state;
    expect(reportAt(at)).toMatchObject({ connected: false });
    const [person] = at.roster.people;
    if (person === undefined) throw new Error('nobody');
    expect(availabilityOf(at, person, NOW + 30 * MINUTE).reason).toBe('stale');
  });

  test('of the channel come first while it is connected', () => {
    const channel = (connected: boolean): Report => ({
      state: 'available',
      at: NOW,
      source: 'channel',
      connected,
    });
    const withChannel = (report: Report) =>
      woke({ ...state, passing: { ...state.passing, channelReports: { 'slack-u1': report } } }, NOW)
        .state;
    expect(reportAt(withChannel(channel(true)))?.source).toBe('channel');
    expect(reportAt(withChannel(channel(false)))?.source).toBe('slack');
  });

  test.each([
    ['in their hours', '2026-03-04T10:00:00Z', 'focusing', 'slack'],
    ['outside their hours', '2026-03-04T20:00:00Z', 'off', 'schedule'],
  ])('of paused notifications count %s', (_name, iso, expected, source) => {
    const now = Date.parse(iso);
    const [person] = state.roster.people;
    if (person === undefined) throw new Error('nobody');
    const working = { ...person, blocks: WEEK };
    const report: Report = {
      state: 'focusing',
      why: 'muted',
      at: now - MINUTE,
      until: now + MINUTE,
      source: 'slack',
      connected: true,
    };
    const passing = { ...state.passing, reports: { [person.id]: report } };
    const found = availabilityOf({ ...state, passing }, working, now);
    expect([found.state, found.source]).toEqual([expected, source]);
    // Of whom no hours are known, it is all there is to know.
    const unknown = availabilityOf({ ...state, passing }, person, now);
    expect(unknown.state).toBe('focusing');
  });
});
