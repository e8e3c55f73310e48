import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../../src/contract/parse-command';
import { FIRST_SHARING } from '../../../../src/presence/sharing';
import {
  emptyDraft,
  formOf,
  isReadable,
  userNameFor,
  wrongFields,
  type JoinDraft,
} from '../../../../renderer/settings/channel/join-draft';

const PEM = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----';
const filled = (change: Partial<JoinDraft> = {}): JoinDraft => ({
  ...emptyDraft('Ada', { url: 'mqtts://broker.example.com', team: 'harbour', user: null }),
  password: 'x',
  ...change,
});

describe('the form of a channel', () => {
  test.each([
    ['Ada Lovelace', 'ada-lovelace'],
    ['José  Ñandú', 'jose-nandu'],
    ['--x--', 'x'],
    ['田中', ''],
  ])('makes of %s the user name %s', (name, user) => expect(userNameFor(name)).toBe(user));

  test('is sent when it is whole, as a command that main takes', () => {
    for (const draft of [
      filled(),
      filled({ login: 'none', password: '' }),
      filled({ login: 'certificate', certificate: PEM, key: PEM, ca: `${PEM}\n` }),
    ]) {
      const form = formOf(draft, false);
      expect(form).not.toBeNull();
      const command = { kind: 'join-channel', form, secretIn: 'memory', sharing: FIRST_SHARING };
      expect(parseCommand(command)).toMatchObject({ ok: true });
    }
  });

  test.each([
    ['no broker', { url: '' }],
    ['a password in the address', { url: 'mqtts://ada:x@broker.example.com' }],
    ['another scheme', { url: 'https://broker.example.com' }],
    ['no team', { team: '' }],
    ['capitals', { user: 'Ada' }],
    ['a slash', { team: 'a/b' }],
    ['no password', { password: '' }],
    ['no key', { login: 'certificate', certificate: PEM, key: '' }],
    ['a certificate that is none', { ca: 'hello' }],
  ] as const)('is not sent with %s', (_what, change) => {
    expect(formOf(filled(change), false)).toBeNull();
  });

  test('is sent without the key where that was chosen as a file', () => {
    const draft = filled({ login: 'certificate', certificate: PEM, key: 'left over' });
    expect(formOf({ ...draft, key: '' }, true)).toMatchObject({ secret: null, chosenKey: true });
    expect(formOf(filled(), true)).not.toHaveProperty('chosenKey');
  });

  test('says what is wrong, and nothing of what is only missing', () => {
    expect(wrongFields(filled({ url: '', team: '', user: '' }))).toEqual([]);
    expect(wrongFields(filled({ url: 'x', team: 'A', key: 'y' }))).toEqual(['url', 'team', 'key']);
  });

  test.each([
    ['mqtt://broker.example.com', true],
    ['ws://broker.example.com/mqtt', true],
    ['mqtt://localhost', false],
    ['mqtt://127.0.0.1:1883', false],
    ['mqtts://broker.example.com', false],
    ['wss://broker.example.com', false],
    ['', false],
  ])('warns of %s that others can read it: %s', (url, readable) => {
    expect(isReadable(filled({ url }))).toBe(readable);
  });
});
