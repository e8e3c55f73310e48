import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/contract/command';
import { COMMAND_SCHEMAS } from '../../../src/contract/command-schema';
import { parseCommand } from '../../../src/contract/parse-command';
import { firstSettings } from '../../../src/app/initial';
import { propertyOptions } from '../../support/property';

type Kind = Command['kind'];

const PERSON = {
  id: 'yuki',
  name: 'Yuki Tanaka',
  zone: 'Asia/Tokyo',
  role: 'contributor',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' }],
  exceptions: [{ from: '2026-05-04', to: '2026-05-06', blocks: [], note: 'Golden Week' }],
  focus: [{ days: [2], start: '09:00', end: '10:30' }],
  replyWithin: '4h',
  urgent: 'Call',
  handles: { email: 'yuki@example.com' },
} as const;

const WEEKLY = {
  title: 'Weekly',
  zone: 'Europe/Berlin',
  days: [3],
  start: '13:00',
  end: '13:30',
  people: 'all',
  link: 'https://meet.example.com/',
  kind: 'meeting',
} as const;

const SHARING = { visible: true, card: 'time-only', intention: false, rounding: 'exact' } as const;
const FORM = {
  url: 'mqtts://broker.example.com',
  team: 'harbour',
  user: 'ada',
  login: 'password',
  ca: '-----BEGIN CERTIFICATE-----\n',
  certificate: null,
  secret: 'open sesame',
} as const;

/** A well-formed command of every kind, the ones with choices once for each choice. */
const EXAMPLES: { readonly [kind in Kind]: readonly Extract<Command, { kind: kind }>[] } = {
  'start-focus': [
    {
      kind: 'start-focus',
      length: { kind: 'preset', presetId: '25-5' },
      intention: 'Write',
      atEnd: 'run-on',
    },
    { kind: 'start-focus', length: { kind: 'minutes', minutes: 720 } },
    { kind: 'start-focus', length: { kind: 'until-block-end' }, intention: '' },
    { kind: 'start-focus', length: { kind: 'planned', plannedId: 'planned:2026-03-04T09:00' } },
  ],
  'join-channel': [
    { kind: 'join-channel', form: FORM, secretIn: 'keyring', sharing: SHARING },
    {
      kind: 'join-channel',
      form: { ...FORM, login: 'none', secret: null },
      secretIn: 'memory',
      sharing: { ...SHARING, card: 'hours', rounding: 'half-hour' },
    },
  ],
  'leave-channel': [{ kind: 'leave-channel' }],
  'test-channel': [{ kind: 'test-channel', form: FORM }],
  'give-channel-secret': [{ kind: 'give-channel-secret', secret: 'x', secretIn: 'file' }],
  'retry-channel': [{ kind: 'retry-channel' }],
  'retry-left-channel': [{ kind: 'retry-left-channel' }],
  'drop-left-channel': [{ kind: 'drop-left-channel' }],
  'change-sharing': [{ kind: 'change-sharing', sharing: SHARING }],
  'copy-invitation': [{ kind: 'copy-invitation' }],
  'dismiss-invitation': [{ kind: 'dismiss-invitation' }],
  'look-for-keyring': [{ kind: 'look-for-keyring' }],
  'choose-channel-file': [{ kind: 'choose-channel-file', part: 'ca' }],
  'drop-channel-file': [{ kind: 'drop-channel-file', part: 'key' }],
  'write-broker-files': [
    { kind: 'write-broker-files', team: 'harbour', users: ['ada', 'ben'], port: 8883 },
  ],
  'connect-teams': [
    {
      kind: 'connect-teams',
      place: {
        login: 'https://login.microsoftonline.com',
        graph: 'https://graph.microsoft.com',
        tenant: 'organizations',
      },
      clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      way: 'browser',
      capabilities: ['message', 'mute'],
      secretIn: 'keyring',
    },
    {
      kind: 'connect-teams',
      place: {
        login: 'https://login.microsoftonline.us',
        graph: 'https://graph.microsoft.us',
        tenant: 'harbour.example',
      },
      clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      way: 'code',
      capabilities: ['people', 'presence', 'hours'],
      secretIn: 'memory',
    },
  ],
  'cancel-teams': [{ kind: 'cancel-teams' }],
  'disconnect-teams': [{ kind: 'disconnect-teams' }],
  'open-teams-page': [{ kind: 'open-teams-page' }],
  'change-teams-template': [
    { kind: 'change-teams-template', template: { text: '{end}', overtime: '', intention: true } },
  ],
  'change-teams-back': [
    { kind: 'change-teams-back', back: { on: true, text: 'Back {when}', emoji: ':wave:' } },
  ],
  'connect-slack': [
    {
      kind: 'connect-slack',
      site: 'https://slack.com',
      way: { kind: 'browser', clientId: '1234.5678' },
      capabilities: ['status', 'snooze'],
      secretIn: 'keyring',
    },
    {
      kind: 'connect-slack',
      site: 'https://slack-gov.com/',
      way: { kind: 'token', token: 'xoxp-1-2' },
      capabilities: ['snooze'],
      secretIn: 'memory',
    },
  ],
  'cancel-slack': [{ kind: 'cancel-slack' }],
  'disconnect-slack': [{ kind: 'disconnect-slack' }],
  'list-slack-people': [
    { kind: 'list-slack-people', from: { kind: 'everybody' } },
    { kind: 'list-slack-people', from: { kind: 'group', id: 'S01' } },
    { kind: 'list-slack-people', from: { kind: 'channel', id: 'C01' } },
  ],
  'list-slack-circles': [{ kind: 'list-slack-circles', of: 'groups' }],
  'add-slack-people': [{ kind: 'add-slack-people', ids: ['U0BEN', 'W1'] }],
  'change-slack-template': [
    {
      kind: 'change-slack-template',
      template: { text: 'Busy', overtime: '', emoji: ':no_bell:', intention: false },
    },
  ],
  'find-teams-people': [
    { kind: 'find-teams-people', question: { kind: 'named', text: 'Ada' } },
    {
      kind: 'find-teams-people',
      question: { kind: 'members', team: '0c0c0c0c-1111-4222-8333-444444444444' },
    },
    { kind: 'find-teams-people', question: { kind: 'teams' } },
  ],
  'add-teams-people': [
    {
      kind: 'add-teams-people',
      people: [
        { id: 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3', name: 'Ada', email: 'ada@example.com' },
      ],
    },
  ],
  'place-teams-person': [
    {
      kind: 'place-teams-person',
      id: 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3',
      zone: 'Europe/Lisbon',
    },
  ],
  'change-slack-back': [
    { kind: 'change-slack-back', back: { on: true, text: '', emoji: ':wave:' } },
    { kind: 'change-slack-back', back: { on: false, text: 'Back {when}', emoji: ':moon:' } },
  ],
  'choose-followed-file': [{ kind: 'choose-followed-file' }],
  'follow-url': [{ kind: 'follow-url', url: 'https://example.com/team.json' }],
  'stop-following': [{ kind: 'stop-following', keep: true }],
  'check-followed': [{ kind: 'check-followed' }],
  'save-followed': [{ kind: 'save-followed' }],
  'answer-conflict': [
    { kind: 'answer-conflict', answer: 'keep-theirs' },
    { kind: 'answer-conflict', answer: 'save-copy' },
    { kind: 'answer-conflict', answer: 'later' },
  ],
  'dismiss-follow-change': [{ kind: 'dismiss-follow-change' }],
  'show-hidden': [{ kind: 'show-hidden' }],
  'add-sync': [{ kind: 'add-sync', window: WEEKLY }],
  'edit-sync': [{ kind: 'edit-sync', was: WEEKLY, window: { ...WEEKLY, people: ['yuki'] } }],
  'remove-sync': [{ kind: 'remove-sync', was: WEEKLY }],
  'join-sync': [{ kind: 'join-sync', link: 'https://meet.example.com/', sure: false }],
  'keep-collision': [{ kind: 'keep-collision', key: 'focus and weekly' }],
  'save-group': [
    { kind: 'save-group', id: null, name: 'Harbour leads', people: ['ben'] },
    { kind: 'save-group', id: 'group-1', name: 'Harbour leads', people: ['ben', 'ada'] },
  ],
  'remove-group': [{ kind: 'remove-group', id: 'group-1' }],
  'follow-overlap': [
    {
      kind: 'follow-overlap',
      attendees: { kind: 'people', ids: ['ben'] },
      withMe: true,
      quorum: { kind: 'all' },
      notify: true,
    },
    {
      kind: 'follow-overlap',
      attendees: { kind: 'role', role: 'maker' },
      withMe: false,
      quorum: { kind: 'count', count: 3 },
      notify: false,
    },
    {
      kind: 'follow-overlap',
      attendees: { kind: 'group', groupId: 'group-1' },
      withMe: true,
      quorum: { kind: 'share', percent: 75 },
      notify: false,
    },
  ],
  'unfollow-overlap': [{ kind: 'unfollow-overlap', id: 'overlap-1' }],
  'take-meetings': [
    { kind: 'take-meetings', title: 'Weekly', people: ['ben'], meetings: [{ start: 0, end: 1 }] },
  ],
  'erase-seat': [{ kind: 'erase-seat', id: 'seat-1' }],
  'erase-seats': [{ kind: 'erase-seats' }],
  'save-calendar': [
    {
      kind: 'save-calendar',
      title: 'Weekly',
      description: '',
      people: ['ben'],
      meetings: [{ start: 0, end: 1 }],
    },
  ],
  'start-default': [{ kind: 'start-default' }],
  'pause-focus': [{ kind: 'pause-focus' }],
  'resume-focus': [{ kind: 'resume-focus' }],
  'extend-focus': [{ kind: 'extend-focus', minutes: 5 }],
  surface: [{ kind: 'surface' }],
  'abandon-focus': [{ kind: 'abandon-focus' }],
  'note-interruption': [{ kind: 'note-interruption' }],
  'set-intention': [{ kind: 'set-intention', text: 'Zoë 👩‍🚀' }],
  'answer-outcome': [{ kind: 'answer-outcome', blockId: 'b1', outcome: 'partly' }],
  'go-on': [{ kind: 'go-on', minutes: 240 }],
  'start-break': [{ kind: 'start-break' }],
  'skip-break': [{ kind: 'skip-break' }],
  'decline-planned': [{ kind: 'decline-planned', plannedId: 'planned:2026-03-04T09:00' }],
  'set-away': [
    { kind: 'set-away', until: { kind: 'minutes', minutes: 15 } },
    { kind: 'set-away', until: { kind: 'next-block' } },
    { kind: 'set-away', until: { kind: 'at', at: 1_772_618_400_000 } },
    { kind: 'set-away', until: { kind: 'open' } },
  ],
  'set-back': [{ kind: 'set-back' }],
  'save-me': [{ kind: 'save-me', me: PERSON }],
  'answer-zone': [
    { kind: 'answer-zone', zone: 'Asia/Kathmandu', answer: 'moved' },
    { kind: 'answer-zone', zone: 'Asia/Kathmandu', answer: 'visiting' },
    { kind: 'answer-zone', zone: 'Asia/Kathmandu', answer: 'ignore' },
  ],
  'dismiss-telling': [{ kind: 'dismiss-telling', id: 'time-shift:1' }],
  'change-settings': [
    { kind: 'change-settings', patch: firstSettings('linux') },
    { kind: 'change-settings', patch: { theme: 'dark' } },
    { kind: 'change-settings', patch: {} },
  ],
  'finish-welcome': [{ kind: 'finish-welcome' }],
  'add-person': [{ kind: 'add-person', person: PERSON }],
  'edit-person': [{ kind: 'edit-person', id: 'yuki', person: PERSON }],
  'remove-person': [{ kind: 'remove-person', id: 'yuki' }],
  'claim-person': [{ kind: 'claim-person', id: 'yuki' }],
  undo: [{ kind: 'undo', token: 'm1' }],
  'choose-team-file': [{ kind: 'choose-team-file' }],
  'import-team': [{ kind: 'import-team', name: 'team.json', text: '{"version":1,"people":[]}' }],
  'dismiss-import-report': [{ kind: 'dismiss-import-report' }],
  'export-team': [{ kind: 'export-team' }],
  'show-example-team': [{ kind: 'show-example-team' }],
  'drop-example-team': [{ kind: 'drop-example-team' }],
  'watch-person': [{ kind: 'watch-person', id: 'yuki' }],
  'unwatch-person': [{ kind: 'unwatch-person', id: 'yuki' }],
  'copy-text': [{ kind: 'copy-text', text: 'Yuki replies by Tue 13:00' }],
  'try-target': [{ kind: 'try-target', target: 'os-dnd' }],
  'dismiss-notice': [{ kind: 'dismiss-notice', id: 'no-tray' }],
  'open-window': [
    { kind: 'open-window', window: 'settings', section: 'me' },
    { kind: 'open-window', window: 'team' },
  ],
  'close-window': [{ kind: 'close-window', window: 'focus' }],
  'open-data-folder': [{ kind: 'open-data-folder' }],
  quit: [{ kind: 'quit', sure: true }],
};

const KINDS = Object.keys(COMMAND_SCHEMAS) as Kind[];

function refusalOf(payload: unknown): { readonly path: string; readonly message: string } {
  const parsed = parseCommand(payload);
  if (parsed.ok || parsed.refusal.reason !== 'malformed') {
    throw new Error(`accepted: ${JSON.stringify(payload)?.slice(0, 100)}`);
  }
  return parsed.refusal;
}

describe('well-formed commands', () => {
  test.each(KINDS)('%s is read as it was sent', (kind) => {
    expect(EXAMPLES[kind].length).toBeGreaterThan(0);
    for (const command of EXAMPLES[kind]) {
      expect(parseCommand(command)).toEqual({ ok: true, command });
      expect(parseCommand(JSON.parse(JSON.stringify(command)))).toEqual({ ok: true, command });
      expect(parseCommand(structuredClone(command))).toEqual({ ok: true, command });
    }
  });

  test('members that are undefined are absent', () => {
    const length = { kind: 'minutes', minutes: 25 };
    const sent = { kind: 'start-focus', length, intention: undefined, atEnd: undefined };
    expect(parseCommand(sent)).toEqual({ ok: true, command: { kind: 'start-focus', length } });
  });

  test('texts are cleaned, an alias of a zone is taken by its name', () => {
    expect(parseCommand({ kind: 'set-intention', text: '  a\u202eb \n c ' })).toEqual({
      ok: true,
      command: { kind: 'set-intention', text: 'ab c' },
    });
    expect(parseCommand({ kind: 'answer-zone', zone: 'Asia/Calcutta', answer: 'moved' })).toEqual({
      ok: true,
      command: { kind: 'answer-zone', zone: 'Asia/Kolkata', answer: 'moved' },
    });
  });

  test('a team file may be as large as a team file', () => {
    const text = 'x'.repeat(16 * 1024 * 1024);
    expect(parseCommand({ kind: 'import-team', name: 'big.json', text }).ok).toBe(true);
    expect(refusalOf({ kind: 'import-team', name: 'big.json', text: `${text}x` })).toMatchObject({
      path: 'text',
    });
  });
});

describe('malformed commands name the field', () => {
  const cases: readonly [string, unknown, string][] = [
    ['no object', 'surface', ''],
    ['a list', [{ kind: 'surface' }], ''],
    ['no kind', {}, 'kind'],
    ['an unknown kind', { kind: 'format-disk' }, 'kind'],
    ['a kind that every object has', { kind: 'constructor' }, 'kind'],
    ['a member too many', { kind: 'surface', now: 1 }, 'now'],
    ['a member too few', { kind: 'quit' }, 'sure'],
    ['no whole minutes', { kind: 'extend-focus', minutes: 1.5 }, 'minutes'],
    ['minutes that are no number', { kind: 'extend-focus', minutes: Number.NaN }, 'minutes'],
    ['endless minutes', { kind: 'go-on', minutes: Number.POSITIVE_INFINITY }, 'minutes'],
    [
      'no minutes',
      { kind: 'start-focus', length: { kind: 'minutes', minutes: 0 } },
      'length.minutes',
    ],
    [
      'a day',
      { kind: 'start-focus', length: { kind: 'minutes', minutes: 1440 } },
      'length.minutes',
    ],
    ['an unknown length', { kind: 'start-focus', length: { kind: 'forever' } }, 'length.kind'],
    ['an end of the world', { kind: 'set-away', until: { kind: 'at', at: 9e15 } }, 'until.at'],
    ['a zone of no place', { kind: 'answer-zone', zone: 'Mars/Phobos', answer: 'moved' }, 'zone'],
    ['an offset', { kind: 'answer-zone', zone: 'UTC+99', answer: 'moved' }, 'zone'],
    ['a person of no zone', { kind: 'add-person', person: { id: 'a', name: 'A' } }, 'person.zone'],
    [
      'a person who works at 25:00',
      { kind: 'save-me', me: { ...PERSON, blocks: [{ days: [1], start: '25:00', end: '26:00' }] } },
      'me.blocks[0].start',
    ],
    [
      'an id of a prototype',
      { kind: 'add-person', person: { ...PERSON, id: '__proto__' } },
      'person.id',
    ],
    ['an unknown setting', { kind: 'change-settings', patch: { colour: 'red' } }, 'patch.colour'],
    [
      'half of a setting',
      { kind: 'change-settings', patch: { notify: { sound: true } } },
      'patch.notify.endsSoon',
    ],
    ['no presets', { kind: 'change-settings', patch: { presets: [] } }, 'patch.presets'],
    ['a window of no name', { kind: 'open-window', window: 'devtools' }, 'window'],
    ['a text of a megabyte', { kind: 'set-intention', text: 'x'.repeat(1_000_000) }, 'text'],
    ['control characters', { kind: 'set-intention', text: 'a\u0000b' }, 'text'],
    ['a function', { kind: 'surface', run: () => undefined }, 'run'],
    ['a date', { kind: 'set-away', until: new Date() }, 'until'],
  ];

  test.each(cases)('%s', (_name, payload, path) => {
    expect(refusalOf(payload).path).toBe(path);
  });

  test('keys that reach for a prototype are refused, and change none', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const sent: unknown = JSON.parse(`{"kind":"change-settings","patch":{"${key}":{"on":true}}}`);
      expect(refusalOf(sent).path).toBe('patch');
      expect(refusalOf(JSON.parse(`{"kind":"surface","${key}":1}`)).path).toBe('');
    }
    expect(({} as { on?: boolean }).on).toBeUndefined();
  });

  test('depth, size and holes end the reading early', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = { deep };
    expect(refusalOf({ kind: 'surface', deep }).message).toContain('deep');
    let list: unknown = [];
    for (let i = 0; i < 200_000; i++) list = [list];
    expect(refusalOf({ kind: 'surface', list }).message).toContain('deep');
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]));
    expect(refusalOf({ kind: 'surface', wide }).message).toContain('large');
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    expect(refusalOf({ kind: 'surface', sparse }).path).toBe('sparse');
    const ring: { ring?: unknown } = {};
    ring.ring = ring;
    expect(refusalOf({ kind: 'surface', ring }).message).toContain('deep');
  });

  test('what is told is short, whatever was sent', () => {
    const { path, message } = refusalOf({ kind: 'quit', sure: 'x'.repeat(20_000) });
    expect(path.length).toBeLessThanOrEqual(100);
    expect(message.length).toBeLessThanOrEqual(200);
  });
});

/** Values that tend to break things, in place of any other value. */
const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  '__proto__',
  '\ud800',
  '../../etc/passwd',
  'x'.repeat(1_000_000),
  [],
  {},
  [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]],
  new Map([['kind', 'surface']]),
  new Date(0),
  10n,
  Symbol('kind'),
  () => 'surface',
  Object.create({ kind: 'surface' }),
];

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** A copy with the value at a path replaced. */
function withValueAt(value: unknown, path: Path, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy: { [key: string]: unknown } | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  const inner = (copy as { [key: string]: unknown })[key];
  Object.defineProperty(copy, key, {
    value: withValueAt(inner, rest, put),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

describe('E2: no payload gets past the parser that is not a command, and none makes it throw', () => {
  const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.anything({ withNullPrototype: true }));

  test.each(KINDS)('%s', (kind) => {
    const sent = fc.oneof(
      fc.record({ kind: fc.constant(kind), rest: fc.anything() }),
      fc.dictionary(fc.string(), fc.anything()).map((fields) => ({ ...fields, kind })),
      fc
        .tuple(fc.constantFrom(...EXAMPLES[kind]), fc.nat(), hostile)
        .map(([example, which, put]) => {
          const paths = pathsOf(example);
          return withValueAt(example, paths[which % paths.length] ?? [], put);
        }),
      fc
        .tuple(fc.constantFrom(...EXAMPLES[kind]), fc.string(), hostile)
        .map(([example, key, put]) => withValueAt(example, [key], put)),
    );
    fc.assert(
      fc.property(sent, (payload) => {
        const parsed = parseCommand(payload);
        if (!parsed.ok) {
          expect(parsed.refusal.reason).toBe('malformed');
          return;
        }
        // What is accepted is plain, and is read again as the same command.
        const again = parseCommand(JSON.parse(JSON.stringify(parsed.command)));
        expect(again).toEqual(parsed);
        expect(KINDS).toContain(parsed.command.kind);
      }),
      propertyOptions(1_000),
    );
  });

  test('anything at all', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (payload) => {
        expect(parseCommand(payload).ok).toBe(false);
      }),
      propertyOptions(2_000),
    );
  });
});
