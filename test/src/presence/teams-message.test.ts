import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_BACK_TEMPLATE } from '../../../src/presence/back-status';
import {
  FIRST_TEAMS_TEMPLATE,
  NO_TEAMS_MESSAGE,
  TEAMS_TEXT_MOST,
  teamsBackOf,
  teamsDuration,
  teamsMessageBody,
  teamsMessageOf,
  type TeamsMessageParts,
} from '../../../src/presence/teams-message';
import { teamsMessageIn } from '../../../src/presence/teams-message-told';
import { findZone } from '../../../src/time/zone';

const NOW = Date.parse('2026-03-04T08:50:07.300Z');
const berlin = findZone('Europe/Berlin');
if (berlin === null) throw new Error('no Berlin');
const PARTS: TeamsMessageParts = {
  template: FIRST_TEAMS_TEMPLATE,
  back: FIRST_BACK_TEMPLATE,
  usual: {
    text: 'Focusing until {end} ({place})',
    overtime: 'A little longer',
    back: 'Back {when}',
  },
  intention: null,
  overtime: false,
  zone: berlin,
  style: { locale: 'en-GB', hour12: false },
};

describe('a status message', () => {
  test('says when I am back, ends a little after, and is sent in UTC without a zone in the time', () => {
    const message = teamsMessageOf(PARTS, NOW + 25 * 60_000);
    expect(message).toEqual({
      content: 'Focusing until 10:15 (Berlin)',
      endsAbout: Date.parse('2026-03-04T09:15:38Z'),
    });
    expect(teamsMessageBody(message)).toEqual({
      statusMessage: {
        message: { content: 'Focusing until 10:15 (Berlin)', contentType: 'text' },
        expiryDateTime: { dateTime: '2026-03-04T09:15:38', timeZone: 'UTC' },
      },
    });
  });

  test('is cleared by an empty one that does not end', () => {
    expect(teamsMessageBody(NO_TEAMS_MESSAGE)).toEqual({
      statusMessage: { message: { content: '', contentType: 'text' } },
    });
  });

  test('says what I work on only where it is told, on one line', () => {
    const template = { text: 'Deep\nin  {end}', overtime: '', intention: true };
    const { content } = teamsMessageOf({ ...PARTS, template, intention: '<b>Q1</b>' }, NOW);
    expect(content).toBe('Deep in 09:50 · <b>Q1</b>');
  });

  test('says no time once nobody knows it', () => {
    expect(teamsMessageOf({ ...PARTS, overtime: true }, NOW).content).toBe('A little longer');
  });

  test('says the weekday of when I am back where it is another', () => {
    const until = Date.parse('2026-03-05T08:00:00Z');
    expect(teamsBackOf(PARTS, until, NOW).content).toBe('Back Thu 09:00');
  });

  test('is never longer than Teams takes, and never cut within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }), (text) => {
        const template = { text, overtime: '', intention: false };
        const { content } = teamsMessageOf({ ...PARTS, template }, NOW);
        expect(content.length).toBeLessThanOrEqual(TEAMS_TEXT_MOST);
        expect(content).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }),
    );
  });

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 1, max: 4_000_000_000 }),
        (content, seconds) => {
          const message = { content, endsAbout: seconds * 1000 };
          expect(teamsMessageIn(teamsMessageBody(message), 0)).toEqual(message);
        },
      ),
    );
  });
});

describe('what Graph tells of my status message', () => {
  const told = (content: unknown, expiryDateTime?: unknown, more: object = {}) => ({
    availability: 'Available',
    statusMessage: { message: { content, contentType: 'text' }, expiryDateTime, ...more },
  });
  const at = (dateTime: string, timeZone: string) => ({ dateTime, timeZone });

  test.each([
    ['no message', { statusMessage: null }, NO_TEAMS_MESSAGE],
    ['none at all', {}, NO_TEAMS_MESSAGE],
    ['an empty one', told(''), NO_TEAMS_MESSAGE],
    ['one without an end', told('Lisbon'), { content: 'Lisbon', endsAbout: 0 }],
    ['one with no end', told('Lisbon', null), { content: 'Lisbon', endsAbout: 0 }],
    [
      'ticks',
      told('Lisbon', at('2026-10-18T17:05:33.2079781', 'UTC')),
      { content: 'Lisbon', endsAbout: Date.parse('2026-10-18T17:05:33Z') },
    ],
    [
      'a zone by its Windows name',
      told('Lisbon', at('2026-10-18T17:05:33', 'Pacific Standard Time')),
      { content: 'Lisbon', endsAbout: Date.parse('2026-10-19T00:05:33Z') },
    ],
    [
      'a zone by its IANA name',
      told('Lisbon', at('2026-10-18T17:05:33', 'Asia/Kathmandu')),
      { content: 'Lisbon', endsAbout: Date.parse('2026-10-18T11:20:33Z') },
    ],
    [
      'a zone that nobody knows, as it came',
      told('Lisbon', at('2026-10-18T17:05:33', 'Customized Time Zone')),
      {
        content: 'Lisbon',
        endsAbout: 0,
        expiry: at('2026-10-18T17:05:33', 'Customized Time Zone'),
      },
    ],
    ['one that is over', told('Lisbon', at('2026-03-04T08:50:07', 'UTC')), NO_TEAMS_MESSAGE],
    ['a list', [], null],
    ['a number', { statusMessage: 7 }, null],
    ['no body', { statusMessage: {} }, null],
    ['a content that is none', told(7), null],
    ['an end that is none', told('Lisbon', { dateTime: 7 }), null],
  ])('%s', (_, answer, message) => {
    expect(teamsMessageIn(answer, NOW)).toEqual(message);
  });

  test('goes back with the end that could not be read', () => {
    const expiry = at('2026-10-18T17:05:33', 'Customized Time Zone');
    expect(teamsMessageBody({ content: 'Lisbon', endsAbout: 0, expiry })).toEqual({
      statusMessage: {
        message: { content: 'Lisbon', contentType: 'text' },
        expiryDateTime: expiry,
      },
    });
  });
});

describe('how long Teams mutes me', () => {
  test.each([
    [25 * 60_000, 'PT25M30S'],
    [-60 * 60_000, 'PT1S'],
    [-29_500, 'PT1S'],
    [3_570_000, 'PT1H'],
    [7_570_500, 'PT2H6M41S'],
    [100 * 3_600_000, 'PT100H30S'],
  ])('%i ms are %s', (ms, duration) => {
    expect(teamsDuration(NOW + ms, NOW)).toBe(duration);
  });
});
