import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/app/effect';
import type { SlackAccount } from '../../../src/app/slack';
import type { SlackFact } from '../../../src/app/slack-effect';
import { slackWish } from '../../../src/app/slack-wish';
import type { AppState } from '../../../src/app/state';
import { slicesOf } from '../../../src/app/slices';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import type { Lease } from '../../../src/lease/lease';
import { findZone } from '../../../src/time/zone';
import { stateWith, tell, wish } from '../../support/app-state';

const NOW = Date.parse('2026-03-04T09:00:00Z');
const ACCOUNT: SlackAccount = {
  site: 'https://slack.com',
  teamId: 'T0',
  team: 'Harbour',
  userId: 'U0',
  user: 'ada',
  clientId: '1.2',
  scopes: ['users.profile:read', 'users.profile:write', 'dnd:read', 'dnd:write'],
  secretIn: 'keyring',
};
const ASK = {
  kind: 'connect-slack',
  site: 'https://slack.com/',
  way: { kind: 'browser', clientId: '1.2' },
  capabilities: ['status', 'snooze'],
  secretIn: 'keyring',
} as const satisfies Command;

const LEASE: Lease = {
  target: 'slack',
  blockId: 'b1',
  phase: 'giving-back',
  before: { text: '', emoji: '', endsAt: 0 },
  ours: { text: 'Focusing', emoji: ':no_bell:', endsAt: 1000 },
  wish: null,
  from: NOW - 1000,
  until: NOW + 1000,
  attempts: 0,
  failure: null,
};

const fact = (state: AppState, told: SlackFact) => update(state, tell(told), NOW);
const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);

const connectedWith = (change: Partial<SlackAccount> = {}, from = stateWith()) => {
  const asked = update(from, wish(ASK, 'c1'), NOW);
  const account = { ...ACCOUNT, ...change };
  return fact(asked.state, { kind: 'slack-connected', id: 'c1', account });
};

describe('connecting Slack', () => {
  test('asks outside once, and says that it does', () => {
    const asked = update(stateWith(), wish(ASK, 'c1'), NOW);
    expect(asked.effects).toEqual([{ ...ASK, site: 'https://slack.com', id: 'c1' }]);
    expect(asked.state.passing.slack.connecting).toEqual({ id: 'c1', by: 'browser' });
    expect(update(asked.state, wish(ASK, 'c2'), NOW).refusal).toEqual({ reason: 'already-joined' });
  });

  test('switches on what was granted, and looks at both', () => {
    const { state, effects } = connectedWith();
    expect(state.slack.account).toEqual(ACCOUNT);
    expect(state.profile.settings.silence).toMatchObject({ slack: true, 'slack-snooze': true });
    expect(effects).toEqual([
      { kind: 'probe-target', target: 'slack' },
      { kind: 'probe-target', target: 'slack-snooze' },
    ]);
  });

  test('leaves off what was not granted', () => {
    const { state } = connectedWith({ scopes: ['dnd:read', 'dnd:write'] });
    expect(state.profile.settings.silence).toMatchObject({ slack: false, 'slack-snooze': true });
  });

  test('anew keeps off what I had switched off', () => {
    const first = connectedWith().state;
    const { silence } = first.profile.settings;
    const patch = { silence: { ...silence, slack: false } };
    const off = update(first, wish({ kind: 'change-settings', patch }), NOW).state;
    const again = connectedWith({}, off).state.profile.settings.silence;
    expect(again).toMatchObject({ slack: false, 'slack-snooze': true });
    const other = connectedWith({ userId: 'U1' }, off).state.profile.settings.silence;
    expect(other).toMatchObject({ slack: true, 'slack-snooze': true });
  });

  test('does not listen to an answer that came after it was called off', () => {
    const asked = update(stateWith(), wish(ASK, 'c1'), NOW);
    const off = update(asked.state, wish({ kind: 'cancel-slack' }), NOW);
    expect(kinds(off.effects)).toEqual(['cancel-slack']);
    const late = fact(off.state, { kind: 'slack-connected', id: 'c1', account: ACCOUNT });
    expect(late.state.slack.account).toBeNull();
    const trouble = { kind: 'declined', detail: '' } as const;
    const failed = fact(asked.state, { kind: 'slack-not-connected', id: 'c1', trouble });
    expect(failed.state.passing.slack).toMatchObject({ connecting: null, trouble });
  });

  test('asks for the token of an earlier run at a start', () => {
    const { state } = connectedWith();
    const { effects } = update(state, tell({ kind: 'started', hidden: true, link: null }), NOW);
    expect(effects).toContainEqual({ kind: 'load-slack-token', account: ACCOUNT });
    const without = update(stateWith(), tell({ kind: 'started', hidden: true, link: null }), NOW);
    expect(kinds(without.effects)).not.toContain('load-slack-token');
  });

  test('tells the windows of everything but the token', () => {
    const { state } = connectedWith();
    const slices = slicesOf(state, NOW);
    expect(slices.slack.account).toEqual(ACCOUNT);
    expect(slicesOf(state, NOW + 1).slack).toBe(slices.slack);
  });
});

describe('disconnecting', () => {
  test('without a block ends at once', () => {
    const { state, effects } = update(
      connectedWith().state,
      wish({ kind: 'disconnect-slack' }),
      NOW,
    );
    expect(effects).toContainEqual({ kind: 'disconnect-slack', account: ACCOUNT });
    expect(state.slack.account).toBeNull();
    expect(state.profile.settings.silence).toMatchObject({ slack: false, 'slack-snooze': false });
    expect(state.machine.targets).not.toHaveProperty('slack');
  });

  test('waits until what was there before is back', () => {
    const held = { ...connectedWith().state };
    const state = { ...held, work: { ...held.work, leases: [LEASE] } };
    const leaving = update(state, wish({ kind: 'disconnect-slack' }), NOW);
    expect(kinds(leaving.effects)).toEqual(['restore-target']);
    expect(leaving.state.slack.account).not.toBeNull();
    const told = { kind: 'target-restored', target: 'slack', blockId: 'b1' } as const;
    const left = update(leaving.state, tell(told), NOW);
    expect(kinds(left.effects)).toContain('disconnect-slack');
    expect(left.state.slack.account).toBeNull();
  });

  test('does not wait for a Slack that cannot be reached', () => {
    const held = { ...connectedWith().state };
    const state = { ...held, work: { ...held.work, leases: [LEASE] } };
    const leaving = update(state, wish({ kind: 'disconnect-slack' }), NOW);
    const failure = { reason: 'offline', detail: '', retryAt: null } as const;
    const failed = { target: 'slack', blockId: 'b1', step: 'restore', failure } as const;
    const left = update(leaving.state, tell({ kind: 'target-failed', ...failed }), NOW);
    expect(kinds(left.effects)).toContain('disconnect-slack');
    expect(left.state.work.leases).toEqual([]);
    const told = fact(left.state, { kind: 'slack-left', revoked: false });
    expect(told.state.passing.notices).toMatchObject([{ kind: 'slack-not-revoked' }]);
  });
});

describe('what my status is made of', () => {
  const usual = { text: 'Until {end}', overtime: 'Longer', back: 'Back {when}' };

  test('is nothing while I am not connected', () => {
    expect(slackWish(stateWith(), usual)).toBeNull();
  });

  test('has what I work on only where I chose so', () => {
    const length = { kind: 'minutes', minutes: 25 } as const;
    const begun = wish({ kind: 'start-focus', length, intention: 'the ledger' });
    const { state } = update(connectedWith().state, begun, NOW);
    expect(slackWish(state, usual)).toMatchObject({ intention: null, overtime: false });
    const template = { ...state.slack.template, intention: true };
    const open = update(state, wish({ kind: 'change-slack-template', template }), NOW).state;
    expect(slackWish(open, usual)).toMatchObject({ intention: 'the ledger' });
  });
});

describe('people of the workspace', () => {
  const berlin = findZone('Europe/Berlin');
  if (berlin === null) throw new Error('no Berlin');
  const members = ['U1', 'U2', 'U0'].map((id) => ({
    id,
    name: `Name ${id}`,
    zone: berlin,
    email: null,
    leftOut: null,
  }));
  const listed = () =>
    fact(connectedWith().state, {
      kind: 'slack-people',
      from: { kind: 'everybody' },
      people: { kind: 'found', members, more: false },
    }).state;
  const add = (state: AppState, ...ids: readonly string[]) =>
    update(state, wish({ kind: 'add-slack-people', ids }, 'a1'), NOW);

  test('are asked for only where I am connected', () => {
    const asked = update(
      connectedWith().state,
      wish({ kind: 'list-slack-people', from: { kind: 'everybody' } }),
      NOW,
    );
    expect(kinds(asked.effects)).toEqual(['list-slack-people']);
    expect(asked.state.passing.slack.people).toEqual({ kind: 'loading' });
    const refused = update(
      stateWith(),
      wish({ kind: 'list-slack-people', from: { kind: 'everybody' } }),
      NOW,
    );
    expect(refused.refusal).toEqual({ reason: 'not-joined' });
  });

  test('come onto the roster in one change, which is taken back in one', () => {
    const added = add(listed(), 'U1', 'U2');
    expect(added.state.roster.people).toMatchObject([
      { id: 'slack-u1', name: 'Name U1', zone: 'Europe/Berlin', handles: { slack: 'U1' } },
      { id: 'slack-u2', handles: { slack: 'U2' } },
    ]);
    expect(added.state.passing.undo.at(-1)).toMatchObject({
      kind: 'add',
      label: 'Name U1, Name U2',
    });
    const back = update(added.state, wish({ kind: 'undo', token: 'a1' }), NOW);
    expect(back.state.roster.people).toEqual([]);
  });

  test('come once, and I never do', () => {
    const once = add(listed(), 'U1').state;
    const again = add(once, 'U1', 'U0', 'U9').state;
    expect(again.roster.people).toHaveLength(1);
    expect(again.passing.undo).toHaveLength(1);
  });

  test('that were taken away come back when they are added again', () => {
    const once = add(listed(), 'U1').state;
    const gone = update(once, wish({ kind: 'remove-person', id: 'slack-u1' }, 'r1'), NOW).state;
    expect(gone.roster.people).toEqual([]);
    expect(add(gone, 'U1').state.roster.people).toHaveLength(1);
  });

  test('cannot be added before they were asked for', () => {
    expect(add(connectedWith().state, 'U1').refusal).toEqual({ reason: 'unknown-person' });
  });
});
