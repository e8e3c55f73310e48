import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSlackDnd, readSlackUser, slackPerson } from '../../../src/presence/slack-person';

const NOW = Date.parse('2026-03-04T12:00:00Z');
const at = (iso: string): number => Date.parse(`2026-03-04T${iso}Z`);

const user = (change: object = {}, profile: object = {}) => ({
  id: 'U1',
  name: 'ben',
  tz: 'Europe/London',
  ...change,
  profile: { real_name: 'Ben', ...profile },
});

const statusOf = (profile: object) => readSlackUser(user({}, profile), NOW)?.status;

describe('a status of Slack', () => {
  test.each([
    ['is none where nothing is said', {}, null],
    ['has entities undone', { status_text: 'A &amp; &lt;b&gt;' }, { text: 'A & <b>', emoji: '' }],
    [
      'has its emoji as text',
      {
        status_text: 'Lunch',
        status_emoji: ':taco:',
        status_emoji_display_info: [{ unicode: '1f32e' }],
      },
      { text: 'Lunch', emoji: '🌮' },
    ],
    [
      'has an emoji of several code points',
      { status_emoji: ':x:', status_emoji_display_info: [{ unicode: '1f468-200d-1f4bb' }] },
      { text: '', emoji: '👨‍💻' },
    ],
    [
      'has the name of an emoji that only the workspace has, where there is nothing else',
      { status_emoji: ':harbour:', status_emoji_display_info: [{ display_url: 'https://x' }] },
      { text: ':harbour:', emoji: '' },
    ],
    [
      'leaves such a name away beside words',
      { status_text: 'Away', status_emoji: ':harbour:' },
      { text: 'Away', emoji: '' },
    ],
    [
      'has no letters in place of an emoji',
      { status_text: 'Hi', status_emoji_display_info: [{ unicode: '0041' }] },
      { text: 'Hi', emoji: '' },
    ],
    [
      'has nothing that turns the text around it',
      { status_text: 'Off\u202eedoc' },
      { text: 'Offedoc', emoji: '' },
    ],
  ])('%s', (_name, profile, expected) => {
    expect(statusOf(profile)).toEqual(expected === null ? null : { ...expected, until: null });
  });

  test.each([
    [0, null],
    [1, null],
    [NOW / 1000 + 60, NOW + 60_000],
    [-5, null],
    ['soon', null],
  ])('that ends at %s ends at %s', (status_expiration, until) => {
    expect(statusOf({ status_text: 'x', status_expiration })?.until).toBe(until);
  });

  test('is words and no state, whatever it says', () => {
    for (const status_text of ['Vacationing', 'In a meeting • Google Calendar', 'Out sick']) {
      const read = readSlackUser(user({}, { status_text, status_emoji: ':palm_tree:' }), NOW);
      if (read === null) throw new Error('not read');
      expect(slackPerson(read, null, null, NOW).report).toBeUndefined();
    }
  });
});

describe('do-not-disturb of Slack', () => {
  const dnd = (start: string, end: string, dnd_enabled = true) =>
    readSlackDnd({
      dnd_enabled,
      next_dnd_start_ts: at(start) / 1000,
      next_dnd_end_ts: at(end) / 1000,
    });
  const read = readSlackUser(user(), NOW);
  if (read === null) throw new Error('not read');

  test.each([
    ['in force', dnd('09:00', '15:00'), 'focusing'],
    ['at its first instant', dnd('12:00', '15:00'), 'focusing'],
    ['at its end', dnd('09:00', '12:00'), undefined],
    ['later today', dnd('22:00', '23:00'), undefined],
    ['switched off', dnd('09:00', '15:00', false), undefined],
  ])('%s', (_name, told, state) => {
    expect(slackPerson(read, told ?? null, null, NOW).report?.state).toBe(state);
  });

  test('is not known from an answer that does not tell it', () => {
    expect(readSlackDnd({ next_dnd_start_ts: 1, next_dnd_end_ts: 1 })).toBeUndefined();
    expect(readSlackDnd(null)).toBeUndefined();
    expect(
      readSlackDnd({ dnd_enabled: true, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }),
    ).toBeNull();
  });
});

test('whatever Slack answers, nobody is available or away by it, and nothing is thrown', () => {
  const anything = fc.record(
    {
      id: fc.constantFrom('U1', 'W2', 'x', 3),
      tz: fc.oneof(fc.constant('Asia/Tokyo'), fc.anything()),
      profile: fc.oneof(
        fc.anything(),
        fc.dictionary(
          fc.constantFrom('real_name', 'status_text', 'status_emoji', 'huddle_state', 'email'),
          fc.anything(),
        ),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, fc.anything(), (value, dnd) => {
      const read = readSlackUser(value, NOW);
      if (read === null) return;
      const { report } = slackPerson(read, readSlackDnd(dnd) ?? null, null, NOW);
      expect([undefined, 'focusing', 'busy']).toContain(report?.state);
    }),
  );
});
