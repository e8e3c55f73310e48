import { describe, expect, test } from 'vitest';
import example from '../../../resources/example-team.json';
import { parseTeam } from '../../../src/roster/team-file';
import { problemsOf, team, withPerson, withSync } from './team-texts';

/** The file of the design's §3, word for word. */
const HARBOUR = `{ "version": 1,
  "team": "Harbour",
  "people": [
    { "id": "yuki", "name": "Yuki Tanaka", "zone": "Asia/Tokyo", "role": "contributor",
      "blocks": [ { "days": [1,2,3,4,5], "start": "09:00", "end": "12:00" },
                  { "days": [1,2,3,4,5], "start": "20:00", "end": "23:00" } ],
      "exceptions": [ { "from": "2026-05-04", "to": "2026-05-06", "blocks": [], "note": "Golden Week" } ],
      "focus": [ { "days": [2,4], "start": "09:00", "end": "10:30" } ],
      "replyWithin": "4h",
      "urgent": "Call +81 … between 08:00 and 22:00 JST",
      "handles": { "email": "yuki@example.com", "slack": "U012", "teams": "…" } } ],
  "sync": [ { "title": "Weekly", "zone": "Europe/Berlin", "days": [3], "start": "13:00", "end": "13:30",
              "people": "all", "link": "https://…", "kind": "meeting" },
            { "title": "Onsite", "zone": "Europe/Berlin", "days": [2], "start": "09:00", "end": "17:00",
              "people": ["ben","ada"], "kind": "together" } ],
  "replyWithin": { "manager": "2h", "contributor": "4h", "maker": "1d", "support": "1h" } }`;

describe('a team file', () => {
  test('of the design is read as it stands', () => {
    expect(parseTeam(HARBOUR)).toEqual({ ok: true, team: JSON.parse(HARBOUR) });
  });

  test('needs no more than a version and people', () => {
    expect(parseTeam('{ "version": 1, "people": [] }')).toEqual({
      ok: true,
      team: { version: 1, people: [] },
    });
  });

  test('that is shipped as an example is one', () => {
    expect(parseTeam(JSON.stringify(example))).toMatchObject({ ok: true });
  });

  test('may name its schema, which is no part of the team', () => {
    expect(parseTeam('{ "$schema": "./team.schema.json", "version": 1, "people": [] }')).toEqual({
      ok: true,
      team: { version: 1, people: [] },
    });
  });

  test('has zones by their own names, whatever alias it used', () => {
    const read = parseTeam(withPerson({ zone: 'Asia/Calcutta' }));
    expect(read.ok && read.team.people[0]?.zone).toBe('Asia/Kolkata');
  });

  test('leaves out texts that are empty', () => {
    const read = parseTeam(withPerson({ urgent: '', handles: { email: '', slack: 'U1' } }));
    expect(read.ok && read.team.people[0]).toEqual({
      id: 'yuki',
      name: 'Yuki',
      zone: 'Asia/Tokyo',
      handles: { slack: 'U1' },
    });
  });

  test('may list people in a sync window who are not in it', () => {
    expect(problemsOf(withSync({ people: ['ben', 'ada'] }))).toEqual([]);
  });
});

const block = { days: [1], start: '09:00', end: '17:00' };

describe('a mistake is told with its path', () => {
  const rows: readonly [string, string, string][] = [
    [
      withPerson({ zone: 'Asia/Tokio' }),
      'people[0].zone',
      '"Asia/Tokio" is not an IANA zone, did you mean "Asia/Tokyo"?',
    ],
    [
      withPerson({ zone: 'asia/tokyo' }),
      'people[0].zone',
      '"asia/tokyo" is not an IANA zone, did you mean "Asia/Tokyo"?',
    ],
    [withPerson({ zone: 'UTC+99' }), 'people[0].zone', '"UTC+99" is not an IANA zone'],
    [withPerson({ zone: '+09:00' }), 'people[0].zone', '"+09:00" is not an IANA zone'],
    [withPerson({ zone: 'Mars/Phobos' }), 'people[0].zone', '"Mars/Phobos" is not an IANA zone'],
    [
      withPerson({ zone: '../../etc/passwd' }),
      'people[0].zone',
      '"../../etc/passwd" is not an IANA zone',
    ],
    [withPerson({ zone: '' }), 'people[0].zone', '"" is not an IANA zone'],
    [withPerson({ zone: null }), 'people[0].zone', 'null is not an IANA zone'],
    [withPerson({ zone: undefined }), 'people[0].zone', 'is missing'],
    [
      withPerson({ id: 'Yuki' }),
      'people[0].id',
      '"Yuki" is not an id: a lower-case letter or digit, then up to 63 of these or . _ -',
    ],
    [
      withPerson({ id: '__proto__' }),
      'people[0].id',
      '"__proto__" is not an id: a lower-case letter or digit, then up to 63 of these or . _ -',
    ],
    [
      withPerson({ id: 'a'.repeat(65) }),
      'people[0].id',
      `"${'a'.repeat(60)}…" is not an id: a lower-case letter or digit, then up to 63 of these or . _ -`,
    ],
    [withPerson({ name: ' \u200b ' }), 'people[0].name', 'must not be empty'],
    [withPerson({ name: 7 }), 'people[0].name', 'must be text'],
    [withPerson({ name: 'a'.repeat(81) }), 'people[0].name', 'is longer than 80 characters'],
    [
      withPerson({ name: 'a\u0000b' }),
      'people[0].name',
      'contains characters that cannot be shown',
    ],
    [
      withPerson({ role: 'Maker' }),
      'people[0].role',
      '"Maker" is not known, did you mean "maker"?',
    ],
    [
      withPerson({ role: 'boss' }),
      'people[0].role',
      '"boss" is not one of "manager", "contributor", "maker", and "support"',
    ],
    [withPerson({ block: [] }), 'people[0].block', 'is not known here, did you mean "blocks"?'],
    [withPerson({ colour: 'red' }), 'people[0].colour', 'is not known here'],
    [withPerson({ 'my key': 1 }), 'people[0]["my key"]', 'is not known here'],
    [withPerson({ blocks: {} }), 'people[0].blocks', 'must be a list'],
    [withPerson({ blocks: [7] }), 'people[0].blocks[0]', 'must be an object'],
    [
      withPerson({ blocks: [{ ...block, days: [] }] }),
      'people[0].blocks[0].days',
      'must name at least one weekday',
    ],
    [
      withPerson({ blocks: [{ ...block, days: [1, 8] }] }),
      'people[0].blocks[0].days[1]',
      '8 is not an ISO weekday, 1 (Monday) to 7 (Sunday)',
    ],
    [
      withPerson({ blocks: [{ ...block, days: ['1'] }] }),
      'people[0].blocks[0].days[0]',
      '"1" is not an ISO weekday, 1 (Monday) to 7 (Sunday)',
    ],
    [
      withPerson({ blocks: [{ ...block, start: '9:00' }] }),
      'people[0].blocks[0].start',
      '"9:00" is not a wall clock, did you mean "09:00"?',
    ],
    [
      withPerson({ blocks: [{ ...block, start: '24:00' }] }),
      'people[0].blocks[0].start',
      'a block cannot start at "24:00", write "00:00" on the next day',
    ],
    [
      withPerson({ blocks: [{ ...block, end: '24:01' }] }),
      'people[0].blocks[0].end',
      '"24:01" is not a wall clock such as "09:00"',
    ],
    [
      withPerson({ blocks: [{ days: [1], start: '09:00' }] }),
      'people[0].blocks[0].end',
      'is missing',
    ],
    [
      withPerson({ blocks: Array(201).fill(block) }),
      'people[0].blocks',
      'has more than 200 entries',
    ],
    [
      withPerson({ exceptions: [{ from: '2026-02-30', blocks: [] }] }),
      'people[0].exceptions[0].from',
      '"2026-02-30" is not a date such as "2026-05-04"',
    ],
    [
      withPerson({ exceptions: [{ from: '2026-03-02', to: '2026-03-01', blocks: [] }] }),
      'people[0].exceptions[0].to',
      '"2026-03-01" is before "2026-03-02"',
    ],
    [
      withPerson({ exceptions: [{ from: '2026-03-02' }] }),
      'people[0].exceptions[0].blocks',
      'is missing',
    ],
    [
      withPerson({ exceptions: [{ from: '2026-03-02', blocks: [block] }] }),
      'people[0].exceptions[0].blocks[0].days',
      'is not known here',
    ],
    [
      withPerson({ focus: [{ date: '2026-03-02', start: '09:00' }] }),
      'people[0].focus[0].end',
      'is missing',
    ],
    [
      withPerson({ focus: [{ ...block, date: '2026-03-02' }] }),
      'people[0].focus[0].days',
      'is not known here',
    ],
    [
      withPerson({ replyWithin: '4 hours' }),
      'people[0].replyWithin',
      '"4 hours" is not a reply window such as "90m", "4h" or "1d"',
    ],
    [
      withPerson({ handles: { mastodon: '@a' } }),
      'people[0].handles.mastodon',
      'is not known here',
    ],
    [withPerson({ handles: [] }), 'people[0].handles', 'must be an object'],
    [
      withSync({ people: ['yuky'] }),
      'sync[0].people[0]',
      '"yuky" is nobody on this team, did you mean "yuki"?',
    ],
    [withSync({ people: 'everybody' }), 'sync[0].people', 'must be "all" or a list of ids'],
    [
      withSync({ people: [null] }),
      'sync[0].people[0]',
      'null is not an id: a lower-case letter or digit, then up to 63 of these or . _ -',
    ],
    [
      withSync({ link: 'javascript:alert(1)' }),
      'sync[0].link',
      '"javascript:alert(1)" is not a web address',
    ],
    [
      withSync({ kind: 'meetings' }),
      'sync[0].kind',
      '"meetings" is not known, did you mean "meeting"?',
    ],
    [withSync({ kind: undefined }), 'sync[0].kind', 'is missing'],
    [
      withSync({ zone: 'Berlin' }),
      'sync[0].zone',
      '"Berlin" is not an IANA zone, did you mean "Europe/Berlin"?',
    ],
    [
      team({ replyWithin: { makers: '1d' } }),
      'replyWithin.makers',
      'is not known here, did you mean "maker"?',
    ],
    [
      team({ replyWithin: { maker: '0d' } }),
      'replyWithin.maker',
      '"0d" is not a reply window such as "90m", "4h" or "1d"',
    ],
    [team({ version: 2 }), 'version', 'is 2, written by a newer Lull; this one reads version 1'],
    [team({ version: '1' }), 'version', 'must be 1'],
    [team({ version: undefined }), 'version', 'is missing'],
    [team({ people: undefined }), 'people', 'is missing'],
    [team({ people: Array(20_001).fill(0) }), 'people', 'has more than 20,000 entries'],
    ['[]', '', 'the file must hold an object: { "version": 1, "people": [ … ] }'],
    ['null', '', 'the file must hold an object: { "version": 1, "people": [ … ] }'],
    ['42', '', 'the file must hold an object: { "version": 1, "people": [ … ] }'],
  ];
  const named = rows.map(([text, path, message]) => ({ text, path, message }));
  test.each(named)('$path $message', ({ text, path, message }) => {
    expect(problemsOf(text)).toEqual([{ path, message }]);
  });

  test('and so is every other, and nothing is read', () => {
    const text = team({
      people: [
        { id: 'yuki', name: 'Yuki', zone: 'Asia/Tokyo' },
        {
          id: 'yuki',
          name: '',
          zone: 'Asia/Tokyo',
          blocks: [{ days: [9], start: 'noon', end: '17:00' }],
        },
      ],
      sync: [7],
    });
    expect(problemsOf(text).map(({ path }) => path)).toEqual([
      'people[1].name',
      'people[1].blocks[0].days[0]',
      'people[1].blocks[0].start',
      'people[1].id',
      'sync[0]',
      'sync[0].title',
      'sync[0].zone',
      'sync[0].days',
      'sync[0].start',
      'sync[0].end',
      'sync[0].people',
      'sync[0].kind',
    ]);
    expect(problemsOf(text)).toContainEqual({
      path: 'people[1].id',
      message: '"yuki" is already the id of people[0]',
    });
  });

  test('a flood of them is counted and not listed', () => {
    const people = Array.from({ length: 20_000 }, () => ({
      id: 'A',
      name: 'A',
      zone: 'Europe/Berlim',
    }));
    const problems = problemsOf(team({ people }));
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)).toEqual({ path: '', message: '30,000 more mistakes are not listed' });
  });

  test('in the words it is given', () => {
    const read = parseTeam(
      withPerson({ role: 7 }),
      (key, values) => `${key} ${Object.keys(values ?? {}).join(' ')}`,
    );
    expect(read).toEqual({
      ok: false,
      problems: [{ path: 'people[0].role', message: 'errors.team.choice value choices' }],
    });
  });
});
