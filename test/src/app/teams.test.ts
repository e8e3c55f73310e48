import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/app/effect';
import { slicesOf } from '../../../src/app/slices';
import type { AppState } from '../../../src/app/state';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsFact } from '../../../src/app/teams-effect';
import { teamsWish } from '../../../src/app/teams-wish';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import { MICROSOFT } from '../../../src/contract/teams-app';
import type { Lease } from '../../../src/lease/lease';
import { stateWith, tell, wish } from '../../support/app-state';

const NOW = Date.parse('2026-03-04T09:00:00Z');
const CLIENT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const ACCOUNT: TeamsAccount = {
  place: MICROSOFT,
  clientId: CLIENT,
  tenantId: 't1',
  userId: 'u1',
  user: 'ada@harbour.example',
  scopes: ['Presence.Read', 'Presence.ReadWrite'],
  secretIn: 'keyring',
};
const ASK = {
  kind: 'connect-teams',
  place: { ...MICROSOFT, login: 'https://Login.MicrosoftOnline.com/' },
  clientId: CLIENT.toUpperCase(),
  way: 'code',
  capabilities: ['message', 'mute'],
  secretIn: 'keyring',
} as const satisfies Command;

const PUT = { mutedUntil: NOW + 1000, seen: true };
const LEASE: Lease = {
  target: 'teams',
  blockId: 'b1',
  phase: 'giving-back',
  before: { shows: 'automatic' },
  ours: PUT,
  wish: null,
  from: NOW - 1000,
  until: NOW + 1000,
  attempts: 0,
  failure: null,
};

const fact = (state: AppState, told: TeamsFact) => update(state, tell(told), NOW);
const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);
const silence = ({ profile }: AppState) => profile.settings.silence;

const connectedWith = (change: Partial<TeamsAccount> = {}, from = stateWith()) => {
  const asked = update(from, wish(ASK, 'c1'), NOW);
  const account = { ...ACCOUNT, ...change };
  return fact(asked.state, { kind: 'teams-connected', id: 'c1', account });
};

describe('connecting Teams', () => {
  test('asks outside once, with addresses as they are written, and says that it does', () => {
    const asked = update(stateWith(), wish(ASK, 'c1'), NOW);
    const ask = { ...ASK, place: MICROSOFT, clientId: CLIENT, id: 'c1', hint: null };
    expect(asked.effects).toEqual([ask]);
    expect(asked.state.passing.teams.connecting).toEqual({ id: 'c1', by: 'code', code: null });
    expect(update(asked.state, wish(ASK, 'c2'), NOW).refusal).toEqual({ reason: 'already-joined' });
  });

  test('asks the same person again when more is asked for', () => {
    const { effects } = update(connectedWith().state, wish(ASK, 'c2'), NOW);
    expect(effects).toMatchObject([{ kind: 'connect-teams', hint: ACCOUNT.user }]);
  });

  test('shows the code, and opens its page and no other', () => {
    const asked = update(stateWith(), wish(ASK, 'c1'), NOW).state;
    expect(update(asked, wish({ kind: 'open-teams-page' }), NOW).refusal).toBeDefined();
    const code = { userCode: 'LULL0', page: 'https://microsoft.com/devicelogin', endsAt: NOW };
    expect(fact(asked, { kind: 'teams-code', id: 'c0', code }).state).toBe(asked);
    const shown = fact(asked, { kind: 'teams-code', id: 'c1', code }).state;
    expect(shown.passing.teams.connecting?.code).toEqual(code);
    const { effects } = update(shown, wish({ kind: 'open-teams-page' }), NOW);
    expect(effects).toEqual([{ kind: 'open-link', link: code.page }]);
  });

  test('switches on what was granted, and looks at both', () => {
    const { state, effects } = connectedWith();
    expect(state.teams.account).toEqual(ACCOUNT);
    expect(silence(state)).toMatchObject({ teams: true, 'teams-message': true });
    expect(effects).toContainEqual({ kind: 'probe-target', target: 'teams' });
    expect(effects).toContainEqual({ kind: 'probe-target', target: 'teams-message' });
  });

  test('leaves off what was not granted', () => {
    const { state } = connectedWith({ scopes: ['Presence.Read'] });
    expect(silence(state)).toMatchObject({ teams: false, 'teams-message': false });
  });

  test('anew keeps off what I had switched off, and not for another account', () => {
    const first = connectedWith().state;
    const off = { ...silence(first), teams: false };
    const patch = wish({ kind: 'change-settings', patch: { silence: off } });
    const without = update(first, patch, NOW).state;
    expect(silence(connectedWith({}, without).state)).toMatchObject({ teams: false });
    const other = connectedWith({ userId: 'u2' }, without).state;
    expect(silence(other)).toMatchObject({ teams: true });
  });

  test('does not listen to an answer that came after it was called off', () => {
    const asked = update(stateWith(), wish(ASK, 'c1'), NOW);
    const off = update(asked.state, wish({ kind: 'cancel-teams' }), NOW);
    expect(kinds(off.effects)).toEqual(['cancel-teams']);
    const late = fact(off.state, { kind: 'teams-connected', id: 'c1', account: ACCOUNT });
    expect(late.state.teams.account).toBeNull();
    const trouble = { kind: 'policy', detail: 'AADSTS53003' } as const;
    const failed = fact(asked.state, { kind: 'teams-not-connected', id: 'c1', trouble });
    expect(failed.state.passing.teams).toMatchObject({ connecting: null, trouble });
  });

  test('asks for the sign-in of an earlier run at a start', () => {
    const { state } = connectedWith();
    const { effects } = update(state, tell({ kind: 'started', hidden: true, link: null }), NOW);
    expect(effects).toContainEqual({ kind: 'load-teams-token', account: ACCOUNT });
    const without = update(stateWith(), tell({ kind: 'started', hidden: true, link: null }), NOW);
    expect(kinds(without.effects)).not.toContain('load-teams-token');
  });

  test('tells the windows of everything but the sign-in', () => {
    const { state } = connectedWith();
    const slices = slicesOf(state, NOW);
    expect(slices.teams.account).toEqual(ACCOUNT);
    expect(slicesOf(state, NOW + 1).teams).toBe(slices.teams);
  });
});

describe('disconnecting', () => {
  const withLease = (): AppState => {
    const { state } = connectedWith();
    return { ...state, work: { ...state.work, leases: [LEASE] } };
  };

  test('without a block ends at once', () => {
    const asked = wish({ kind: 'disconnect-teams' });
    const { state, effects } = update(connectedWith().state, asked, NOW);
    expect(kinds(effects)).toContain('disconnect-teams');
    expect(state.teams.account).toBeNull();
    expect(silence(state)).toMatchObject({ teams: false, 'teams-message': false });
    expect(state.machine.targets).not.toHaveProperty('teams');
  });

  test('waits until what was there before is back', () => {
    const leaving = update(withLease(), wish({ kind: 'disconnect-teams' }), NOW);
    expect(kinds(leaving.effects)).toEqual(['restore-target']);
    expect(leaving.state.teams.account).not.toBeNull();
    const told = { kind: 'target-restored', target: 'teams', blockId: 'b1' } as const;
    const left = update(leaving.state, tell(told), NOW);
    expect(kinds(left.effects)).toContain('disconnect-teams');
    expect(left.state.teams.account).toBeNull();
  });

  test('does not wait for a service that cannot be reached, and says what is not forgotten', () => {
    const leaving = update(withLease(), wish({ kind: 'disconnect-teams' }), NOW);
    const failure = { reason: 'offline', detail: '', retryAt: null } as const;
    const failed = { target: 'teams', blockId: 'b1', step: 'restore', failure } as const;
    const left = update(leaving.state, tell({ kind: 'target-failed', ...failed }), NOW);
    expect(kinds(left.effects)).toContain('disconnect-teams');
    expect(left.state.work.leases).toEqual([]);
    const told = fact(left.state, { kind: 'teams-left', forgotten: false });
    expect(told.state.passing.notices).toMatchObject([{ kind: 'teams-not-forgotten' }]);
  });
});

describe('what my status is made of', () => {
  const usual = { text: 'Until {end}', overtime: 'Longer', back: 'Back {when}' };

  test('is nothing while I am not connected', () => {
    expect(teamsWish(stateWith(), usual)).toBeNull();
  });

  test('has what I work on only where I chose so', () => {
    const length = { kind: 'minutes', minutes: 25 } as const;
    const begun = wish({ kind: 'start-focus', length, intention: 'the ledger' });
    const { state } = update(connectedWith().state, begun, NOW);
    expect(teamsWish(state, usual)).toMatchObject({ intention: null, overtime: false });
    const template = { ...state.teams.template, intention: true };
    const open = update(state, wish({ kind: 'change-teams-template', template }), NOW).state;
    expect(teamsWish(open, usual)).toMatchObject({ intention: 'the ledger' });
  });

  test('has what Lull has put there, which nobody else knows', () => {
    const { state } = connectedWith();
    expect(teamsWish(state, usual)?.put).toEqual({ ours: null, wish: null });
    const held = { ...state, work: { ...state.work, leases: [LEASE] } };
    expect(teamsWish(held, usual)?.put).toEqual({ ours: PUT, wish: null });
  });
});
