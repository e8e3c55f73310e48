import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  slackBackOf,
  slackProfileArgument,
  slackSnoozeMinutes,
  slackStatusOf,
} from '../../../../src/presence/slack-status';
import { DAY, MINUTE } from '../../../../src/time/instant';
import { findZone } from '../../../../src/time/zone';
import { propertyOptions } from '../../../support/property';
import { slackBench, wishOf, type SlackBench } from '../../../support/slack-bench';

const START = Date.parse('2026-01-01T00:00:00Z');
const NONE = { text: '', emoji: '', endsAt: 0 };
const ZONES = ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'];

let bench: SlackBench;

beforeAll(async () => {
  bench = await slackBench(START);
  const access = bench.server.pasteToken(bench.account.scopes);
  bench.slack.resume(bench.account, JSON.stringify({ access, refresh: null, expiresAt: null }));
});
afterAll(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

const block = fc.record({
  start: fc.integer({ min: 0, max: 365 * DAY }),
  ms: fc.integer({ min: 1, max: 12 * 60 * MINUTE }),
  zone: fc.constantFrom(...ZONES),
  text: fc.string({ unit: 'grapheme', maxLength: 200 }),
  intention: fc.option(fc.string({ unit: 'grapheme', maxLength: 120 })),
  overtime: fc.boolean(),
  hour12: fc.boolean(),
  says: fc.option(fc.constant('back' as const), { nil: undefined }),
});

test('B1 F10: every status and snooze carries an end, and is to the byte what the pane shows', async () => {
  const options = propertyOptions(1_000);
  await fc.assert(
    fc.asyncProperty(block, async ({ start, ms, zone: name, text, says, hour12, ...rest }) => {
      const zone = findZone(name);
      if (zone === null) throw new Error(name);
      const now = START + start;
      const until = now + ms;
      bench.clock.now = now;
      const usual = wishOf(bench.account);
      const template = { ...usual.template, text };
      const back = { ...usual.back, text };
      const wish = { ...usual, ...rest, template, back, zone, style: { locale: 'en-GB', hour12 } };
      bench.slack.want(wish);
      const before = { before: NONE, until, ...(says !== undefined && { says }) };
      expect((await bench.slack.target('slack').apply(before)).ok).toBe(true);
      expect((await bench.slack.target('slack-snooze').apply(before)).ok).toBe(true);

      const shown = says === 'back' ? slackBackOf(wish, until, now) : slackStatusOf(wish, until);
      const [profile, snooze] = bench.server.calls.slice(-2).map(({ args }) => args);
      expect(profile).toEqual({ profile: slackProfileArgument(shown) });
      expect(snooze).toEqual({ num_minutes: String(slackSnoozeMinutes(until, now)) });

      const { status_expiration: ends, status_text: said } = JSON.parse(profile?.['profile'] ?? '');
      expect(ends * 1000).toBeGreaterThan(until);
      expect(ends * 1000).toBeLessThanOrEqual(until + MINUTE);
      expect(said.length).toBeLessThanOrEqual(100);
      const snoozed = now + Number(snooze?.['num_minutes']) * MINUTE;
      expect(snoozed).toBeGreaterThanOrEqual(until);
      expect(snoozed).toBeLessThanOrEqual(until + MINUTE);
    }),
    options,
  );
}, 120_000);
