import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackBench, type SlackBench } from '../../../support/slack-bench';
import { slackUser } from '../../../support/slack-people';

const START = Date.parse('2026-03-04T08:50:00Z');
const seconds = (iso: string): number => Date.parse(iso) / 1000;

let bench: SlackBench;

function signIn(...scopes: readonly string[]): void {
  const access = bench.server.pasteToken(scopes);
  const account = { ...bench.account, scopes };
  bench.slack.resume(account, JSON.stringify({ access, refresh: null, expiresAt: null }));
}

const crowd = (count: number): string[] => {
  const ids = Array.from({ length: count }, (_, i) => `UX${i}`);
  bench.server.workspace.users.push(...ids.map((id) => slackUser(id)));
  return ids;
};

beforeEach(async () => {
  bench = await slackBench(START);
  signIn('users:read', 'dnd:read');
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

describe('teammates', () => {
  test('are told with zone, status and do-not-disturb that is in force', async () => {
    bench.server.workspace.users.push(
      slackUser('U1', {
        text: 'Lunch & <more>',
        emoji: ':taco:',
        unicode: '1f32e',
        expiration: seconds('2026-03-04T10:00:00Z'),
        dnd: { start: seconds('2026-03-04T08:00:00Z'), end: seconds('2026-03-04T15:00:00Z') },
      }),
      slackUser('U2', {
        dnd: { start: seconds('2026-03-04T22:00:00Z'), end: seconds('2026-03-05T08:00:00Z') },
      }),
    );
    expect(await bench.slack.teammates(['U1', 'U2'])).toEqual({
      people: [
        {
          handle: 'U1',
          at: START,
          name: 'Name of U1',
          zone: 'Europe/Lisbon',
          status: { text: 'Lunch & <more>', emoji: '🌮', until: Date.parse('2026-03-04T10:00Z') },
          report: {
            state: 'focusing',
            why: 'muted',
            since: Date.parse('2026-03-04T08:00Z'),
            until: Date.parse('2026-03-04T15:00Z'),
          },
        },
        { handle: 'U2', at: START, name: 'Name of U2', zone: 'Europe/Lisbon' },
      ],
      gone: [],
      failure: null,
    });
  });

  test('alone are asked about on their own, since teamInfo wants more than one', async () => {
    bench.server.workspace.users.push(slackUser('U1'));
    await bench.slack.teammates(['U1']);
    expect(bench.server.calls.map(({ method }) => method)).toEqual(['users.info', 'dnd.info']);
  });

  test.each([
    { count: 40, info: 40, list: 0, dnd: 1 },
    { count: 41, info: 0, list: 1, dnd: 1 },
    { count: 1_000, info: 0, list: 5, dnd: 8 },
  ])('$count are asked about within the limits of a minute', async ({ count, info, list, dnd }) => {
    const { people, failure } = await bench.slack.teammates(crowd(count));
    expect(failure).toBeNull();
    expect(people).toHaveLength(count);
    expect(bench.server.callsOf('users.info')).toHaveLength(info);
    expect(bench.server.callsOf('users.list')).toHaveLength(list);
    expect(bench.server.callsOf('dnd.teamInfo')).toHaveLength(dnd);
  });

  test('of a workspace too large to list have their turn, those who waited longest first', async () => {
    crowd(1_700);
    const ids = Array.from({ length: 100 }, (_, i) => `UX${1_600 + i}`);
    const seen = new Set<string>();
    for (let minute = 0; minute < 4; minute++) {
      bench.clock.now = START + minute * 60_000;
      const { people, failure } = await bench.slack.teammates(ids);
      expect(failure).toBeNull();
      for (const { handle } of people) seen.add(handle);
    }
    expect(seen.size).toBe(100);
    expect(bench.server.callsOf('users.list')).toHaveLength(8);
  });

  test('who are gone are named, and those whom I may not see spoil nothing for the others', async () => {
    const night = { start: START / 1000 - 60, end: START / 1000 + 600 };
    bench.server.workspace.users.push(
      slackUser('U1', { dnd: night }),
      slackUser('U2', { is: { deleted: true } }),
      slackUser('U3'),
      slackUser('U4', { dnd: night }),
    );
    bench.server.workspace.hidden.add('U3');
    const { people, gone, failure } = await bench.slack.teammates(['U1', 'U2', 'U3', 'U4', 'U9']);
    expect(failure).toBeNull();
    expect(gone).toEqual(['U2', 'U3', 'U9']);
    expect(people.map(({ handle, report }) => [handle, report?.state])).toEqual([
      ['U1', 'focusing'],
      ['U4', 'focusing'],
    ]);
  });

  test('whose do-not-disturb I may not read are told without it, and it is not asked for', async () => {
    signIn('users:read');
    bench.server.workspace.users.push(slackUser('U1'), slackUser('U2'));
    const { people } = await bench.slack.teammates(['U1', 'U2']);
    expect(people).toHaveLength(2);
    expect(bench.server.callsOf('dnd.teamInfo')).toHaveLength(0);
  });

  test('in a huddle are in a call', async () => {
    bench.server.workspace.users.push(slackUser('U1', { huddle: true }));
    const { people } = await bench.slack.teammates(['U1']);
    expect(people[0]?.report).toEqual({ state: 'busy', why: 'call', since: START, until: null });
  });

  test.each([
    ['429 with a time', { kind: 'rate-limited', retryAfter: '9' }, 'rate-limited', 9_000],
    ['429 without one', { kind: 'rate-limited', retryAfter: null }, 'rate-limited', 30_000],
    ['HTML', { kind: 'body', body: '<h1>Hi</h1>' }, 'bad-answer', null],
    ['half a JSON', { kind: 'truncated' }, 'bad-answer', null],
    ['a dropped socket', { kind: 'drop' }, 'offline', null],
    [
      'a revoked token',
      { kind: 'error', error: 'token_revoked', afterEffect: false },
      'unauthorized',
      null,
    ],
  ] as const)('come with why there is no more: %s', async (_name, fault, reason, wait) => {
    bench.server.workspace.users.push(slackUser('U1'), slackUser('U2'));
    bench.server.fault(fault, 'dnd.teamInfo');
    const { people, failure } = await bench.slack.teammates(['U1', 'U2']);
    expect(people.map(({ handle }) => handle)).toEqual(['U1', 'U2']);
    expect(failure).toEqual({ reason, retryAt: wait === null ? null : START + wait });
  });

  test('are told as they were in do-not-disturb when it cannot be read once', async () => {
    const dnd = { start: START / 1000 - 60, end: START / 1000 + 600 };
    bench.server.workspace.users.push(slackUser('U1', { dnd }), slackUser('U2'));
    await bench.slack.teammates(['U1', 'U2']);
    bench.server.fault({ kind: 'drop' }, 'dnd.teamInfo');
    const { people } = await bench.slack.teammates(['U1', 'U2']);
    expect(people[0]?.report?.until).toBe(dnd.end * 1000);
  });
});

describe('pictures', () => {
  const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex');

  test('are fetched once, from the Slack that I am connected to', async () => {
    const { server, slack } = bench;
    server.pictures.set('/avatars/u1.png', { bytes: PNG, type: 'image/png', asked: 0 });
    server.workspace.users.push(slackUser('U1', { picture: `${server.site}/avatars/u1.png` }));
    const { people } = await slack.teammates(['U1']);
    const name = people[0]?.picture ?? '';
    expect(await slack.pictures(() => false)).toEqual({
      [name]: `data:image/png;base64,${PNG.toString('base64')}`,
    });
    await slack.teammates(['U1']);
    expect(await slack.pictures(() => false)).toEqual({});
    expect(server.pictures.get('/avatars/u1.png')?.asked).toBe(1);
  });

  test.each([
    ['of another host', 'https://secure.gravatar.com/avatar/1.jpg'],
    ['not encrypted', 'http://avatars.slack-edge.com/1.png'],
    ['with a password', 'https://me:secret@avatars.slack-edge.com/1.png'],
    ['of a host that only ends like Slack', 'https://notslack-edge.com/1.png'],
    ['that are no address', 'avatars'],
  ])('%s are left alone', async (_name, picture) => {
    bench.server.workspace.users.push(slackUser('U1', { picture }));
    const { people } = await bench.slack.teammates(['U1']);
    expect(people[0]?.picture).toBeUndefined();
  });

  test('that are none, or too large, are not shown', async () => {
    const { server, slack } = bench;
    const html = Buffer.from('<svg onload="alert(1)">');
    server.pictures.set('/a', { bytes: html, type: 'image/png', asked: 0 });
    const large = Buffer.concat([PNG, Buffer.alloc(60_000)]);
    server.pictures.set('/b', { bytes: large, type: 'image/png', asked: 0 });
    server.workspace.users.push(
      slackUser('U1', { picture: `${server.site}/a` }),
      slackUser('U2', { picture: `${server.site}/b` }),
    );
    await slack.teammates(['U1', 'U2']);
    expect(await slack.pictures(() => false)).toEqual({});
  });
});
