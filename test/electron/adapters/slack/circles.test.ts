import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackBench, type SlackBench } from '../../../support/slack-bench';
import { slackUser } from '../../../support/slack-people';

const START = Date.parse('2026-03-04T08:50:00Z');
const ALL = ['users:read', 'usergroups:read', 'channels:read', 'groups:read'];

let bench: SlackBench;

function signIn(scopes: readonly string[]): void {
  const access = bench.server.pasteToken(scopes);
  const account = { ...bench.account, scopes };
  bench.slack.resume(account, JSON.stringify({ access, refresh: null, expiresAt: null }));
}

beforeEach(async () => {
  bench = await slackBench(START);
  const { users, groups, channels } = bench.server.workspace;
  users.push(
    slackUser('U1'),
    slackUser('U2', { is: { is_bot: true } }),
    slackUser('U3', { is: { is_restricted: true } }),
    slackUser('U4', { tz: null }),
  );
  groups.push({ id: 'S1', name: 'Designers', users: ['U1', 'U2', 'U3', 'U4', 'U9'] });
  channels.push(
    { id: 'C1', name: 'harbour', private: false, members: ['U1', 'U3'] },
    { id: 'G1', name: 'secret', private: true, members: ['U1'] },
  );
  signIn(ALL);
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

describe('user groups and channels', () => {
  test('are listed with their names', async () => {
    expect(await bench.slack.circles('groups')).toEqual({
      kind: 'found',
      circles: [{ id: 'S1', name: 'Designers' }],
      more: false,
    });
    expect(await bench.slack.circles('channels')).toEqual({
      kind: 'found',
      circles: [
        { id: 'C1', name: 'harbour' },
        { id: 'G1', name: 'secret' },
      ],
      more: false,
    });
  });

  test('tell their members, and why some cannot be added', async () => {
    const found = await bench.slack.people({ kind: 'group', id: 'S1' });
    const members = found.kind === 'found' ? found.members : [];
    expect(members.map(({ id, leftOut }) => [id, leftOut])).toEqual([
      ['U1', null],
      ['U2', 'bot'],
      ['U3', 'guest'],
      ['U4', 'no-zone'],
    ]);
    const again = await bench.slack.people({ kind: 'channel', id: 'G1' });
    expect(again).toMatchObject({ kind: 'found', members: [{ id: 'U1' }], more: false });
    // Those who are known from before are not asked about once more.
    expect(bench.server.callsOf('users.info')).toHaveLength(5);
  });

  test('of many people are read with the whole workspace instead of one by one', async () => {
    const { users, channels } = bench.server.workspace;
    const ids = Array.from({ length: 450 }, (_, i) => `UX${i}`);
    users.push(...ids.map((id) => slackUser(id)));
    channels.push({ id: 'C2', name: 'all', private: false, members: ids });
    const found = await bench.slack.people({ kind: 'channel', id: 'C2' });
    expect(found.kind === 'found' && found.members.length).toBe(450);
    expect(bench.server.callsOf('conversations.members')).toHaveLength(3);
    expect(bench.server.callsOf('users.list')).toHaveLength(3);
    expect(bench.server.callsOf('users.info')).toHaveLength(0);
  });

  test('that the plan does not have are said to be missing from it', async () => {
    bench.server.workspace.hasGroups = false;
    const trouble = { kind: 'no-plan', detail: 'plan_upgrade_required' };
    expect(await bench.slack.circles('groups')).toEqual({ kind: 'failed', trouble });
  });

  test('that are gone are said to be', async () => {
    const group = await bench.slack.people({ kind: 'group', id: 'S2' });
    expect(group).toMatchObject({ kind: 'failed', trouble: { kind: 'not-there' } });
    const channel = await bench.slack.people({ kind: 'channel', id: 'C9' });
    expect(channel).toMatchObject({ kind: 'failed', trouble: { kind: 'not-there' } });
  });

  test.each([
    ['HTML', { kind: 'body', body: '<h1>Hi</h1>' }, 'not-slack'],
    ['no list', { kind: 'body', body: '{"ok":true,"usergroups":{}}' }, 'not-slack'],
    ['too many calls', { kind: 'rate-limited', retryAfter: null }, 'waiting'],
    [
      'a missing scope',
      { kind: 'error', error: 'missing_scope', afterEffect: false },
      'not-allowed',
    ],
  ] as const)('fail in words where Slack answers with %s', async (_name, fault, kind) => {
    bench.server.fault(fault, 'usergroups.list');
    expect(await bench.slack.circles('groups')).toMatchObject({ trouble: { kind } });
  });
});
