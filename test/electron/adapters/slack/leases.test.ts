import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/time/instant';
import { SlackWorld } from '../../../support/slack-world';
import { dieAtEachStep, expectHeldAlone, outcomeOf } from '../../../support/world-leases';

/** Ten to ten, not on a whole minute, on a Wednesday in Berlin. */
const START = Date.parse('2026-03-04T08:50:07.300Z');

let world: SlackWorld;

beforeEach(async () => {
  world = await SlackWorld.create(START);
  await world.start();
});
afterEach(async () => {
  expect(world.slack.problems).toEqual([]);
  await world.slack.stop();
});

const writes = () => world.slack.callsOf('users.profile.set');
const seconds = (at: number): number => Math.floor(at / 1000);

describe('a block in Slack', () => {
  test('B1 says when I am back, and both end by themselves', async () => {
    await world.block(25);
    const end = START + 25 * MINUTE;
    expect(world.slack.member).toMatchObject({
      text: 'Focusing until 10:15 (Berlin)',
      emoji: ':no_bell:',
    });
    const { expiration, snoozeEnd } = world.slack.member;
    expect(expiration * 1000).toBeGreaterThan(end);
    expect(expiration * 1000).toBeLessThanOrEqual(end + MINUTE);
    expect(snoozeEnd).toBeGreaterThanOrEqual(end);
    expect(snoozeEnd).toBeLessThanOrEqual(end + MINUTE);
    expect(world.desktop.value).toBe('silent');
    await world.advance(26 * MINUTE);
    expect(world.slack.member).toMatchObject({ text: '', emoji: '', snoozeEnd: null });
    expect(world.desktop.value).toBe('loud');
    expect(writes()).toHaveLength(2);
  });

  test('is lifted by a pause, taken up again, and follows an extension', async () => {
    Object.assign(world.slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
    await world.block(25);
    await world.advance(5 * MINUTE);
    await world.wish({ kind: 'pause-focus' });
    expect(world.slack.member).toMatchObject({ text: 'Lisbon', snoozeEnd: null });
    await world.advance(10 * MINUTE);
    await world.wish({ kind: 'resume-focus' });
    expect(world.slack.member.text).toBe('Focusing until 10:25 (Berlin)');
    await world.wish({ kind: 'extend-focus', minutes: 15 });
    expect(world.slack.member.text).toBe('Focusing until 10:40 (Berlin)');
    expect(world.slack.member.snoozeEnd).toBeGreaterThanOrEqual(START + 50 * MINUTE);
    await world.wish({ kind: 'surface' });
    expect(world.slack.member).toMatchObject({
      text: 'Lisbon',
      emoji: ':palm_tree:',
      expiration: 0,
      snoozeEnd: null,
    });
  });

  test('says no time once it runs on past its end', async () => {
    const length = { kind: 'minutes', minutes: 5 } as const;
    await world.wish({ kind: 'start-focus', length, atEnd: 'run-on' });
    await world.advance(6 * MINUTE);
    expect(world.slack.member.text).toBe('Focusing a little longer');
    await world.wish({ kind: 'surface' });
    expect(world.slack.member.text).toBe('');
  });
});

describe('F3', () => {
  test('(a) B4 a status comes back with its own end, and not once that has passed', async () => {
    const ends = seconds(START + 3 * HOUR);
    Object.assign(world.slack.member, { text: 'Lisbon <3 & sun', emoji: ':palm_tree:' });
    world.slack.member.expiration = ends;
    await world.block(25);
    await world.advance(26 * MINUTE);
    expect(world.slack.member).toMatchObject({
      text: 'Lisbon <3 & sun',
      emoji: ':palm_tree:',
      expiration: ends,
    });
    world.slack.member.expiration = seconds(world.now + 10 * MINUTE);
    await world.block(25);
    await world.advance(26 * MINUTE);
    expect(world.slack.member).toMatchObject({ text: '', emoji: '', expiration: 0 });
  });

  test('(b) B5 what I write in the middle stays, with no write at the end', async () => {
    await world.block(25);
    const before = writes().length;
    Object.assign(world.slack.member, { text: 'Lunch', emoji: ':taco:', expiration: 0 });
    await world.advance(26 * MINUTE);
    expect(world.slack.member).toMatchObject({ text: 'Lunch', emoji: ':taco:', snoozeEnd: null });
    expect(writes()).toHaveLength(before);
    expect(outcomeOf(world, 'slack')).toBe('yours-kept');
    expect(outcomeOf(world, 'slack-snooze')).toBe('restored');
  });

  test('(c) a start after the end gives back once', async () => {
    Object.assign(world.slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
    await world.block(25);
    world.crash();
    await world.advance(2 * HOUR);
    await world.start();
    expect(world.slack.member).toMatchObject({ text: 'Lisbon', emoji: ':palm_tree:' });
    expect(writes()).toHaveLength(2);
    await world.advance(HOUR);
    expect(writes()).toHaveLength(2);
  });

  test('(c) a start before the end takes the lease up again', async () => {
    Object.assign(world.slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
    await world.block(25);
    world.crash();
    await world.advance(5 * MINUTE);
    await world.start();
    expect(world.slack.member.text).toBe('Focusing until 10:15 (Berlin)');
    await world.advance(25 * MINUTE);
    expect(world.slack.member.text).toBe('Lisbon');
    expect(writes()).toHaveLength(2);
  });

  test.each([
    { failing: 'users.profile.set', works: 'slack-snooze', fails: 'slack' },
    { failing: 'dnd.setSnooze', works: 'slack', fails: 'slack-snooze' },
  ] as const)('(e) B8 $failing fails and holds up no other', async ({ failing, works, fails }) => {
    world.slack.fault({ kind: 'status', status: 500 }, failing, 1000);
    await world.block(25);
    expect(world.desktop.value).toBe('silent');
    expectHeldAlone(world, works, fails);
    world.slack.noFaults();
    await world.advance(10 * MINUTE);
    expect(world.state.work.leases.every(({ phase }) => phase === 'held')).toBe(true);
    await world.advance(20 * MINUTE);
    expect(world.slack.member).toMatchObject({ text: '', snoozeEnd: null });
  });

  test('(f) B3 a longer snooze of mine is never shortened', async () => {
    const mine = START + 2 * HOUR;
    world.slack.member.snoozeEnd = mine;
    await world.block(25);
    await world.advance(26 * MINUTE);
    expect(world.slack.member.snoozeEnd).toBe(mine);
    expect(world.slack.callsOf('dnd.setSnooze')).toEqual([]);
    expect(world.slack.callsOf('dnd.endSnooze')).toEqual([]);
  });

  test('a shorter snooze of mine is made longer, and is not there any more once it would have ended', async () => {
    world.slack.member.snoozeEnd = START + 10 * MINUTE;
    await world.block(25);
    expect(world.slack.member.snoozeEnd).toBeGreaterThanOrEqual(START + 25 * MINUTE);
    await world.advance(5 * MINUTE);
    await world.wish({ kind: 'surface' });
    const left = (world.slack.member.snoozeEnd ?? 0) - (START + 10 * MINUTE);
    expect(Math.abs(left)).toBeLessThanOrEqual(MINUTE);
  });

  test.each([45_000, 3 * MINUTE, -3 * MINUTE])(
    '(a) B4 a status comes back although Slack’s clock was set by %i ms in the middle',
    async (skew) => {
      Object.assign(world.slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
      await world.block(25);
      await world.advance(5 * MINUTE);
      world.slack.skew = skew;
      await world.advance(21 * MINUTE);
      expect(world.slack.member).toMatchObject({ text: 'Lisbon', emoji: ':palm_tree:' });
      expect(outcomeOf(world, 'slack')).toBe('restored');
    },
  );

  test('(g) a calendar that writes the same field is not fought: one write a transition at most', async () => {
    await world.block(25);
    for (let i = 0; i < 20; i++) {
      Object.assign(world.slack.member, { text: `Meeting ${i}`, emoji: ':calendar:' });
      await world.advance(MINUTE);
    }
    expect(writes()).toHaveLength(1);
    await world.advance(10 * MINUTE);
    expect(writes()).toHaveLength(1);
    expect(world.slack.member.text).toBe('Meeting 19');
  });
});

describe('B7 a process that ends', () => {
  test('at any step of a block leaves nothing behind, and gives back once', async () => {
    await dieAtEachStep(world, {
      before: () => {
        Object.assign(world.slack.member, { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
        world.desktop.value = 'loud';
      },
      check: (death) => {
        expect({ ...death, member: world.slack.member }).toMatchObject({
          member: { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0, snoozeEnd: null },
        });
        expect(world.desktop.value).toBe('loud');
      },
    });
  });
});
