import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTeamsPresence } from '../../../src/presence/teams-presence';
import { propertyOptions } from '../../support/property';

const NOW = Date.parse('2026-03-04T09:00Z');
const ID = 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3';

const presence = (availability: string, activity: string, more: object = {}) => ({
  id: ID,
  availability,
  activity,
  ...more,
});

test.each([
  ['DoNotDisturb', 'DoNotDisturb', 'focusing', 'muted'],
  ['DoNotDisturb', 'Focusing', 'focusing', 'muted'],
  ['DoNotDisturb', 'Presenting', 'focusing', 'presenting'],
  ['DoNotDisturb', 'UrgentInterruptionsOnly', 'focusing', 'muted'],
  ['Busy', 'Busy', 'busy', 'busy'],
  ['BusyIdle', 'BusyIdle', 'busy', 'busy'],
  ['Busy', 'InACall', 'busy', 'call'],
  ['Busy', 'InAConferenceCall', 'busy', 'call'],
  ['Busy', 'InAMeeting', 'busy', 'meeting'],
  ['Offline', 'OutOfOffice', 'off', 'out-of-office'],
  ['Busy', 'SomethingOfTomorrow', 'busy', 'busy'],
])('%s/%s is %s, %s', (availability, activity, state, why) => {
  expect(readTeamsPresence(presence(availability, activity), NOW)).toEqual({
    id: ID,
    report: { state, why, since: NOW, until: null },
    status: null,
  });
});

test.each([
  ['Available', 'Available'],
  ['AvailableIdle', 'AvailableIdle'],
  ['Away', 'Away'],
  ['Away', 'Inactive'],
  ['BeRightBack', 'BeRightBack'],
  ['Offline', 'Offline'],
  ['Offline', 'OffWork'],
  ['PresenceUnknown', 'PresenceUnknown'],
  ['SomethingOfTomorrow', 'AndItsActivity'],
  ['constructor', '__proto__'],
])('%s/%s says nothing: nobody said it of themselves', (availability, activity) => {
  expect(readTeamsPresence(presence(availability, activity), NOW)?.report).toBeNull();
});

test('who is out of office is off, whatever their machine says', () => {
  const read = readTeamsPresence(
    presence('Available', 'Available', {
      outOfOfficeSettings: { isOutOfOffice: true, message: 'x' },
    }),
    NOW,
  );
  expect(read?.report).toMatchObject({ state: 'off', why: 'out-of-office' });
});

const status = (content: unknown, more: object = {}) => ({
  statusMessage: { message: { content, contentType: 'text', ...more } },
});

test.each([
  ['plain words', status('Writing <the> report'), 'Writing <the> report'],
  ['a pinned message', status('In Lisbon<pinnednote></pinnednote>'), 'In Lisbon'],
  ['HTML', status('<p>Tea &amp; <b>biscuits</b></p>', { contentType: 'html' }), 'Tea & biscuits'],
  ['an HTML script', status('<script>alert(1)</script>x', { contentType: 'html' }), 'alert(1) x'],
  ['turned text', status('a\u202eb'), 'ab'],
])('the words of %s are read', (_, more, text) => {
  expect(readTeamsPresence(presence('Available', 'Available', more), NOW)?.status).toEqual({
    text,
    emoji: '',
    until: null,
  });
});

test.each([
  ['empty', status('')],
  ['white', status(' \n ')],
  ['too long', status('x'.repeat(281))],
  ['far too long', status('x'.repeat(1_000_000))],
  ['no text', status(7)],
  ['without a message', { statusMessage: { message: null } }],
  ['none', { statusMessage: null }],
])('a message that is %s says nothing', (_, more) => {
  expect(readTeamsPresence(presence('Available', 'Available', more), NOW)?.status).toBeNull();
});

test('a message ends when it says so', () => {
  const ending = (dateTime: string) => ({
    statusMessage: {
      message: { content: 'Back soon', contentType: 'text' },
      expiryDateTime: { dateTime, timeZone: 'Pacific Standard Time' },
    },
  });
  const read = (dateTime: string) =>
    readTeamsPresence(presence('Busy', 'Busy', ending(dateTime)), NOW)?.status;
  expect(read('2026-03-04T01:30:00.0000000')).toEqual({
    text: 'Back soon',
    emoji: '',
    until: Date.parse('2026-03-04T09:30Z'),
  });
  expect(read('2026-03-04T01:00:00.0000000')).toBeNull();
});

test('whatever comes is read or is none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({
          id: fc.oneof(fc.string(), fc.anything()),
          availability: fc.anything(),
          activity: fc.anything(),
          outOfOfficeSettings: fc.anything(),
          statusMessage: fc.oneof(
            fc.anything(),
            fc.record({ message: fc.record({ content: fc.string(), contentType: fc.string() }) }),
          ),
        }),
      ),
      (value) => {
        const read = readTeamsPresence(value, NOW);
        if (read !== null) expect(read.report).toBeNull();
      },
    ),
    propertyOptions(2_000),
  );
});
