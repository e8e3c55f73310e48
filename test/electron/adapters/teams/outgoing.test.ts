import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  NO_TEAMS_MESSAGE,
  teamsBackOf,
  teamsMessageBody,
  teamsMessageOf,
  teamsPresenceBody,
} from '../../../../src/presence/teams-message';
import { MINUTE } from '../../../../src/time/instant';
import { findZone } from '../../../../src/time/zone';
import { propertyOptions } from '../../../support/property';
import { signedInSecret, teamsBench, wishOf, type TeamsBench } from '../../../support/teams-bench';

const START = Date.parse('2026-03-07T23:50:07.300Z');
const ZONES = ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'];

let bench: TeamsBench;

beforeAll(async () => {
  bench = await teamsBench(START);
  bench.teams.resume(bench.account, await signedInSecret(bench));
});
afterAll(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

const block = fc.record({
  // Within the hour for which the sign-in is good.
  start: fc.integer({ min: 0, max: 45 * MINUTE }),
  ms: fc.integer({ min: 1, max: 12 * 60 * MINUTE }),
  zone: fc.constantFrom(...ZONES),
  text: fc.string({ unit: 'grapheme', maxLength: 400 }),
  intention: fc.option(fc.string({ unit: 'grapheme', maxLength: 120 })),
  overtime: fc.boolean(),
  hour12: fc.boolean(),
  says: fc.option(fc.constant('back' as const), { nil: undefined }),
});

test('B1 F10: every message and presence carries an end, and is what the pane shows', async () => {
  await fc.assert(
    fc.asyncProperty(block, async ({ start, ms, zone: name, text, says, hour12, ...rest }) => {
      const zone = findZone(name);
      if (zone === null) throw new Error(name);
      const { server, teams, clock } = bench;
      const now = START + start;
      const until = now + ms;
      clock.now = now;
      Object.assign(server.member, { message: null, preferred: null });
      const usual = wishOf(bench.account);
      const template = { ...usual.template, text };
      const back = { ...usual.back, text };
      const wish = { ...usual, ...rest, template, back, zone, style: { locale: 'en-GB', hour12 } };
      teams.want(wish);
      const asked = { before: NO_TEAMS_MESSAGE, until, ...(says !== undefined && { says }) };
      expect((await teams.target('teams-message').apply(asked)).ok).toBe(true);
      expect((await teams.target('teams').apply({ before: null, until })).ok).toBe(true);

      const shown = says === 'back' ? teamsBackOf(wish, until, now) : teamsMessageOf(wish, until);
      expect(server.callsOf('setStatusMessage').at(-1)?.body).toEqual(teamsMessageBody(shown));
      const muted = server.callsOf('setUserPreferredPresence').at(-1)?.body;
      expect(muted).toEqual(teamsPresenceBody(until, now));

      const { message, preferred } = server.member;
      expect(message?.content.length).toBeLessThanOrEqual(280);
      for (const end of [message?.endsAt, preferred?.endsAt]) {
        expect(end).toBeGreaterThan(until);
        expect(end).toBeLessThanOrEqual(until + MINUTE);
      }
    }),
    propertyOptions(1_000),
  );
}, 120_000);
