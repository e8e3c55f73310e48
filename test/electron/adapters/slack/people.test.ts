import { afterEach, beforeEach, expect, test } from 'vitest';
import { slackBench, type SlackBench } from '../../../support/slack-bench';

const START = Date.parse('2026-03-04T08:50:00Z');

/** As users.list tells of somebody (docs.slack.dev/reference/objects/user-object). */
const member = (id: string, change: object = {}) => ({
  id,
  team_id: 'T0HARBOUR',
  name: id.toLowerCase(),
  deleted: false,
  is_bot: false,
  is_restricted: false,
  tz: 'Europe/Lisbon',
  tz_offset: 0,
  profile: { real_name: `Name of ${id}` },
  ...change,
});

const FITTING = { email: null, leftOut: null };

let bench: SlackBench;

beforeEach(async () => {
  bench = await slackBench(START);
  const account = { ...bench.account, scopes: ['users:read'] };
  const access = bench.server.pasteToken(account.scopes);
  bench.slack.resume(account, JSON.stringify({ access, refresh: null, expiresAt: null }));
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

test('are the people of the workspace, with their names and zones', async () => {
  bench.server.people.push(
    member('U1'),
    member('U2', { profile: {}, real_name: 'Real Name', tz: 'Asia/Calcutta' }),
    member('W3', { profile: { real_name: '' }, real_name: '' }),
  );
  expect(await bench.slack.people({ kind: 'everybody' })).toEqual({
    kind: 'found',
    more: false,
    members: [
      { ...FITTING, id: 'U1', name: 'Name of U1', zone: 'Europe/Lisbon' },
      {
        ...FITTING,
        id: 'U2',
        name: 'Real Name',
        zone: expect.stringMatching(/^Asia\/(Kolkata|Calcutta)$/),
      },
      { ...FITTING, id: 'W3', name: 'w3', zone: 'Europe/Lisbon' },
    ],
  });
});

test('are told with why they cannot be added: bots, guests, who left, whose zone is not known', async () => {
  bench.server.people.push(
    member('USLACKBOT'),
    member('U1', { is_bot: true }),
    member('U2', { is_restricted: true }),
    member('U3', { deleted: true }),
    member('U4', { tz: null }),
    member('U5', { tz: 'Moon/Base' }),
    member('U6', { id: 7 }),
    member('../U7', {}),
  );
  const found = await bench.slack.people({ kind: 'everybody' });
  const members = found.kind === 'found' ? found.members : [];
  expect(members.map(({ id, leftOut }) => [id, leftOut])).toEqual([
    ['USLACKBOT', 'bot'],
    ['U1', 'bot'],
    ['U2', 'guest'],
    ['U3', 'gone'],
    ['U4', 'no-zone'],
    ['U5', 'no-zone'],
  ]);
});

test.each([
  { count: 200, pages: 1, more: false },
  { count: 201, pages: 2, more: false },
  { count: 3_001, pages: 15, more: true },
])('$count people are read in $pages pages', async ({ count, pages, more }) => {
  for (let i = 0; i < count; i++) bench.server.people.push(member(`U${i}`));
  const found = await bench.slack.people({ kind: 'everybody' });
  expect(found).toMatchObject({ kind: 'found', more });
  expect(found.kind === 'found' && found.members.length).toBe(Math.min(count, 3_000));
  expect(bench.server.callsOf('users.list')).toHaveLength(pages);
});

test.each([
  { fault: { kind: 'status', status: 500 }, trouble: 'failed' },
  { fault: { kind: 'body', body: '<h1>Hi</h1>' }, trouble: 'not-slack' },
  { fault: { kind: 'body', body: '{"ok":true,"members":7}' }, trouble: 'not-slack' },
  { fault: { kind: 'rate-limited', retryAfter: '9' }, trouble: 'waiting' },
  { fault: { kind: 'drop' }, trouble: 'offline' },
] as const)('are not known when Slack answers with $trouble', async ({ fault, trouble }) => {
  bench.server.fault(fault, 'users.list');
  expect(await bench.slack.people({ kind: 'everybody' })).toMatchObject({
    kind: 'failed',
    trouble: { kind: trouble },
  });
});
