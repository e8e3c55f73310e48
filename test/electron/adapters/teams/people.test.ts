import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  joinedTeams,
  searchPeople,
  teamMembers,
} from '../../../../electron/adapters/teams/directory';
import { createGraph, type Graph } from '../../../../electron/adapters/teams/graph';
import { createTeamsPeople, type TeamsPeople } from '../../../../electron/adapters/teams/people';
import { HOUR, MINUTE } from '../../../../src/time/instant';
import {
  addPeopleRoutes,
  colleague,
  colleagueId,
  type TeamsPeopleWorld,
} from '../../../support/teams-people-routes';
import { startTeams, type TeamsServer } from '../../../support/teams-server';

const START = Date.parse('2026-03-04T08:50:00Z');
const SCOPES = [
  'User.ReadBasic.All',
  'Presence.Read.All',
  'Calendars.Read',
  'Team.ReadBasic.All',
  'TeamMember.Read.All',
];
/** The least of a JPEG: what follows its beginning does not matter here. */
const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let server: TeamsServer;
let world: TeamsPeopleWorld;
let graph: Graph;
let people: TeamsPeople;
let now: number;
let may: { presence: boolean; hours: boolean };

beforeEach(async () => {
  now = START;
  const clock = { now: () => now, monotonic: () => now };
  server = await startTeams({ now: () => now });
  world = addPeopleRoutes(server);
  graph = createGraph({
    clock,
    site: server.site,
    token: () => Promise.resolve({ ok: true, access: server.login.grant(SCOPES).access }),
    onRefused: () => undefined,
  });
  may = { presence: true, hours: true };
  people = createTeamsPeople(graph, clock, (capability) => may[capability]);
});
afterEach(async () => {
  expect(server.problems).toEqual([]);
  await server.stop();
});

const ask = (handles: readonly string[], zones = {}) => people.ask({ handles, zones });

const [ONE, TWO] = [colleagueId(1), colleagueId(2)];

describe('people of a tenant', () => {
  test('are told of with name, address, zone, hours, busy times, presence, words and picture', async () => {
    const time = (text: string) => ({ dateTime: `2026-03-${text}:00.0000000`, timeZone: 'UTC' });
    world.people.push(
      colleague(1, {
        presence: {
          availability: 'DoNotDisturb',
          activity: 'Presenting',
          statusMessage: { message: { content: 'Demo day', contentType: 'text' } },
        },
        schedule: {
          scheduleItems: [
            { status: 'busy', start: time('04T10:00'), end: time('04T11:00') },
            { status: 'oof', start: time('06T00:00'), end: time('07T00:00') },
          ],
          workingHours: [
            {
              daysOfWeek: ['monday', 'tuesday'],
              startTime: '09:00:00.0000000',
              endTime: '12:00:00.0000000',
              timeZone: { name: 'GMT Standard Time' },
            },
            {
              daysOfWeek: ['monday', 'tuesday'],
              startTime: '20:00:00.0000000',
              endTime: '23:00:00.0000000',
              timeZone: { name: 'GMT Standard Time' },
            },
          ],
        },
        photo: PHOTO,
      }),
    );
    const heard = await ask([ONE]);
    expect(heard).toMatchObject({ gone: [], failure: null });
    const [person] = heard.people;
    expect(person).toEqual({
      handle: ONE,
      at: START,
      name: 'Colleague 1',
      email: 'colleague1@harbour.example',
      zone: 'Europe/London',
      blocks: [
        { days: [1, 2], start: '09:00', end: '12:00' },
        { days: [1, 2], start: '20:00', end: '23:00' },
      ],
      exceptions: [{ from: '2026-03-06', to: '2026-03-06', blocks: [] }],
      busy: [
        { start: Date.parse('2026-03-04T10:00Z'), end: Date.parse('2026-03-04T11:00Z') },
        { start: Date.parse('2026-03-06T00:00Z'), end: Date.parse('2026-03-07T00:00Z') },
      ],
      status: { text: 'Demo day', emoji: '', until: null },
      report: { state: 'focusing', why: 'presenting', since: START, until: null },
      picture: expect.stringMatching(/^teams-[0-9a-f]{16}$/),
    });
    expect(heard.pictures).toEqual({
      [person?.picture ?? '']: `data:image/jpeg;base64,${PHOTO.toString('base64')}`,
    });
  });

  test('are not told of by their keyboards', async () => {
    world.people.push(
      colleague(1, { presence: { availability: 'Away', activity: 'Inactive' } }),
      colleague(2, { presence: { availability: 'Available', activity: 'Available' } }),
    );
    for (const person of (await ask([ONE, TWO])).people) {
      expect(person).not.toHaveProperty('report');
      expect(person).not.toHaveProperty('status');
    }
  });

  test('may share no hours: then it is told why', async () => {
    const moon = { timeZone: { name: 'Moon Standard Time' } };
    const { schedule } = colleague(2);
    const hours = { ...Reflect.get(schedule ?? {}, 'workingHours'), ...moon };
    world.people.push(
      colleague(1, { schedule: null }),
      colleague(2, { schedule: { ...schedule, workingHours: hours } }),
      colleague(3, { mail: null, userPrincipalName: '' }),
    );
    const { people: told } = await ask([ONE, TWO, colleagueId(3)]);
    expect(told.map(({ lacks }) => lacks)).toEqual(['not-shared', 'no-such-zone', undefined]);
    expect(told.every(({ zone, blocks }) => zone === undefined && blocks === undefined)).toBe(true);
  });

  test('keep the zone that is known of them where only a rule is told', async () => {
    const change = { dayOfWeek: 'sunday', year: 0, dayOccurrence: 5 };
    const timeZone = {
      '@odata.type': '#microsoft.graph.customTimeZone',
      name: 'Customized Time Zone',
      bias: -60,
      standardOffset: { ...change, month: 10, time: '03:00:00.0000000' },
      daylightOffset: { ...change, month: 3, time: '02:00:00.0000000', daylightBias: -60 },
    };
    const { schedule } = colleague(1);
    const hours = { ...Reflect.get(schedule ?? {}, 'workingHours'), timeZone };
    world.people.push(
      colleague(1, { schedule: { ...schedule, workingHours: hours } }),
      colleague(2, { schedule: { ...schedule, workingHours: hours } }),
    );
    const { people: told } = await ask([ONE, TWO], { [ONE]: 'Europe/Zurich' });
    expect(told.map(({ zone }) => zone)).toEqual(['Europe/Zurich', 'Europe/Berlin']);
  });

  test('who are not there any more are gone', async () => {
    world.people.push(colleague(1));
    const { people: told, gone } = await ask([ONE, TWO]);
    expect(told.map(({ handle }) => handle)).toEqual([ONE]);
    expect(gone).toEqual([TWO]);
  });

  test('are told of without what I did not allow', async () => {
    world.people.push(colleague(1, { presence: { availability: 'Busy', activity: 'Busy' } }));
    may = { presence: false, hours: false };
    const [bare] = (await ask([ONE])).people;
    expect(bare).toEqual({
      handle: ONE,
      at: START,
      name: 'Colleague 1',
      email: 'colleague1@harbour.example',
      picture: '',
    });
    expect(server.callsOf('presences')).toEqual([]);
    expect(server.callsOf('schedules')).toEqual([]);
  });

  test('are asked about in as many calls as are allowed, and each thing as often as it changes', async () => {
    const ids = Array.from({ length: 701 }, (_, i) => colleagueId(i + 1));
    world.people.push(...ids.map((_, i) => colleague(i + 1)));
    const calls = () =>
      ['users', 'presences', 'schedules', 'photo'].map((name) => server.callsOf(name).length);
    expect((await ask(ids)).people).toHaveLength(701);
    // 15 at once by their ids, 650 presences, 20 calendars; ten pictures a time.
    expect(calls()).toEqual([47, 2, 36, 10]);
    now += MINUTE;
    await ask(ids);
    expect(calls()).toEqual([47, 4, 36, 20]);
    now += HOUR;
    await ask(ids);
    expect(calls()).toEqual([47, 6, 72, 30]);
  });

  test('have no picture where it is none, is none of mine, or is too large', async () => {
    world.people.push(
      colleague(1, { photo: Buffer.from('<svg onload="alert(1)"/>') }),
      colleague(2, { photo: Buffer.concat([PHOTO, Buffer.alloc(60_000)]) }),
    );
    const heard = await ask([ONE, TWO]);
    expect(heard.pictures).toEqual({});
    expect(heard.people.every(({ picture }) => picture === '')).toBe(true);
  });
});

describe('when it fails', () => {
  beforeEach(() => {
    world.people.push(
      colleague(1, { presence: { availability: 'Busy', activity: 'InACall' } }),
      colleague(2),
    );
  });

  test('nobody is told of while presence cannot be asked, and it is told why and until when', async () => {
    server.fault({ kind: 'rate-limited', retryAfter: '90' }, 'presences');
    const heard = await ask([ONE]);
    expect(heard.people).toEqual([]);
    expect(heard.failure).toMatchObject({ reason: 'rate-limited', retryAt: START + 90_000 });
    now += 89_000;
    expect((await ask([ONE])).failure).toMatchObject({ reason: 'rate-limited' });
    expect(server.callsOf('presences')).toHaveLength(1);
    now += 1_000;
    expect((await ask([ONE])).people).toHaveLength(1);
  });

  test.each([
    { fault: { kind: 'drop' }, reason: 'offline' },
    { fault: { kind: 'status', status: 500 }, reason: 'failed' },
    { fault: { kind: 'body', body: '<h1>Hi</h1>' }, reason: 'bad-answer' },
    { fault: { kind: 'truncated' }, reason: 'bad-answer' },
    { fault: { kind: 'huge' }, reason: 'bad-answer' },
    {
      fault: { kind: 'error', status: 403, code: 'Forbidden', afterEffect: false },
      reason: 'forbidden',
    },
  ] as const)('$fault.kind is $reason', async ({ fault, reason }) => {
    server.fault(fault, 'presences');
    expect((await ask([ONE])).failure).toMatchObject({ reason });
    expect((await ask([ONE])).people).toHaveLength(1);
  });

  test('a calendar that cannot be had holds nothing else up, and is asked for again later', async () => {
    const error = {
      kind: 'error',
      status: 403,
      code: 'ErrorAccessDenied',
      afterEffect: false,
    } as const;
    server.fault(error, 'schedules');
    const heard = await ask([ONE]);
    expect(heard.failure).toBeNull();
    expect(heard.people).toMatchObject([{ report: { why: 'call' } }]);
    expect(heard.people[0]).not.toHaveProperty('zone');
    now += MINUTE;
    await ask([ONE]);
    expect(server.callsOf('schedules')).toHaveLength(1);
    now += 10 * MINUTE;
    expect((await ask([ONE])).people).toMatchObject([{ zone: 'Europe/London' }]);
  });

  test('what was read of a calendar before stands while it cannot be had', async () => {
    await ask([ONE]);
    now += HOUR;
    server.fault({ kind: 'status', status: 503 }, 'schedules');
    expect((await ask([ONE])).people).toMatchObject([{ zone: 'Europe/London' }]);
  });

  test('a picture that cannot be had is asked for again later', async () => {
    server.fault({ kind: 'rate-limited', retryAfter: '30' }, 'photo');
    await ask([ONE, TWO]);
    expect(server.callsOf('photo')).toHaveLength(1);
    now += 31_000;
    await ask([ONE, TWO]);
    expect(server.callsOf('photo')).toHaveLength(3);
  });

  test('half an answer is none of people it does not name', async () => {
    server.fault(
      { kind: 'body', body: '{"value":[7,{"id":3}]}', type: 'application/json' },
      'presences',
    );
    expect(await ask([ONE])).toMatchObject({ people: [], failure: null });
  });
});

describe('looking for people', () => {
  test('finds whose name or address begins so', async () => {
    world.people.push(
      colleague(1, { displayName: 'Yuki "Yu" Tanaka' }),
      colleague(2, { displayName: 'Tanaka Ben', mail: null }),
      colleague(3, { displayName: 'Ada Reyes', mail: 'tanaka.fan@harbour.example' }),
      colleague(4, { displayName: 'Someone Else' }),
    );
    expect(await searchPeople(graph, 'tanaka')).toEqual({
      kind: 'found',
      more: false,
      items: [
        { id: colleagueId(1), name: 'Yuki "Yu" Tanaka', email: 'colleague1@harbour.example' },
        { id: colleagueId(2), name: 'Tanaka Ben', email: 'colleague2@harbour.example' },
        { id: colleagueId(3), name: 'Ada Reyes', email: 'tanaka.fan@harbour.example' },
      ],
    });
    expect(await searchPeople(graph, '"Yu" OR \\')).toMatchObject({ items: [] });
  });

  test('says when there are more than are listed', async () => {
    for (let i = 1; i <= 51; i++) world.people.push(colleague(i));
    const found = await searchPeople(graph, 'colleague');
    expect(found).toMatchObject({ kind: 'found', more: true });
    expect(found.kind === 'found' && found.items).toHaveLength(50);
  });

  test('lists my teams and who is in one, page by page', async () => {
    const team = '0c0c0c0c-1111-4222-8333-444444444444';
    for (let i = 1; i <= 230; i++) world.people.push(colleague(i));
    world.teams.push({
      id: team,
      displayName: 'Harbour',
      members: world.people.map(({ id }) => id),
    });
    expect(await joinedTeams(graph)).toEqual({
      kind: 'found',
      more: false,
      items: [{ id: team, name: 'Harbour' }],
    });
    const members = await teamMembers(graph, team);
    expect(members.kind === 'found' && members.items).toHaveLength(230);
    expect(server.callsOf('members')).toHaveLength(3);
  });

  test.each([
    { fault: { kind: 'rate-limited', retryAfter: null }, reason: 'rate-limited' },
    { fault: { kind: 'body', body: '{}', type: 'application/json' }, reason: 'bad-answer' },
    { fault: { kind: 'drop' }, reason: 'offline' },
  ] as const)('fails for $reason', async ({ fault, reason }) => {
    server.fault(fault, 'users');
    expect(await searchPeople(graph, 'ada')).toMatchObject({ kind: 'failed', failure: { reason } });
  });
});
