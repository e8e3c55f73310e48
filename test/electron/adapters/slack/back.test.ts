import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_BACK_TEMPLATE } from '../../../../src/presence/back-status';
import { HOUR, MINUTE } from '../../../../src/time/instant';
import { SlackWorld } from '../../../support/slack-world';

/** A Wednesday in Berlin, where hours are Monday to Friday from nine to five. */
const START = Date.parse('2026-03-04T15:00:00Z');
const FIVE = Date.parse('2026-03-04T16:00:00Z');
const NINE = Date.parse('2026-03-05T08:00:00Z');
const BACK = { on: true, text: '', emoji: ':wave:' };

let world: SlackWorld;

const writes = () => world.slack.callsOf('users.profile.set');
const until = (at: number) => world.advance(at - world.now);
const own = (text: string, expiration = 0) =>
  Object.assign(world.slack.member, { text, emoji: ':palm_tree:', expiration });
const noteOf = () => world.state.work.targetNotes.find(({ target }) => target === 'slack')?.outcome;

beforeEach(async () => {
  world = await SlackWorld.create(START);
  await world.start();
  await world.wish({ kind: 'change-slack-back', back: BACK });
});
afterEach(async () => {
  expect(world.slack.problems).toEqual([]);
  await world.slack.stop();
});

describe('saying when I am back', () => {
  test('begins when my hours end and is gone when they begin: one write each, and no look in between', async () => {
    await until(FIVE - 1);
    expect(writes()).toEqual([]);
    await until(FIVE);
    expect(world.slack.member).toEqual({
      text: 'Back Thu 09:00 (Berlin)',
      emoji: ':wave:',
      expiration: (NINE + 30_000) / 1000,
      snoozeEnd: null,
      statusForbidden: false,
    });
    const calls = world.slack.calls.length;
    await until(NINE - 1);
    expect(world.slack.calls).toHaveLength(calls);
    await until(NINE);
    expect(world.slack.member).toMatchObject({ text: '', emoji: '', expiration: 0 });
    expect(writes()).toHaveLength(2);
    expect(world.state.work.leases).toEqual([]);
  });

  test('silences nothing', async () => {
    await until(FIVE + HOUR);
    expect(world.desktop.value).toBe('loud');
    expect(world.slack.callsOf('dnd.setSnooze')).toEqual([]);
  });

  test('names the date of what is further than a week off', async () => {
    const exceptions = [{ from: '2026-03-05', to: '2026-03-13', blocks: [] }];
    await world.wish({ kind: 'save-me', me: { ...world.state.profile.me, exceptions } });
    await until(FIVE);
    expect(world.slack.member.text).toBe('Back Mon 16 Mar 09:00 (Berlin)');
  });

  test('is off until I choose it, and given back when I no longer do', async () => {
    await world.wish({ kind: 'change-slack-back', back: FIRST_BACK_TEMPLATE });
    await until(FIVE + HOUR);
    expect(world.slack.calls).toEqual([]);
    await world.wish({ kind: 'change-slack-back', back: { ...BACK, text: 'Gone till {when}' } });
    expect(world.slack.member.text).toBe('Gone till Thu 09:00');
    await world.wish({ kind: 'change-slack-back', back: FIRST_BACK_TEMPLATE });
    expect(world.slack.member).toMatchObject({ text: '', emoji: '' });
  });
});

describe('while I said that I am away', () => {
  test('says until when, and not once I am back', async () => {
    await world.wish({ kind: 'set-away', until: { kind: 'at', at: START + 30 * MINUTE } });
    expect(world.slack.member.text).toBe('Back 16:30 (Berlin)');
    await until(START + 30 * MINUTE);
    expect(world.slack.member.text).toBe('');
    expect(writes()).toHaveLength(2);
  });

  test('says nothing where I said no end, and nothing of a locked screen', async () => {
    await world.wish({ kind: 'set-away', until: { kind: 'open' } });
    await until(FIVE + HOUR);
    expect(writes()).toEqual([]);
    await world.wish({ kind: 'set-back' });
    expect(world.slack.member.text).toBe('Back Thu 09:00 (Berlin)');
    const settings = { awayWhenLocked: true } as const;
    await world.wish({ kind: 'change-settings', patch: settings });
    await world.tell({ kind: 'screen-locked' });
    expect(world.state.work.status).toMatchObject({ kind: 'away', byLock: true });
    expect(writes()).toHaveLength(1);
  });

  test('that runs past my hours is one absence: one write, and the end of neither is a change', async () => {
    await world.wish({ kind: 'set-away', until: { kind: 'at', at: FIVE + HOUR } });
    expect(world.slack.member.text).toBe('Back Thu 09:00 (Berlin)');
    await until(NINE - MINUTE);
    expect(writes()).toHaveLength(1);
    await until(NINE);
    expect(writes()).toHaveLength(2);
  });
});

describe('a block stands above it', () => {
  test('that ends with my hours goes straight on to it: one write a transition', async () => {
    await world.block(60);
    await until(FIVE);
    expect(world.slack.member.text).toBe('Back Thu 09:00 (Berlin)');
    expect(world.slack.member.snoozeEnd).toBeNull();
    expect(writes().map(({ args }) => JSON.parse(args['profile'] ?? '').status_text)).toEqual([
      'Focusing until 17:00 (Berlin)',
      'Back Thu 09:00 (Berlin)',
    ]);
  });

  test('in the evening goes over it, and back to it', async () => {
    await until(FIVE + HOUR);
    await world.block(25);
    expect(world.slack.member.text).toBe('Focusing until 18:25 (Berlin)');
    await until(FIVE + 2 * HOUR);
    expect(world.slack.member.text).toBe('Back Thu 09:00 (Berlin)');
    expect(writes()).toHaveLength(3);
    await until(NINE);
    expect(world.slack.member.text).toBe('');
    expect(writes()).toHaveLength(4);
  });

  test('over a status of mine gives that back, and nothing goes over it', async () => {
    own('Lisbon');
    await world.block(60);
    await until(NINE);
    expect(world.slack.member.text).toBe('Lisbon');
    expect(writes()).toHaveLength(2);
  });
});

describe('a status of my own', () => {
  test('stays, whatever the hour', async () => {
    own('Lisbon');
    await until(NINE);
    expect(world.slack.member.text).toBe('Lisbon');
    expect(writes()).toEqual([]);
  });

  test('that ends in the evening makes room', async () => {
    own('Dentist', (FIVE + 30 * MINUTE) / 1000);
    await until(FIVE);
    expect(noteOf()).toBe('yours-first');
    await until(FIVE + 29 * MINUTE);
    expect(world.slack.member.text).toBe('Dentist');
    await until(FIVE + 31 * MINUTE);
    expect(world.slack.member.text).toBe('Back Thu 09:00 (Berlin)');
    expect(writes()).toHaveLength(1);
  });

  test('that I set in the evening stays, and Lull says so', async () => {
    await until(FIVE + HOUR);
    own('Cinema');
    await until(NINE + HOUR);
    expect(world.slack.member.text).toBe('Cinema');
    expect(writes()).toHaveLength(1);
    expect(noteOf()).toBe('yours-kept');
  });

  test('that is given back late is tried no faster because I am off', async () => {
    own('Lisbon');
    await world.block(60);
    world.slack.fault({ kind: 'status', status: 500 }, 'users.profile.set', 1000);
    await until(FIVE + HOUR);
    // At most each ten minutes once it has doubled so often.
    expect(writes().length).toBeLessThan(20);
    world.slack.noFaults();
    await world.advance(10 * MINUTE);
    expect(world.slack.member.text).toBe('Lisbon');
  });
});

describe('when Lull is not there', () => {
  test('in the evening, it stands and is taken up again', async () => {
    await until(FIVE + HOUR);
    world.crash();
    await world.advance(HOUR);
    await world.start();
    await until(NINE);
    expect(world.slack.member.text).toBe('');
    expect(writes()).toHaveLength(2);
  });

  test('in the morning, it has ended by itself and nothing is written', async () => {
    await until(FIVE + HOUR);
    world.crash();
    await until(NINE + HOUR);
    await world.start();
    expect(world.slack.member.text).toBe('');
    expect(writes()).toHaveLength(1);
    expect(world.state.work.leases).toEqual([]);
  });

  test.each([
    { was: 'Lisbon', now: 'Lisbon' },
    { was: '', now: 'Back Thu 09:00 (Berlin)' },
  ])('at the end of a block: $was is $now', async ({ was, now }) => {
    if (was !== '') own(was);
    await world.block(25);
    world.crash();
    await until(FIVE + HOUR);
    await world.start();
    expect(world.slack.member.text).toBe(now);
    expect(writes()).toHaveLength(2);
    expect(world.state.passing.notices.map(({ kind }) => kind)).toEqual(['slept-through']);
  });

  test('since I quit it, it stands; quitting does not wait for it', async () => {
    await until(FIVE + HOUR);
    await world.wish({ kind: 'quit', sure: true });
    expect(world.state.passing.quittingSince).toBeNull();
    expect(world.slack.member.text).toBe('Back Thu 09:00 (Berlin)');
  });
});

test('disconnecting takes it back before the token is given up', async () => {
  await until(FIVE + HOUR);
  await world.wish({ kind: 'disconnect-slack' });
  await world.advance(MINUTE);
  expect(world.slack.member.text).toBe('');
  expect(world.state.slack.account).toBeNull();
});
