import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/time/instant';
import { propertyOptions } from '../../../support/property';
import { slackBench, type SlackBench } from '../../../support/slack-bench';
import { WAITS } from '../../../support/spoilt-answer';
import type { SlackFault } from '../../../support/slack-server';

const START = Date.parse('2026-03-04T08:50:07.300Z');
const UNTIL = START + 25 * MINUTE;
const NONE = { text: '', emoji: '', endsAt: 0 };

let bench: SlackBench;

beforeEach(async () => {
  bench = await slackBench(START);
  const access = bench.server.pasteToken(bench.account.scopes);
  bench.slack.resume(bench.account, JSON.stringify({ access, refresh: null, expiresAt: null }));
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

/** Each thing that Lull asks of Slack in a block. */
const ASKS = [
  { method: 'users.profile.get', ask: () => bench.slack.target('slack').read() },
  {
    method: 'users.profile.set',
    ask: () => bench.slack.target('slack').apply({ before: NONE, until: UNTIL }),
  },
  { method: 'dnd.info', ask: () => bench.slack.target('slack-snooze').read() },
  {
    method: 'dnd.setSnooze',
    ask: () => bench.slack.target('slack-snooze').apply({ before: null, until: UNTIL }),
  },
] as const;

const FAULTS: readonly { name: string; fault: SlackFault; reason: string; detail?: string }[] = [
  { name: 'a page of HTML', fault: { kind: 'body', body: '<h1>Hi</h1>' }, reason: 'bad-answer' },
  { name: 'nothing', fault: { kind: 'body', body: '' }, reason: 'bad-answer' },
  { name: 'half a JSON', fault: { kind: 'truncated' }, reason: 'bad-answer' },
  { name: 'a list', fault: { kind: 'body', body: '[]' }, reason: 'bad-answer' },
  { name: 'null', fault: { kind: 'body', body: 'null' }, reason: 'bad-answer' },
  {
    name: 'other fields',
    fault: { kind: 'body', body: '{"ok":true,"snooze_enabled":7}' },
    reason: 'bad-answer',
  },
  { name: 'a redirect', fault: { kind: 'redirect' }, reason: 'bad-answer' },
  { name: 'three megabytes', fault: { kind: 'huge' }, reason: 'bad-answer' },
  { name: '404', fault: { kind: 'status', status: 404 }, reason: 'bad-answer' },
  { name: '500', fault: { kind: 'status', status: 500 }, reason: 'failed' },
  { name: 'a dropped line', fault: { kind: 'drop' }, reason: 'offline' },
  ...(
    [
      ['fatal_error', 'failed'],
      ['service_unavailable', 'failed'],
      ['invalid_auth', 'unauthorized'],
      ['token_revoked', 'unauthorized'],
      ['account_inactive', 'unauthorized'],
      ['missing_scope', 'forbidden'],
      ['org_login_required', 'forbidden'],
      ['not_admin', 'forbidden'],
      ['ratelimited', 'rate-limited'],
      ['request_timeout', 'timed-out'],
      ['too_long', 'needs-setup'],
      ['profile_status_set_failed_not_valid_emoji', 'needs-setup'],
      ['<script>', 'bad-answer'],
    ] as const
  ).map(([error, reason]) => ({
    name: error,
    fault: { kind: 'error', error, afterEffect: false } as const,
    reason,
  })),
];

describe('A2 what is not an answer', () => {
  test.each(ASKS.flatMap((ask) => FAULTS.map((fault) => ({ ...ask, ...fault }))))(
    '$method answered by $name is $reason',
    async ({ method, ask, fault, reason }) => {
      bench.server.fault(fault, method);
      const result = await ask();
      expect(result).toMatchObject({ ok: false, failure: { reason } });
      expect(JSON.stringify(result)).not.toMatch(/<|xox|canary|127\.0\.0\.1/);
      expect(bench.server.callsOf(method)).toHaveLength(1);
    },
  );

  test('an answer that never ends is given up after ten seconds', async () => {
    bench.server.fault({ kind: 'hang' }, 'users.profile.get');
    const began = performance.now();
    const result = await bench.slack.target('slack').read();
    expect(result).toMatchObject({ ok: false, failure: { reason: 'timed-out' } });
    expect(performance.now() - began).toBeGreaterThan(9_500);
  }, 30_000);

  test('what took effect although it failed is found there', async () => {
    const fault = { kind: 'error', error: 'fatal_error', afterEffect: true } as const;
    bench.server.fault(fault, 'users.profile.set');
    const target = bench.slack.target('slack');
    expect((await target.apply({ before: NONE, until: UNTIL })).ok).toBe(false);
    expect(await target.read()).toEqual({ ok: true, value: target.foretell(NONE, UNTIL) });
  });
});

describe('A1 being asked to wait', () => {
  test.each(WAITS)('for $retryAfter is waiting $seconds s', async ({ retryAfter, seconds }) => {
    const target = bench.slack.target('slack');
    bench.server.fault({ kind: 'rate-limited', retryAfter }, 'users.profile.get');
    const retryAt = START + seconds * 1000;
    const failure = { reason: 'rate-limited', retryAt };
    expect(await target.read()).toMatchObject({ ok: false, failure });
    bench.clock.now = retryAt - 1;
    expect(await target.read()).toMatchObject({ ok: false, failure });
    expect(bench.server.callsOf('users.profile.get')).toHaveLength(1);
    bench.clock.now = retryAt;
    expect(await target.read()).toMatchObject({ ok: true });
  });

  test('of any length is waited for, a second at least and a quarter of an hour at most', async () => {
    const target = bench.slack.target('slack');
    const header = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.string({ maxLength: 9 }));
    await fc.assert(
      fc.asyncProperty(header, async (value) => {
        bench.clock.now += HOUR;
        const { now } = bench.clock;
        const retryAfter = String(value).replace(/[^\x21-\x7e]/g, '');
        bench.server.fault({ kind: 'rate-limited', retryAfter }, 'users.profile.get');
        const read = await target.read();
        const retryAt = read.ok ? null : read.failure.retryAt;
        expect(Number.isSafeInteger(retryAt)).toBe(true);
        expect(retryAt).toBeGreaterThanOrEqual(now + 1_000);
        expect(retryAt).toBeLessThanOrEqual(now + 15 * MINUTE);
      }),
      propertyOptions(50),
    );
  });

  test('one method waits, and the others do not', async () => {
    bench.server.fault({ kind: 'rate-limited', retryAfter: '60' }, 'users.profile.set');
    await bench.slack.target('slack').apply({ before: NONE, until: UNTIL });
    expect(await bench.slack.target('slack').read()).toMatchObject({ ok: true });
    expect(await bench.slack.target('slack-snooze').read()).toMatchObject({ ok: true });
  });
});

describe('what is written', () => {
  test.each([
    { late: 0, minutes: '25' },
    { late: 1, minutes: '25' },
    { late: MINUTE, minutes: '24' },
    { late: 24 * MINUTE + 59_999, minutes: '1' },
  ])('F3 (d) snoozes for the minutes from now: $late ms late', async ({ late, minutes }) => {
    bench.clock.now = START + late;
    await bench.slack.target('slack-snooze').apply({ before: null, until: UNTIL });
    expect(bench.server.callsOf('dnd.setSnooze').map(({ args }) => args)).toEqual([
      { num_minutes: minutes },
    ]);
  });

  test('A3 nothing is, once the block is over', async () => {
    bench.clock.now = UNTIL;
    for (const id of ['slack', 'slack-snooze'] as const) {
      const late = await bench.slack.target(id).apply({ before: NONE, until: UNTIL });
      expect(late).toMatchObject({ ok: false, failure: { detail: 'too late' } });
    }
    expect(bench.server.calls).toEqual([]);
  });

  test('is said to be missing where a scope is, before it is asked', async () => {
    const account = { ...bench.account, scopes: ['dnd:read', 'dnd:write'] };
    const access = bench.server.pasteToken(account.scopes);
    bench.slack.resume(account, JSON.stringify({ access, refresh: null, expiresAt: null }));
    expect(await bench.slack.target('slack').probe()).toEqual({
      kind: 'needs-setup',
      reason: 'slack-scope',
    });
    expect(await bench.slack.target('slack-snooze').probe()).toEqual({
      kind: 'ready',
      name: 'Slack (Harbour)',
    });
  });
});
