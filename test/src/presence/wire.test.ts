import { Ajv2020 } from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import cardSchema from '../../../resources/channel-card.schema.json';
import presenceSchema from '../../../resources/channel-presence.schema.json';
import { cardTopic, parseTopic, presenceTopic } from '../../../src/presence/channel-topic';
import { encodeCard, personIdOf, readCard } from '../../../src/presence/wire-card';
import { encodePresence, readPresence } from '../../../src/presence/wire-presence';
import { ID_PATTERN } from '../../../src/roster/person-reader';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment } from '../roster/any-person';
import { gone, here, NOON } from './channel-sayings';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: false, strictRequired: false });
const fitsCard = ajv.compile(cardSchema);
const fitsPresence = ajv.compile(presenceSchema);

const card = (person: object, more: object = {}): string =>
  JSON.stringify({ v: 1, user: 'ada', at: NOON, person, ...more });
const ada = { name: 'Ada', zone: 'Europe/London' };
const presence = (change: object): string =>
  JSON.stringify({ ...JSON.parse(encodePresence(here())), ...change });

describe('topics', () => {
  test('are read back as they were written', () => {
    const topic = presenceTopic('harbour', 'ada', 'd-1');
    expect(topic).toBe('lull/v1/harbour/u/ada/d/d-1/presence');
    expect(parseTopic(topic)).toEqual({
      kind: 'presence',
      team: 'harbour',
      user: 'ada',
      device: 'd-1',
    });
    expect(parseTopic(cardTopic('a', '_'))).toEqual({ kind: 'card', team: 'a', user: '_' });
  });

  test.each([
    '',
    'lull/v1/harbour/u/ada',
    'lull/v2/harbour/u/ada/card',
    'lull/v1/harbour/u/Ada/card',
    'lull/v1/harbour/u//card',
    'lull/v1/har bour/u/ada/card',
    'lull/v1/harbour/u/+/card',
    'lull/v1/harbour/u/ada/card/',
    'lull/v1/harbour/x/ada/card',
    'lull/v1/harbour/u/ada/d/desk',
    'lull/v1/harbour/u/ada/d/desk/card',
    'lull/v1/harbour/u/ada/e/desk/presence',
    `lull/v1/harbour/u/${'a'.repeat(65)}/card`,
    'lull/v1/harbour/u/ada/d/#/presence',
    'lull/v1/harbour/u/../card',
  ])('like %s are none', (topic) => expect(parseTopic(topic)).toBeNull());

  test('make ids that a roster takes and that differ', () => {
    const users = ['ada', '_ada', '-', '__proto__', '0', 'constructor'];
    const ids = users.map(personIdOf);
    expect(ids.every((id) => ID_PATTERN.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(users.length);
  });
});

describe('cards', () => {
  test('go out and come back the same, whoever it is, and fit the schema', () => {
    expect(ajv.validateSchema(cardSchema)).toBe(true);
    fc.assert(
      fc.property(anyPersonAndMoment, ({ person: { id: _id, ...person } }) => {
        const text = encodeCard({ user: 'ada', at: NOON, person });
        const read = readCard(text);
        if (text.length > 16 * 1024) expect(read.ok).toBe(false);
        else {
          expect(read).toEqual({ ok: true, value: { user: 'ada', at: NOON, person } });
          expect(fitsCard(JSON.parse(text))).toBe(true);
        }
      }),
      propertyOptions(300),
    );
  });

  test.each([
    ['a version of later', card(ada, { v: 2 }), 'version'],
    ['no version', JSON.stringify({ user: 'ada', at: NOON, person: ada }), 'shape'],
    ['a version in words', card(ada, { v: '1' }), 'shape'],
    ['a list', '[]', 'shape'],
    ['null', 'null', 'shape'],
    ['no JSON', '{"v":1', 'not-json'],
    ['an empty object', '{}', 'shape'],
    ['a user that no topic has', card(ada, { user: 'a/b' }), 'shape'],
    ['an instant with a fraction', card(ada, { at: 1.5 }), 'shape'],
    ['an instant off the time line', card(ada, { at: 9e15 }), 'shape'],
    ['nobody', card([]), 'shape'],
    ['no zone', card({ name: 'Ada' }), 'shape'],
    ['an offset as zone', card({ ...ada, zone: 'UTC+99' }), 'shape'],
    ['a zone of nowhere', card({ ...ada, zone: '../../etc/passwd' }), 'shape'],
    ['an empty name', card({ ...ada, name: ' ' }), 'shape'],
    ['a name without end', card({ ...ada, name: 'a'.repeat(9000) }), 'shape'],
    ['a name with a NUL', card({ ...ada, name: 'a\u0000b' }), 'shape'],
    [
      'an unknown member of a block',
      card({ ...ada, blocks: [{ days: [1], start: '09:00', end: '10:00', x: 1 }] }),
      'shape',
    ],
    ['more than 16 KiB', card({ ...ada, urgent: 'x'.repeat(16 * 1024) }), 'too-large'],
    ['more than 16 KiB of bytes', card({ ...ada, urgent: '語'.repeat(6000) }), 'too-large'],
    ['depth', `{"v":1,"x":${'['.repeat(200)}${']'.repeat(200)}}`, 'too-deep'],
  ])('with %s are refused', (_what, text, fault) => {
    expect(readCard(text)).toEqual({ ok: false, fault });
  });

  test('leave unknown members and prototypes out', () => {
    const text = `{"v":1,"user":"ada","at":${NOON},"x":1,"__proto__":{"user":"eve"},"person":{"name":"Ada","zone":"Europe/London","mood":"!","__proto__":{"role":"manager"},"constructor":1}}`;
    const read = readCard(text);
    expect(read).toEqual({ ok: true, value: { user: 'ada', at: NOON, person: ada } });
    expect(fitsCard(JSON.parse(text))).toBe(true);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  test('keep markup as text and turn nothing around', () => {
    const read = readCard(card({ ...ada, name: '<img src=x onerror=alert(1)>\u202e' }));
    expect(read).toMatchObject({
      ok: true,
      value: { person: { name: '<img src=x onerror=alert(1)>' } },
    });
  });
});

const PRESENCES = [
  here(),
  here({ state: 'focusing', until: NOON + 1 }),
  here({ intention: 'the 語 of it' }),
  gone('quit'),
  gone('asleep'),
  gone('lost'),
];

describe('presences', () => {
  test.each(PRESENCES)('go out and come back the same: $kind $state', (one) => {
    expect(ajv.validateSchema(presenceSchema)).toBe(true);
    const text = encodePresence(one);
    expect(readPresence(text)).toEqual({ ok: true, value: one });
    expect(fitsPresence(JSON.parse(text))).toBe(true);
  });

  test('have one form, byte by byte', () => {
    expect(encodePresence(here({ state: 'focusing', until: NOON + 60_000 }))).toBe(
      `{"v":1,"kind":"here","user":"ada","device":"desk","sid":"session-1","began":${NOON - 1000},"seq":1,"at":${NOON},"state":"focusing","since":${NOON},"until":${NOON + 60_000}}`,
    );
  });

  test.each([
    ['another kind', { kind: 'spying' }],
    ['another state', { state: 'idle' }],
    ['no state', { state: undefined }],
    ['a session of three letters', { sid: 'abc' }],
    ['a number below zero', { seq: -1 }],
    ['a number with a fraction', { seq: 0.5 }],
    ['an end in words', { until: '15:00' }],
    ['an end of the year 300000', { until: 9e15 }],
    ['an intention that is none', { intention: 5 }],
    ['an empty intention', { intention: '' }],
    ['a device with a slash', { device: 'a/b' }],
    ['no user', { user: undefined }],
    ['no beginning', { began: null }],
  ])('with %s are refused, by the schema too', (_what, change) => {
    const text = presence(change);
    expect(readPresence(text)).toEqual({ ok: false, fault: 'shape' });
    expect(fitsPresence(JSON.parse(text))).toBe(false);
  });

  test('agree with the schema, whatever is changed in them', () => {
    const wild = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('here', 'lost', 1, 0, NOON, null),
    );
    const keys = [
      'v',
      'kind',
      'user',
      'device',
      'sid',
      'began',
      'seq',
      'at',
      'state',
      'since',
      'until',
      'intention',
      'more',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESENCES),
        fc.constantFrom(...keys),
        wild,
        (one, key, value) => {
          const text = JSON.stringify({ ...JSON.parse(encodePresence(one)), [key]: value });
          expect(readPresence(text).ok).toBe(fitsPresence(JSON.parse(text)));
        },
      ),
      propertyOptions(2000),
    );
  });

  test('are never anything but read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPresence(text).ok).toBe(false);
        expect(readCard(text).ok).toBe(false);
      }),
      propertyOptions(2000),
    );
  });
});
