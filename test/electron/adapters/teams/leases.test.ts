import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/time/instant';
import catalogue from '../../../../resources/locales/en.json';
import { teamsWish } from '../../../../src/app/teams-wish';
import {
  teamsMessageBody,
  teamsMessageOf,
  teamsPresenceBody,
} from '../../../../src/presence/teams-message';
import { usualTeamsWords } from '../../../../src/presence/teams-words';
import { createWords } from '../../../../src/words/words';
import { TeamsWorld } from '../../../support/teams-world';
import { dieAtEachStep, expectHeldAlone, outcomeOf } from '../../../support/world-leases';

/** Ten to ten, not on a whole minute, on a Wednesday in Berlin. */
const START = Date.parse('2026-03-04T08:50:07.300Z');

/** What Graph tells a status message by: content, and in UTC when it ends. */
const lisbon = (endsAt: number | null = null) => ({
  content: 'Lisbon <3 & sun',
  expiry:
    endsAt === null
      ? null
      : { dateTime: new Date(endsAt).toISOString().slice(0, 19), timeZone: 'UTC' },
  endsAt,
});

let world: TeamsWorld;

beforeEach(async () => {
  world = await TeamsWorld.create(START);
  await world.start();
});
afterEach(async () => {
  expect(world.teams.problems).toEqual([]);
  await world.teams.stop();
});

const member = () => world.teams.member;
const writes = (name: string): number => world.teams.callsOf(name).length;
const DND = { availability: 'DoNotDisturb', activity: 'DoNotDisturb' };

describe('a block in Teams', () => {
  test('B1 mutes me and says when I am back, and both end by themselves', async () => {
    await world.block(25);
    const end = START + 25 * MINUTE;
    expect(member().preferred).toMatchObject(DND);
    expect(member().message?.content).toBe('Focusing until 10:15 (Berlin)');
    for (const endsAt of [member().preferred?.endsAt, member().message?.endsAt]) {
      expect(endsAt).toBeGreaterThan(end);
      expect(endsAt).toBeLessThanOrEqual(end + MINUTE);
    }
    expect(world.desktop.value).toBe('silent');
    await world.advance(26 * MINUTE);
    expect(member()).toMatchObject({ preferred: null, message: null });
    expect(world.desktop.value).toBe('loud');
    expect(writes('setUserPreferredPresence')).toBe(1);
    expect(writes('clearUserPreferredPresence')).toBe(1);
    expect(writes('setStatusMessage')).toBe(2);
  });

  test('is lifted by a pause, taken up again, and follows an extension', async () => {
    member().message = lisbon();
    await world.block(25);
    await world.advance(5 * MINUTE);
    await world.wish({ kind: 'pause-focus' });
    expect(member()).toMatchObject({ preferred: null, message: lisbon() });
    await world.advance(10 * MINUTE);
    await world.wish({ kind: 'resume-focus' });
    expect(member().message?.content).toBe('Focusing until 10:25 (Berlin)');
    await world.wish({ kind: 'extend-focus', minutes: 15 });
    expect(member().message?.content).toBe('Focusing until 10:40 (Berlin)');
    expect(member().preferred?.endsAt).toBeGreaterThanOrEqual(START + 50 * MINUTE);
    await world.wish({ kind: 'surface' });
    expect(member()).toMatchObject({ preferred: null, message: lisbon() });
  });

  test('says no time once it runs on past its end', async () => {
    const length = { kind: 'minutes', minutes: 5 } as const;
    await world.wish({ kind: 'start-focus', length, atEnd: 'run-on' });
    await world.advance(6 * MINUTE);
    expect(member().message?.content).toBe('Focusing a little longer');
    await world.wish({ kind: 'surface' });
    expect(member()).toMatchObject({ preferred: null, message: null });
  });

  test('mutes me although no Teams is signed in, and is lifted all the same', async () => {
    member().signedIn = false;
    await world.block(25);
    expect(member().preferred).toMatchObject(DND);
    await world.advance(5 * MINUTE);
    await world.wish({ kind: 'surface' });
    expect(member().preferred).toBe(null);
    expect(outcomeOf(world, 'teams')).toBe('restored');
  });

  test('is extended after a start in the middle of it', async () => {
    await world.block(25);
    world.crash();
    await world.start();
    await world.wish({ kind: 'extend-focus', minutes: 30 });
    expect(member().preferred?.endsAt).toBeGreaterThan(START + 55 * MINUTE);
    await world.wish({ kind: 'surface' });
    expect(member().preferred).toBe(null);
  });
});

describe('F3', () => {
  test('(a) B4 a message comes back with its own end, and not once that has passed', async () => {
    const ends = Math.floor((START + 3 * HOUR) / 1000) * 1000;
    member().message = lisbon(ends);
    await world.block(25);
    await world.advance(26 * MINUTE);
    expect(member().message).toEqual(lisbon(ends));
    member().message = lisbon(Math.floor((world.now + 10 * MINUTE) / 1000) * 1000);
    await world.block(25);
    await world.advance(26 * MINUTE);
    expect(member().message).toBe(null);
  });

  test('(b) B5 what I set in the middle stays, with no write at the end', async () => {
    await world.block(25);
    member().message = lisbon();
    member().preferred = { availability: 'Busy', activity: 'Busy', endsAt: START + 9 * HOUR };
    await world.advance(26 * MINUTE);
    expect(member().message).toEqual(lisbon());
    expect(member().preferred).toMatchObject({ availability: 'Busy' });
    expect(writes('setStatusMessage')).toBe(1);
    expect(writes('clearUserPreferredPresence')).toBe(0);
    expect([outcomeOf(world, 'teams'), outcomeOf(world, 'teams-message')]).toEqual([
      'yours-kept',
      'yours-kept',
    ]);
  });

  test('(b) B5 an Available of mine stays, which looks as if Teams had found it out', async () => {
    await world.block(25);
    const mine = { availability: 'Available', activity: 'Available', endsAt: START + 9 * HOUR };
    member().preferred = mine;
    await world.advance(26 * MINUTE);
    expect(member().preferred).toEqual(mine);
  });

  test('(c) a start after the end gives back once', async () => {
    member().message = lisbon();
    await world.block(25);
    world.crash();
    await world.advance(2 * HOUR);
    await world.start();
    expect(member()).toMatchObject({ preferred: null, message: lisbon() });
    expect(writes('setStatusMessage')).toBe(2);
    await world.advance(HOUR);
    expect(writes('setStatusMessage')).toBe(2);
    expect(writes('clearUserPreferredPresence')).toBe(0);
  });

  test('(c) a start before the end takes the lease up again', async () => {
    member().message = lisbon();
    await world.block(25);
    world.crash();
    await world.advance(5 * MINUTE);
    await world.start();
    expect(member().preferred).toMatchObject(DND);
    await world.advance(25 * MINUTE);
    expect(member()).toMatchObject({ preferred: null, message: lisbon() });
    expect(writes('setUserPreferredPresence')).toBe(1);
    expect(writes('setStatusMessage')).toBe(2);
  });

  test.each([
    { failing: 'setStatusMessage', works: 'teams', fails: 'teams-message' },
    { failing: 'setUserPreferredPresence', works: 'teams-message', fails: 'teams' },
  ] as const)('(e) B8 $failing fails and holds up no other', async ({ failing, works, fails }) => {
    world.teams.fault({ kind: 'status', status: 500 }, failing, 1000);
    await world.block(25);
    expect(world.desktop.value).toBe('silent');
    expectHeldAlone(world, works, fails);
    world.teams.noFaults();
    await world.advance(10 * MINUTE);
    expect(world.state.work.leases.every(({ phase }) => phase === 'held')).toBe(true);
    await world.advance(20 * MINUTE);
    expect(member()).toMatchObject({ preferred: null, message: null });
  });

  test.each([
    ['DoNotDisturb', 'DoNotDisturb'],
    ['Busy', 'Busy'],
    ['BeRightBack', 'BeRightBack'],
    ['Offline', 'OffWork'],
  ])('(f) B3 a presence of my own is left alone: %s/%s', async (availability, activity) => {
    const mine = { availability, activity, endsAt: START + 9 * HOUR };
    member().preferred = mine;
    await world.block(25);
    await world.wish({ kind: 'extend-focus', minutes: 10 });
    await world.advance(40 * MINUTE);
    expect(member().preferred).toEqual(mine);
    expect(writes('setUserPreferredPresence')).toBe(0);
    expect(writes('clearUserPreferredPresence')).toBe(0);
  });

  test.each([
    ['Busy', 'InAMeeting'],
    ['Busy', 'InACall'],
    ['Away', 'Away'],
    ['AvailableIdle', 'Available'],
    ['PresenceUnknown', 'PresenceUnknown'],
    ['SomethingNew', 'SomethingNew'],
  ])(
    'what Teams finds out itself is muted over, and comes back: %s/%s',
    async (availability, activity) => {
      const automatic = { availability, activity };
      member().automatic = automatic;
      await world.block(25);
      expect(member().preferred).toMatchObject(DND);
      await world.advance(26 * MINUTE);
      expect(member()).toMatchObject({ automatic, preferred: null });
    },
  );

  test('(g) a calendar that writes the same field is not fought: one write a transition at most', async () => {
    await world.block(25);
    for (let i = 0; i < 20; i++) {
      member().message = { ...lisbon(), content: `Meeting ${i}` };
      await world.advance(MINUTE);
    }
    expect(writes('setStatusMessage')).toBe(1);
    await world.advance(10 * MINUTE);
    expect(writes('setStatusMessage')).toBe(1);
    expect(member().message?.content).toBe('Meeting 19');
  });

  test('a write that took effect although it failed is found there, and given back', async () => {
    const fault = { kind: 'error', status: 500, code: 'InternalServerError' } as const;
    world.teams.fault({ ...fault, afterEffect: true }, 'setUserPreferredPresence');
    world.teams.fault({ ...fault, afterEffect: true }, 'setStatusMessage');
    await world.block(25);
    await world.advance(5 * MINUTE);
    expect(writes('setUserPreferredPresence')).toBe(1);
    expect(writes('setStatusMessage')).toBe(1);
    await world.wish({ kind: 'surface' });
    expect(member()).toMatchObject({ preferred: null, message: null });
  });

  test('the clock of this computer may be hours off', async () => {
    world.teams.skew = 3 * HOUR;
    await world.block(25);
    const end = START + 3 * HOUR + 25 * MINUTE;
    for (const endsAt of [member().preferred?.endsAt, member().message?.endsAt]) {
      expect(endsAt).toBeGreaterThan(end);
      expect(endsAt).toBeLessThanOrEqual(end + MINUTE);
    }
    await world.advance(26 * MINUTE);
    expect(member()).toMatchObject({ preferred: null, message: null });
  });
});

describe('a clock that is set in the middle of a block', () => {
  test.each([-2 * HOUR, -20 * MINUTE, 20 * MINUTE, 9 * HOUR])(
    'by %i ms makes nothing of Lull look like mine',
    async (by) => {
      member().message = lisbon();
      await world.block(25);
      world.teams.skew = by;
      await world.advance(5 * MINUTE);
      await world.wish({ kind: 'surface' });
      expect(member().message).toEqual(lisbon());
      expect(outcomeOf(world, 'teams-message')).toBe('restored');
    },
  );
});

describe('F10 what others see of me', () => {
  test('is to the letter what is sent', async () => {
    await world.block(25);
    const wish = teamsWish(world.state, usualTeamsWords(createWords(catalogue, 'en-GB')));
    if (wish === null) throw new Error('not connected');
    const until = START + 25 * MINUTE;
    const bodies = (name: string) => world.teams.callsOf(name).map(({ body }) => body);
    expect(bodies('setStatusMessage')).toEqual([teamsMessageBody(teamsMessageOf(wish, until))]);
    expect(bodies('setUserPreferredPresence')).toEqual([teamsPresenceBody(until, START)]);
  });
});

describe('B7 a process that ends', () => {
  test('at any step of a block leaves nothing behind, and gives back once', async () => {
    await dieAtEachStep(world, {
      before: () => {
        member().message = lisbon();
        world.desktop.value = 'loud';
      },
      check: (death) => {
        expect({ ...death, member: member() }).toMatchObject({
          member: { preferred: null, message: lisbon() },
        });
        expect(world.desktop.value).toBe('loud');
      },
    });
  });
});

describe('disconnecting', () => {
  test('in the middle of a block gives back first, and then forgets', async () => {
    member().message = lisbon();
    await world.block(25);
    await world.wish({ kind: 'disconnect-teams' });
    expect(member()).toMatchObject({ preferred: null, message: lisbon() });
    expect(world.state.teams.account).toBe(null);
    expect(world.state.work.session).not.toBe(null);
    const before = world.teams.calls.length;
    await world.advance(26 * MINUTE);
    expect(world.teams.calls).toHaveLength(before);
  });

  test('does not wait for a service that cannot be reached', async () => {
    await world.block(25);
    world.teams.fault({ kind: 'drop' }, undefined, 1000);
    await world.wish({ kind: 'disconnect-teams' });
    await world.advance(MINUTE);
    expect(world.state.teams.account).toBe(null);
    expect(member().preferred?.endsAt).toBeLessThanOrEqual(START + 26 * MINUTE);
  });
});
