import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seal } from '../../../src/app/envelope';
import { EMPTY_ROSTER, EMPTY_WORK, firstProfile } from '../../../src/app/initial';
import {
  decodeChannel,
  decodeProfile,
  decodeRoster,
  decodeSlack,
  decodeTeams,
  decodeTeamTime,
  decodeWork,
  encodeChannel,
  encodeProfile,
  encodeRoster,
  encodeSlack,
  encodeTeams,
  encodeTeamTime,
  encodeWork,
  verifyDocument,
} from '../../../src/app/persisted';
import type { Roster, Work } from '../../../src/app/state';
import { EMPTY_TEAM_TIME } from '../../../src/app/team-time';
import type { Json } from '../../../src/lease/lease';
import type { Person } from '../../../src/roster/person';
import { deepFreeze } from '../../support/app-state';
import { propertyOptions } from '../../support/property';

const NAMES = ['profile', 'roster', 'session', 'team-time', 'channel', 'slack', 'teams'] as const;

const decoders = {
  profile: decodeProfile,
  roster: decodeRoster,
  session: decodeWork,
  'team-time': decodeTeamTime,
  channel: decodeChannel,
  slack: decodeSlack,
  teams: decodeTeams,
} as const;

/** Written by version 1 of the shapes; these files are never edited. */
const fixture = (name: (typeof NAMES)[number]): string =>
  readFileSync(new URL(`../../fixtures/persisted-v1/${name}.json`, import.meta.url), 'utf8');

describe('documents of version 1', () => {
  test.each(NAMES)('%s is read as it was written', (name) => {
    const text = fixture(name);
    const { body } = JSON.parse(text) as { body: unknown };
    expect(decoders[name](text)).toMatchObject({ kind: 'good', value: body });
    expect(verifyDocument(name, text)).toBe('good');
  });

  test('can be written and read again', () => {
    const profile = decodeProfile(fixture('profile'));
    const roster = decodeRoster(fixture('roster'));
    const work = decodeWork(fixture('session'));
    if (profile.kind !== 'good' || roster.kind !== 'good' || work.kind !== 'good') {
      throw new Error('a fixture is not good');
    }
    expect(decodeProfile(encodeProfile(profile.value))).toEqual(profile);
    expect(decodeRoster(encodeRoster(roster.value))).toEqual(roster);
    expect(decodeWork(encodeWork(work.value))).toEqual(work);
  });

  test('an account of Slack can be written and read again, and has no token in it', () => {
    const slack = decodeSlack(fixture('slack'));
    if (slack.kind !== 'good') throw new Error('the fixture is not good');
    expect(decodeSlack(encodeSlack(slack.value))).toEqual(slack);
    expect(fixture('slack')).not.toMatch(/xox|token/);
    const teams = decodeTeams(fixture('teams'));
    if (teams.kind !== 'good') throw new Error('the fixture is not good');
    expect(decodeTeams(encodeTeams(teams.value))).toEqual(teams);
    expect(fixture('teams')).not.toMatch(/canary|token|Refresh/);
  });

  test('a channel can be written and read again, and has no secret in it', () => {
    const channel = decodeChannel(fixture('channel'));
    if (channel.kind !== 'good') throw new Error('the fixture is not good');
    expect(decodeChannel(encodeChannel(channel.value))).toEqual(channel);
    expect(fixture('channel')).not.toMatch(/secret"|password":/);
  });

  test('a team’s time can be written and read again', () => {
    const teamTime = decodeTeamTime(fixture('team-time'));
    if (teamTime.kind !== 'good') throw new Error('the fixture is not good');
    expect(decodeTeamTime(encodeTeamTime(teamTime.value))).toEqual(teamTime);
  });

  test('a line end after the text does no harm', () => {
    expect(decodeWork(`${fixture('session')}\r\n`).kind).toBe('good');
  });
});

describe('damage', () => {
  test.each(NAMES)('%s: every text that was cut is damaged', (name) => {
    const text = fixture(name);
    for (let length = 0; length < text.length; length++) {
      expect(verifyDocument(name, text.slice(0, length))).toBe('damaged');
      expect(decoders[name](text.slice(0, length)).kind).toBe('damaged');
    }
  });

  test.each(NAMES)('%s: every character that was changed is seen', (name) => {
    const text = fixture(name);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const changed = text.slice(0, i) + String.fromCharCode(code ^ 1) + text.slice(i + 1);
      expect(verifyDocument(name, changed)).not.toBe('good');
    }
  });

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '42'],
    ['another program’s JSON', '{"theme":"dark"}'],
    ['a version below one', fixture('roster').replace('"version":1', '"version":0')],
    ['two bodies', fixture('roster') + fixture('roster')],
  ])('%s is damaged', (_name, text) => {
    for (const name of NAMES) expect(verifyDocument(name, text)).toBe('damaged');
  });

  test('one document is not another', () => {
    expect(decodeRoster(fixture('profile')).kind).toBe('damaged');
    expect(verifyDocument('session', fixture('roster'))).toBe('damaged');
  });

  test('a body of another shape is damaged, whoever put a right checksum on it', () => {
    const bodies = ['null', '[]', '{}', '{"me":{}}', '{"people":[{"id":"__proto__"}]}'];
    for (const name of NAMES) {
      for (const body of bodies) expect(decoders[name](seal(name, body)).kind).toBe('damaged');
    }
  });

  test('a document of a later Lull is newer, whatever is in it', () => {
    for (const name of NAMES) {
      const newer = `{"lull":"${name}","version":2,"anything":[1,2,3]}`;
      expect(verifyDocument(name, newer)).toBe('newer');
      expect(decoders[name](newer)).toEqual({ kind: 'newer', version: 2 });
    }
  });
});

describe('what is asked of people although the checksum is right', () => {
  const person = { id: 'ben', name: 'Ben', zone: 'Europe/London' };
  const good: Roster = { ...EMPTY_ROSTER, people: [person] };
  const block = { days: [1], start: '09:00', end: '17:00' };

  const kindOf = (change: unknown): string =>
    decodeRoster(seal('roster', JSON.stringify({ ...good, ...(change as object) }))).kind;

  test('nothing of a good one', () => {
    expect(kindOf({})).toBe('good');
    expect(kindOf({ people: [{ ...person, blocks: [block] }] })).toBe('good');
  });

  test.each([
    ['two people of one id', [person, person]],
    ['an id that is a prototype key', [{ ...person, id: '__proto__' }]],
    ['an offset for a zone', [{ ...person, zone: 'UTC+99' }]],
    ['no zone', [{ id: 'ben', name: 'Ben' }]],
    ['no name', [{ id: 'ben', zone: 'UTC' }]],
    ['blocks that are no list', [{ ...person, blocks: {} }]],
    ['nobody', [null]],
  ])('%s', (_name, people) => {
    expect(kindOf({ people })).toBe('damaged');
  });

  /** My own week is small, and is asked about to the last clock. */
  test.each([
    ['a clock that does not exist', { blocks: [{ ...block, start: '25:00' }] }],
    ['an eighth day', { blocks: [{ ...block, days: [8] }] }],
    ['half a day', { blocks: [{ ...block, days: [1.5] }] }],
    ['a date that does not exist', { exceptions: [{ from: '2026-02-30', blocks: [] }] }],
    ['focus without a day', { focus: [{ start: '09:00', end: '10:00' }] }],
    ['a window of no length', { replyWithin: '0h' }],
    ['an unknown role', { role: 'king' }],
    ['a handle that is no text', { handles: { email: 1 } }],
  ])('%s', (_name, change) => {
    const first = firstProfile({ name: 'Ada', zone: 'Europe/Berlin', platform: 'linux' });
    const me = { ...first.me, ...change };
    const text = seal('profile', JSON.stringify({ ...first, me }));
    expect(decodeProfile(text).kind).toBe('damaged');
  });

  test.each([
    ['an origin of no kind', { origin: { kind: 'cloud' } }],
    ['a norm for no role', { norms: { king: '2h' } }],
    [
      'a sync window without a zone',
      { sync: [{ ...block, title: 'Weekly', people: 'all', kind: 'meeting' }] },
    ],
  ])('%s', (_name, change) => {
    expect(kindOf(change)).toBe('damaged');
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const id = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,10}$/);
const instant = fc.integer({ min: -8.64e15, max: 8.64e15 });
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

const gaps = fc.array(
  fc.record({
    kind: fc.constantFrom('pause', 'sleep', 'lock', 'call', 'interruption'),
    start: instant,
    end: orNull(instant),
  }),
  { maxLength: 4 },
);

const shared = {
  id,
  startedAt: instant,
  atEnd: fc.constantFrom('surface', 'run-on'),
  gaps,
  intention: text,
  presetId: orNull(id),
  round: orNull(fc.record({ number: fc.nat(12), of: fc.nat(12) })),
} as const;

const block = fc.record({
  ...shared,
  endedAt: instant,
  how: fc.constantFrom('planned', 'surfaced', 'slept-through', 'abandoned'),
  focusedMs: fc.nat(),
  outcome: orNull(fc.constantFrom('done', 'partly', 'not-done')),
});

const work = fc.record({
  session: orNull(
    fc.record({
      ...shared,
      kind: fc.constantFrom('focus', 'break'),
      endsAt: instant,
      pausedAt: orNull(instant),
      overtimeSince: orNull(instant),
      plannedId: orNull(text),
    }),
  ),
  lastBlock: orNull(block),
  roundsDone: fc.nat(),
  status: fc.oneof(
    fc.constant({ kind: 'none' }),
    fc.record({
      kind: fc.constant('away'),
      since: instant,
      until: orNull(instant),
      byLock: fc.boolean(),
    }),
  ),
  leases: fc.array(
    fc.record({
      target: fc.constantFrom(
        'os-dnd',
        'channel',
        'slack',
        'slack-snooze',
        'teams',
        'teams-message',
      ),
      blockId: id,
      phase: fc.constantFrom('taking', 'held', 'giving-back'),
      before: json,
      ours: json,
      wish: json,
      from: instant,
      until: instant,
      attempts: fc.nat(),
      failure: orNull(
        fc.record({
          reason: fc.constantFrom('unsupported', 'offline', 'not-stored', 'failed'),
          detail: text,
          retryAt: orNull(instant),
        }),
      ),
    }),
    { maxLength: 3 },
  ),
  targetNotes: fc.array(
    fc.record({
      target: fc.constantFrom('os-dnd', 'slack'),
      blockId: id,
      outcome: fc.constantFrom('restored', 'yours-kept', 'given-up', 'offline'),
      at: instant,
    }),
    { maxLength: 3 },
  ),
  watches: fc.array(fc.record({ personId: id, since: instant }), { maxLength: 3 }),
  waiting: fc.array(
    fc.record({
      notification: fc.record({
        kind: fc.constant('teammate-back'),
        id: text,
        personId: id,
        name: text,
        until: orNull(instant),
      }),
      since: instant,
    }),
    { maxLength: 3 },
  ),
  delivered: fc.array(text, { maxLength: 3 }),
  plannedHandled: fc.array(text, { maxLength: 3 }),
  unlogged: fc.array(fc.record({ kind: fc.constant('block'), id: text, at: instant, block }), {
    maxLength: 2,
  }),
}) as fc.Arbitrary<Work>;

const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const stretch = { start: clock, end: clock };

const person = fc.record(
  {
    id,
    name: text,
    zone: fc.constantFrom('Asia/Kathmandu', 'Europe/Berlin', 'America/St_Johns'),
    role: fc.constantFrom('manager', 'maker'),
    blocks: fc.array(
      fc.record({ days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), ...stretch }),
      { maxLength: 3 },
    ),
    exceptions: fc.array(
      fc.record({
        from: fc.constantFrom('2026-05-04', '2028-02-29'),
        blocks: fc.array(fc.record(stretch), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    focus: fc.array(fc.record({ date: fc.constant('2026-05-08'), ...stretch }), { maxLength: 2 }),
    replyWithin: fc.constantFrom('90m', '4h', '1d'),
    urgent: text,
    handles: fc.record({ email: text }, { requiredKeys: [] }),
  },
  { requiredKeys: ['id', 'name', 'zone'] },
) as fc.Arbitrary<Person>;

describe('round trips', () => {
  test('work', () => {
    fc.assert(
      fc.property(work, (value) => {
        const decoded = decodeWork(encodeWork(deepFreeze(value)));
        expect(decoded).toEqual({ kind: 'good', value: JSON.parse(JSON.stringify(value)) });
      }),
      propertyOptions(1_000),
    );
  });

  test('rosters and profiles', () => {
    const people = fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(people, text, (list, team) => {
        const roster: Roster = deepFreeze({ ...EMPTY_ROSTER, team, people: list });
        expect(decodeRoster(encodeRoster(roster))).toEqual({ kind: 'good', value: roster });
        const [me] = list;
        if (me === undefined) return;
        const first = firstProfile({ name: 'Ada', zone: 'Europe/Berlin', platform: 'linux' });
        const profile = { ...first, me };
        expect(decodeProfile(encodeProfile(profile))).toEqual({ kind: 'good', value: profile });
      }),
      propertyOptions(500),
    );
  });

  test('what a first start begins with', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const profile = firstProfile({ name: '', zone: 'UTC', platform });
      expect(decodeProfile(encodeProfile(profile))).toEqual({ kind: 'good', value: profile });
    }
    expect(decodeWork(encodeWork(EMPTY_WORK))).toEqual({ kind: 'good', value: EMPTY_WORK });
    expect(decodeRoster(encodeRoster(EMPTY_ROSTER)).kind).toBe('good');
    const value = EMPTY_TEAM_TIME;
    expect(decodeTeamTime(encodeTeamTime(value))).toEqual({ kind: 'good', value });
  });
});
