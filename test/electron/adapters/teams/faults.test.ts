import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../../../src/time/instant';
import { NO_TEAMS_MESSAGE } from '../../../../src/presence/teams-message';
import { signedInSecret, teamsBench, wishOf, type TeamsBench } from '../../../support/teams-bench';
import { WAITS } from '../../../support/spoilt-answer';
import type { TeamsFault } from '../../../support/teams-server';

const START = Date.parse('2026-03-04T08:50:07.300Z');
const UNTIL = START + 25 * MINUTE;
const AUTOMATIC = { shows: 'automatic' };

let bench: TeamsBench;

beforeEach(async () => {
  bench = await teamsBench(START);
  bench.teams.resume(bench.account, await signedInSecret(bench));
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

const presence = () => bench.teams.target('teams');
const message = () => bench.teams.target('teams-message');
const reads = (): number => bench.server.callsOf('presence').length;

/** Each thing that Lull asks of Graph in a block. */
const ASKS = [
  { name: 'presence', ask: () => presence().read() },
  { name: 'presence', ask: () => message().read() },
  {
    name: 'setUserPreferredPresence',
    ask: () => presence().apply({ before: AUTOMATIC, until: UNTIL }),
  },
  {
    name: 'clearUserPreferredPresence',
    ask: () => presence().restore({ before: AUTOMATIC, ours: { mutedUntil: UNTIL, seen: true } }),
  },
  {
    name: 'setStatusMessage',
    ask: () => message().apply({ before: NO_TEAMS_MESSAGE, until: UNTIL }),
  },
] as const;

const error = (status: number, code: string) =>
  ({ kind: 'error', status, code, afterEffect: false }) as const;

const FAULTS: readonly {
  readonly what: string;
  readonly fault: TeamsFault;
  readonly reason: string;
}[] = [
  { what: 'a page of HTML', fault: { kind: 'body', body: '<h1>Hi</h1>' }, reason: 'bad-answer' },
  { what: 'half a JSON', fault: { kind: 'truncated' }, reason: 'bad-answer' },
  { what: 'a list', fault: { kind: 'body', body: '[]' }, reason: 'bad-answer' },
  { what: 'null', fault: { kind: 'body', body: 'null' }, reason: 'bad-answer' },
  { what: 'a redirect', fault: { kind: 'redirect' }, reason: 'bad-answer' },
  { what: 'six megabytes', fault: { kind: 'huge' }, reason: 'bad-answer' },
  { what: 'a page for 404', fault: { kind: 'status', status: 404 }, reason: 'bad-answer' },
  { what: '500', fault: { kind: 'status', status: 500 }, reason: 'failed' },
  { what: '503', fault: { kind: 'status', status: 503 }, reason: 'failed' },
  { what: 'a dropped line', fault: { kind: 'drop' }, reason: 'offline' },
  { what: '429', fault: { kind: 'rate-limited', retryAfter: '7' }, reason: 'rate-limited' },
  { what: 'Forbidden', fault: error(403, 'Forbidden'), reason: 'forbidden' },
  { what: 'BadRequest', fault: error(400, 'BadRequest'), reason: 'failed' },
  { what: 'NotFound', fault: error(404, 'NotFound'), reason: 'failed' },
  { what: 'a code that is none', fault: error(400, '<script>'), reason: 'failed' },
];

describe('A2 what is not an answer', () => {
  test.each(ASKS.flatMap((ask) => FAULTS.map((fault) => ({ ...ask, ...fault }))))(
    '$name answered by $what is $reason',
    async ({ name, ask, fault, reason }) => {
      const before = bench.server.callsOf(name).length;
      bench.server.fault(fault, name);
      const result = await ask();
      expect(result).toMatchObject({ ok: false, failure: { reason } });
      expect(JSON.stringify(result)).not.toMatch(/<|canary|127\.0\.0\.1/);
      expect(bench.server.callsOf(name)).toHaveLength(before + 1);
    },
  );

  test.each([{}, { availability: 7, activity: 'Available' }, { availability: 'Available' }])(
    'a presence that reads %j is none',
    async (body) => {
      bench.server.fault({ kind: 'body', body: JSON.stringify(body) }, 'presence');
      expect(await presence().read()).toMatchObject({ failure: { reason: 'bad-answer' } });
    },
  );

  test('an answer that never ends is given up after ten seconds', async () => {
    bench.server.fault({ kind: 'hang' }, 'presence');
    const began = performance.now();
    const result = await message().read();
    expect(result).toMatchObject({ ok: false, failure: { reason: 'timed-out' } });
    expect(performance.now() - began).toBeGreaterThan(9_500);
  }, 30_000);

  test('what was written counts although it cannot be read afterwards', async () => {
    bench.server.fault({ kind: 'status', status: 500 }, 'presence', 2);
    expect(await presence().apply({ before: AUTOMATIC, until: UNTIL })).toEqual({
      ok: true,
      value: { mutedUntil: UNTIL, seen: false },
    });
    expect(await message().apply({ before: NO_TEAMS_MESSAGE, until: UNTIL })).toEqual({
      ok: true,
      value: message().foretell(NO_TEAMS_MESSAGE, UNTIL),
    });
  });
});

describe('A1 being asked to wait', () => {
  test.each(WAITS)('for $retryAfter is waiting $seconds s', async ({ retryAfter, seconds }) => {
    const before = reads();
    bench.server.fault({ kind: 'rate-limited', retryAfter }, 'presence');
    const retryAt = START + seconds * 1000;
    const failure = { reason: 'rate-limited', retryAt };
    expect(await message().read()).toMatchObject({ ok: false, failure });
    bench.clock.now = retryAt - 1;
    expect(await message().read()).toMatchObject({ ok: false, failure });
    expect(reads()).toBe(before + 1);
    bench.clock.now = retryAt;
    expect(await message().read()).toMatchObject({ ok: true });
  });
});

describe('what is written', () => {
  test.each([
    { late: 0, duration: 'PT25M30S' },
    { late: MINUTE, duration: 'PT24M30S' },
    { late: 24 * MINUTE + 59_999, duration: 'PT31S' },
  ])('F3 (d) mutes for the time from now: $late ms late', async ({ late, duration }) => {
    bench.clock.now = START + late;
    await presence().apply({ before: AUTOMATIC, until: UNTIL });
    expect(bench.server.callsOf('setUserPreferredPresence').map(({ body }) => body)).toEqual([
      { availability: 'DoNotDisturb', activity: 'DoNotDisturb', expirationDuration: duration },
    ]);
  });

  test('A3 nothing is, once the block is over', async () => {
    const before = bench.server.calls.length;
    bench.clock.now = UNTIL;
    for (const target of [presence(), message()]) {
      const late = await target.apply({ before: null, until: UNTIL });
      expect(late).toMatchObject({ ok: false, failure: { detail: 'too late' } });
    }
    expect(bench.server.calls).toHaveLength(before);
  });

  test('is said to be missing where a permission is, before it is asked', async () => {
    const account = { ...bench.account, scopes: ['User.ReadBasic.All'] };
    bench.teams.resume(account, await signedInSecret(bench));
    const missing = { kind: 'needs-setup', reason: 'teams-scope' };
    expect(await presence().probe()).toEqual(missing);
    expect(await message().probe()).toEqual(missing);
  });

  test('is nothing of mine while I am off, where I have a message of my own', async () => {
    bench.server.member.message = { content: 'Lisbon', expiry: null, endsAt: null };
    const found = await message().read();
    if (!found.ok) throw new Error('not read');
    expect(message().foretell(found.value, UNTIL, 'back')).toBe(found.value);
    expect(message().foretell(NO_TEAMS_MESSAGE, UNTIL, 'back')).toMatchObject({
      content: 'Back 10:15',
    });
  });
});

describe('what is there, in the light of what Lull put there', () => {
  const ours = (seen: boolean) => ({ mutedUntil: UNTIL, seen });
  const own = (as: string) => ({ shows: 'own', as });
  test.each([
    { shown: 'DoNotDisturb/DoNotDisturb', put: ours(true), is: ours(true) },
    { shown: 'DoNotDisturb/Presenting', put: ours(false), is: ours(false) },
    { shown: 'DoNotDisturb/DoNotDisturb', put: null, is: own('DoNotDisturb') },
    { shown: 'Offline/Offline', put: ours(true), is: ours(true) },
    { shown: 'Offline/OffWork', put: ours(true), is: own('Offline') },
    { shown: 'PresenceUnknown/PresenceUnknown', put: ours(true), is: ours(true) },
    { shown: 'Available/Available', put: ours(true), is: AUTOMATIC },
    { shown: 'Available/Available', put: ours(false), is: ours(false) },
    { shown: 'Busy/Busy', put: ours(true), is: own('Busy') },
    { shown: 'Busy/InAMeeting', put: ours(true), is: AUTOMATIC },
    { shown: 'Busy/InAMeeting', put: null, is: AUTOMATIC },
    { shown: 'Nobody/Knows', put: null, is: AUTOMATIC },
  ])('$shown over $put is $is', async ({ shown, put, is }) => {
    const [availability = '', activity = ''] = shown.split('/');
    Object.assign(bench.server.member, { automatic: { availability, activity } });
    bench.put(put);
    expect(await presence().read()).toEqual({ ok: true, value: is });
    bench.clock.now = UNTIL + 3 * MINUTE;
    const later = put === null ? is : undefined;
    const read = await presence().read();
    if (later !== undefined) expect(read).toEqual({ ok: true, value: later });
    else expect(read).not.toEqual({ ok: true, value: put });
  });

  test('a write that is not known to have come is only there when it shows', async () => {
    const wish = { mutedUntil: UNTIL, seen: false };
    bench.teams.want({ ...wishOf(bench.account), put: { ours: null, wish } });
    expect(await presence().read()).toEqual({ ok: true, value: AUTOMATIC });
    const shown = { availability: 'DoNotDisturb', activity: 'DoNotDisturb' };
    bench.server.member.automatic = shown;
    expect(await presence().read()).toEqual({ ok: true, value: wish });
  });
});
