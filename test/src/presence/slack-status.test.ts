import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_BACK_TEMPLATE } from '../../../src/presence/back-status';
import {
  FIRST_SLACK_TEMPLATE,
  fromSlackText,
  SLACK_TEXT_MOST,
  slackLength,
  slackStatusOf,
  slackStatusText,
} from '../../../src/presence/slack-status';
import { findZone } from '../../../src/time/zone';
import { propertyOptions } from '../../support/property';

const VALUES = { end: '15:00', place: 'Lisbon', intention: null };
const zone = findZone('Asia/Kolkata');
if (zone === null) throw new Error('no zone');

describe('the text of a status', () => {
  test.each([
    { template: 'Focusing until {end} ({place})', text: 'Focusing until 15:00 (Lisbon)' },
    { template: '  until   {end}\n', text: 'until 15:00' },
    { template: 'no names', text: 'no names' },
    { template: '{other} {end}{end}', text: '{other} 15:0015:00' },
    { template: '', text: '' },
  ])('of $template', ({ template, text }) => {
    expect(slackStatusText(template, VALUES)).toBe(text);
  });

  test('has what I work on after it', () => {
    const values = { ...VALUES, intention: 'the ledger' };
    expect(slackStatusText('until {end}', values)).toBe('until 15:00 · the ledger');
    expect(slackStatusText('', values)).toBe('the ledger');
  });

  test.each([
    { intention: 'a'.repeat(300), ends: 'a…' },
    { intention: '👩‍👩‍👧‍👦'.repeat(40), ends: '👩‍👩‍👧‍👦…' },
    { intention: '&'.repeat(100), ends: '&…' },
  ])('is cut between letters: $ends', ({ intention, ends }) => {
    const text = slackStatusText('{end}', { ...VALUES, intention });
    expect(slackLength(text)).toBeLessThanOrEqual(SLACK_TEXT_MOST);
    expect(text.endsWith(ends)).toBe(true);
  });

  test('is never longer than Slack takes, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (intention) => {
        const text = slackStatusText('Focusing until {end}', { ...VALUES, intention });
        expect(text.length).toBeLessThanOrEqual(slackLength(text));
        expect(slackLength(text)).toBeLessThanOrEqual(SLACK_TEXT_MOST);
      }),
      propertyOptions(300),
    );
  });

  test('comes back from its entities', () => {
    expect(fromSlackText('a &lt;3 b &amp;amp; c &gt;')).toBe('a <3 b &amp; c >');
  });
});

describe('a status', () => {
  const parts = {
    template: FIRST_SLACK_TEMPLATE,
    back: FIRST_BACK_TEMPLATE,
    usual: {
      text: 'Until {end} ({place})',
      overtime: 'A little longer',
      back: 'Back {when} ({place})',
    },
    intention: null,
    overtime: false,
    zone,
    style: { locale: 'en-GB', hour12: false },
  };
  const until = Date.parse('2026-03-04T09:30:00.250Z');

  test('has the usual words where mine are empty, and ends a little after the block', () => {
    expect(slackStatusOf(parts, until)).toEqual({
      text: 'Until 15:00 (Kolkata)',
      emoji: ':no_bell:',
      endsAt: Date.parse('2026-03-04T09:30:31Z'),
    });
  });

  test('has mine where there are any, and says no time in overtime', () => {
    const template = { ...parts.template, text: 'Deep ({end})', overtime: 'Nearly there' };
    expect(slackStatusOf({ ...parts, template }, until).text).toBe('Deep (15:00)');
    expect(slackStatusOf({ ...parts, template, overtime: true }, until).text).toBe('Nearly there');
    expect(slackStatusOf({ ...parts, overtime: true }, until).text).toBe('A little longer');
  });
});
