import { describe, expect, test } from 'vitest';
import type { FollowedRead } from '../../../src/app/followed';
import type { Effect } from '../../../src/app/effect';
import { initialState } from '../../../src/app/initial';
import type { Fact } from '../../../src/app/message';
import { nextWake } from '../../../src/app/next-wake';
import { decodeRoster, encodeRoster } from '../../../src/app/persisted';
import { withChannelPeople } from '../../../src/app/roster-layers';
import { slicesOf } from '../../../src/app/slices';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import { followableHost, linkHost } from '../../../src/roster/address';
import type { Person, SyncWindow, Team } from '../../../src/roster/person';
import { parseTeam } from '../../../src/roster/team-file';
import { MINUTE } from '../../../src/time/instant';
import { WEEKLY } from '../../support/weekly';
import { deepFreeze, MACHINE, stateWith, tell, wish } from '../../support/app-state';

const NOW = Date.parse('2026-03-04T09:00:00Z');
const PATH = '/shared/team.json';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id.toUpperCase(),
  zone: 'Asia/Tokyo',
  ...more,
});

const team = (people: readonly Person[], sync: readonly SyncWindow[] = []): string =>
  JSON.stringify({ version: 1, team: 'Harbour', people, sync } satisfies Team);

const text = (said: string, stamp = {}): FollowedRead => ({
  kind: 'text',
  text: said,
  hash: `hash of ${said}`,
  stamp,
});

/** Lull and the followed file, with the clock in the test's hand. */
function follower(first = stateWith({ people: [] })) {
  let state = first;
  let now = NOW;
  let ids = 0;
  const effects: Effect[] = [];
  const take = (turn: ReturnType<typeof update>) => {
    state = deepFreeze(turn.state);
    effects.push(...turn.effects);
    return turn;
  };
  const say = (fact: Fact) => take(update(state, tell(fact, `f${++ids}`), now));
  const reads = () => effects.filter(({ kind }) => kind === 'read-followed').length;
  return {
    state: () => state,
    effects,
    reads,
    say,
    want: (command: Command) => take(update(state, wish(command, `c${++ids}`), now)),
    set: (next: AppState) => (state = next),
    /** Lets time pass until the file is to be read, and answers; how long that took. */
    hear: (read: FollowedRead): number => {
      const asked = state.passing.following.reading;
      const before = now;
      for (let wakes = 0; state.passing.following.reading === null; wakes++) {
        const next = nextWake(state, now);
        if (next === null || wakes > 50) throw new Error('the file is never read');
        now = next;
        say({ kind: 'woke' });
      }
      const place = state.roster.followed?.place;
      if (place === undefined) throw new Error('nothing is followed');
      say({ kind: 'followed-read', place, read });
      return asked === null ? now - before : 0;
    },
    names: () => state.roster.people.map(({ name }) => name),
    problem: () => state.roster.followed?.problem ?? null,
    change: () => state.passing.following.change,
  };
}

function followingPath(said = team([person('a'), person('b')])) {
  const lull = follower();
  lull.say({ kind: 'followed-chosen', path: PATH, name: 'team.json' });
  lull.hear(text(said));
  lull.want({ kind: 'dismiss-follow-change' });
  return lull;
}

describe('a followed file', () => {
  test('is read at once, and takes the place of what was imported', () => {
    const lull = follower();
    lull.want({ kind: 'import-team', name: 'old.json', text: team([person('old')]) });
    lull.want({ kind: 'add-person', person: person('hand') });
    lull.say({ kind: 'followed-chosen', path: PATH, name: 'team.json' });
    expect(lull.effects.at(-1)).toMatchObject({
      kind: 'read-followed',
      place: { kind: 'path', path: PATH },
      hash: '',
      afresh: true,
    });
    expect(lull.names()).toEqual(['OLD', 'HAND']);
    lull.hear(text(team([person('a'), person('b')])));
    expect(lull.names()).toEqual(['A', 'B', 'HAND']);
    expect(lull.state().roster).toMatchObject({
      team: 'Harbour',
      origin: { kind: 'file', name: 'team.json' },
      followed: { changedAt: NOW, problem: null },
    });
    lull.want({ kind: 'undo', token: lull.state().passing.undo.at(-1)?.token ?? '' });
    expect(lull.names()).toEqual(['OLD', 'HAND']);
    expect(lull.state().roster.followed).toBeUndefined();
  });

  test('says who came, who went and whose hours changed', () => {
    const lull = followingPath();
    const hours = [{ days: [1], start: '09:00', end: '12:00' }] as const;
    lull.say({ kind: 'followed-stirred' });
    expect(lull.hear(text(team([person('b', { blocks: hours }), person('c')], [WEEKLY])))).toBe(
      125,
    );
    expect(lull.change()).toMatchObject({
      added: ['C'],
      removed: ['A'],
      hours: ['B'],
      other: [],
      meetings: true,
    });
    lull.want({ kind: 'dismiss-follow-change' });
    expect(lull.change()).toBeNull();
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('b', { blocks: hours, role: 'maker' }), person('c')], [WEEKLY])));
    expect(lull.change()).toMatchObject({ other: ['B'], hours: [], meetings: false });
  });

  test('that is half-written changes nothing and is not told before it was found twice', () => {
    const lull = followingPath();
    const before = lull.state().roster;
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text('{"version":1,"people":['));
    expect(lull.problem()).toBeNull();
    expect(lull.hear({ kind: 'unstable' })).toBeLessThanOrEqual(1000);
    expect(lull.hear(text('{"version":1,"people":[{'))).toBeLessThanOrEqual(2000);
    expect(lull.problem()).toBeNull();
    expect(lull.state().roster).toBe(before);
    lull.hear(text(team([person('c')])));
    expect(lull.names()).toEqual(['C']);
    expect(lull.problem()).toBeNull();
  });

  test('that stays broken says so with every mistake, until it is good again', () => {
    const lull = followingPath();
    const broken = JSON.stringify({
      version: 1,
      people: [{ id: 'a', name: '', zone: 'Asia/Tokio' }],
    });
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(broken));
    lull.hear(text(broken));
    expect(lull.problem()).toMatchObject({ kind: 'broken', count: 2 });
    expect(lull.problem()).toHaveProperty('problems.0.path', 'people[0].name');
    expect(lull.names()).toEqual(['A', 'B']);
    expect(lull.hear({ kind: 'untouched' })).toBe(10_000);
    expect(lull.problem()?.kind).toBe('broken');
    lull.say({ kind: 'followed-stirred' });
    lull.hear({ kind: 'same' });
    expect(lull.problem()).toBeNull();
  });

  test('that is renamed away and back is missed only if it stays away', () => {
    const lull = followingPath();
    const gone: FollowedRead = { kind: 'failed', fault: 'gone', detail: 'ENOENT' };
    lull.say({ kind: 'followed-stirred' });
    lull.hear(gone);
    expect(lull.problem()).toBeNull();
    lull.say({ kind: 'followed-stirred' });
    lull.hear({ kind: 'same' });
    lull.say({ kind: 'followed-stirred' });
    lull.hear(gone);
    lull.hear(gone);
    expect(lull.problem()).toMatchObject({ kind: 'gone' });
    expect(lull.names()).toEqual(['A', 'B']);
  });

  test('is looked at every ten seconds, and again after a read that never answers', () => {
    const lull = followingPath();
    expect(lull.hear({ kind: 'untouched' })).toBe(10_000);
    expect(lull.hear({ kind: 'untouched' })).toBe(10_000);
    let now = nextWake(lull.state(), NOW + 20_000) ?? 0;
    let state = update(lull.state(), tell({ kind: 'woke' }, 'w1'), now).state;
    for (const id of ['w2', 'w3']) {
      now = nextWake(state, now) ?? 0;
      state = update(state, tell({ kind: 'woke' }, id), now).state;
    }
    expect(now - NOW).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(state.passing.following.reading).toBe(now);
  });

  test('stops being followed with or without its people', () => {
    const lull = followingPath();
    lull.want({ kind: 'add-person', person: person('hand') });
    lull.want({ kind: 'stop-following', keep: true });
    expect(lull.names()).toEqual(['A', 'B', 'HAND']);
    expect(lull.state().roster.followed).toBeUndefined();
    expect(nextWake(lull.state(), NOW)).not.toBe(NOW + 10_000);
    const token = lull.state().passing.undo.at(-1)?.token ?? '';
    lull.want({ kind: 'undo', token });
    lull.want({ kind: 'stop-following', keep: false });
    expect(lull.names()).toEqual(['HAND']);
    expect(lull.state().roster.origin).toEqual({ kind: 'hand' });
    expect(lull.want({ kind: 'stop-following', keep: true }).refusal?.reason).toBe('not-following');
  });
});

describe('what is mine', () => {
  test('stays over what the file says, field by field, and yields once the file agrees', () => {
    const lull = followingPath();
    lull.want({ kind: 'edit-person', id: 'a', person: person('a', { replyWithin: '2h' }) });
    lull.say({ kind: 'followed-stirred' });
    const changed = person('a', { replyWithin: '1d', role: 'maker' });
    lull.hear(text(team([changed, person('b')])));
    expect(lull.state().roster.people[0]).toEqual({ ...changed, replyWithin: '2h' });
    expect(lull.state().roster.origins?.['a']).toMatchObject({ role: 'file', replyWithin: 'mine' });
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('a', { replyWithin: '2h' }), person('b')])));
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('a', { replyWithin: '4h' }), person('b')])));
    expect(lull.state().roster.people[0]?.replyWithin).toBe('4h');
  });

  test('whom I removed stays away until I show them again', () => {
    const lull = followingPath();
    lull.want({ kind: 'remove-person', id: 'a' });
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('a', { role: 'maker' }), person('b')])));
    expect(lull.names()).toEqual(['B']);
    expect(slicesOf(lull.state(), NOW).roster.hidden).toBe(1);
    lull.want({ kind: 'show-hidden' });
    expect(lull.names()).toEqual(['A', 'B']);
  });

  test('a change of mine to somebody who left waits for their return', () => {
    const lull = followingPath();
    lull.want({ kind: 'edit-person', id: 'a', person: person('a', { zone: 'Europe/Paris' }) });
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('b')])));
    expect(lull.names()).toEqual(['B']);
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('b'), person('a')])));
    expect(lull.state().roster.people[1]?.zone).toBe('Europe/Paris');
  });

  test('an undo of it does not bring an older file back', () => {
    const lull = followingPath();
    lull.want({ kind: 'edit-person', id: 'a', person: person('a', { role: 'support' }) });
    const token = lull.state().passing.undo.at(-1)?.token ?? '';
    lull.say({ kind: 'followed-stirred' });
    lull.hear(text(team([person('a'), person('c')])));
    lull.want({ kind: 'undo', token });
    expect(lull.state().roster.people).toEqual([person('a'), person('c')]);
  });

  test('meetings: changed, removed and added ones over the file’s', () => {
    const lull = followingPath(team([person('a')], [WEEKLY, { ...WEEKLY, title: 'Demo' }]));
    const moved = { ...WEEKLY, start: '14:00', end: '14:30' };
    lull.want({ kind: 'edit-sync', was: WEEKLY, window: moved });
    lull.want({ kind: 'remove-sync', was: { ...WEEKLY, title: 'Demo' } });
    lull.want({ kind: 'add-sync', window: { ...WEEKLY, title: 'Mine' } });
    const titles = () => lull.state().roster.sync.map(({ title, start }) => `${title} ${start}`);
    expect(titles()).toEqual(['Weekly 14:00', 'Mine 13:00']);
    lull.say({ kind: 'followed-stirred' });
    lull.hear(
      text(
        team(
          [person('a')],
          [
            { ...WEEKLY, zone: 'UTC' },
            { ...WEEKLY, title: 'New' },
          ],
        ),
      ),
    );
    expect(titles()).toEqual(['Weekly 14:00', 'New 13:00', 'Mine 13:00']);
    const unknown = lull.want({ kind: 'remove-sync', was: WEEKLY });
    expect(unknown.refusal?.reason).toBe('unknown-sync');
    const token = lull.state().passing.undo.at(-1)?.token ?? '';
    lull.want({ kind: 'undo', token });
    expect(titles()).toEqual(['Weekly 14:00', 'New 13:00']);
  });

  test('is kept over a restart; the channel’s word is not', () => {
    const lull = followingPath();
    lull.want({ kind: 'edit-person', id: 'a', person: person('a', { role: 'maker' }) });
    lull.want({ kind: 'remove-person', id: 'b' });
    lull.want({ kind: 'add-sync', window: WEEKLY });
    const { roster, profile } = lull.state();
    const heard = withChannelPeople(lull.state(), [{ id: 'a', zone: 'Europe/Paris' }]);
    expect(heard.roster.people[0]?.zone).toBe('Europe/Paris');
    const decoded = decodeRoster(encodeRoster(heard.roster));
    if (decoded.kind !== 'good') throw new Error(JSON.stringify(decoded));
    const kept = { profile, roster: decoded.value, work: null, teamTime: null };
    expect(initialState(kept, MACHINE, 'Ada').roster).toEqual(roster);
    const damaged = encodeRoster({ ...roster, layers: { ...roster.layers, file: [{}] } } as never);
    expect(decodeRoster(damaged).kind).toBe('damaged');
  });
});

describe('saving back', () => {
  const written = (lull: ReturnType<typeof follower>) => {
    const effect = lull.effects.at(-1);
    if (effect?.kind !== 'write-followed') throw new Error('nothing is written');
    return effect;
  };

  test('writes the file with what is mine, and me only where the file names me', () => {
    const named = person('ada', { name: 'Ada of old' });
    const lull = followingPath(team([named, person('a'), person('b')], [WEEKLY]));
    lull.want({ kind: 'edit-person', id: 'a', person: person('a', { role: 'maker' }) });
    lull.want({ kind: 'remove-person', id: 'b' });
    lull.want({ kind: 'add-person', person: person('c') });
    lull.want({ kind: 'add-sync', window: { ...WEEKLY, title: 'Mine' } });
    const channel = [{ id: 'a', replyWithin: '1h' }];
    lull.set(deepFreeze(withChannelPeople(lull.state(), channel)));
    lull.want({ kind: 'save-followed' });
    const { path, expected, text: saved } = written(lull);
    expect({ path, expected }).toEqual({
      path: PATH,
      expected: lull.state().roster.followed?.hash,
    });
    const read = parseTeam(saved);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { me } = lull.state().profile;
    expect(read.team.people).toEqual([
      me,
      person('a', { role: 'maker' }),
      person('b'),
      person('c'),
    ]);
    expect(read.team.sync?.map(({ title }) => title)).toEqual(['Weekly', 'Mine']);
    expect(slicesOf(lull.state(), NOW).roster.followed?.unsaved).toBe(true);
    lull.say({
      kind: 'followed-written',
      outcome: { kind: 'written', text: saved, hash: 'new' },
    });
    expect(lull.state().roster).toMatchObject({
      followed: { hash: 'new' },
      layers: { edits: [], added: [], mySync: [] },
    });
    expect(slicesOf(lull.state(), NOW).roster.followed?.unsaved).toBe(false);
    expect(lull.names()).toEqual(['A', 'C']);
    expect(lull.change()).toBeNull();
  });

  test('over what somebody else changed shows both, and asks', () => {
    const lull = followingPath();
    lull.want({ kind: 'edit-person', id: 'a', person: person('a', { role: 'maker' }) });
    lull.want({ kind: 'save-followed' });
    const theirs = team([person('a'), person('b'), person('d')]);
    const outcome = { kind: 'changed-meanwhile', text: theirs, hash: 'theirs' } as const;
    lull.say({ kind: 'followed-written', outcome });
    const { conflict } = lull.state().passing.following;
    expect(conflict).toMatchObject({ theirs: { added: ['D'] }, mine: { other: ['A'] } });
    lull.want({ kind: 'answer-conflict', answer: 'save-copy' });
    const copy = lull.effects.find(({ kind }) => kind === 'save-team-file');
    expect(copy).toMatchObject({ suggestedName: 'team-mine.json' });
    expect(lull.state().passing.following.conflict).toBeNull();
    lull.hear(text(theirs));
    expect(lull.names()).toEqual(['A', 'B', 'D']);
    expect(lull.state().roster.people[0]?.role).toBe('maker');
  });

  test('over what somebody else broke is refused, and so is saving to an address', () => {
    const lull = followingPath();
    lull.want({ kind: 'add-person', person: person('c') });
    lull.want({ kind: 'save-followed' });
    const outcome = { kind: 'changed-meanwhile', text: '{', hash: 'x' } as const;
    lull.say({ kind: 'followed-written', outcome });
    expect(lull.state().passing.notices.at(-1)).toMatchObject({
      kind: 'follow-not-saved',
      values: { reason: 'broken' },
    });
    lull.want({ kind: 'follow-url', url: 'https://example.com/team.json' });
    expect(lull.want({ kind: 'save-followed' }).refusal?.reason).toBe('not-savable');
  });
});

describe('an address', () => {
  function followingUrl() {
    const lull = follower();
    lull.want({ kind: 'follow-url', url: 'https://example.com/team.json' });
    lull.hear(text(team([person('a')]), { etag: '"1"' }));
    return lull;
  }

  test('is asked about every five minutes with what is known, and less often the longer it fails', () => {
    const lull = followingUrl();
    expect(lull.state().roster.followed).toMatchObject({
      name: 'example.com',
      stamp: { etag: '"1"' },
    });
    const pause = lull.hear({ kind: 'same' });
    expect(pause).toBeGreaterThanOrEqual(4 * MINUTE);
    expect(pause).toBeLessThanOrEqual(6 * MINUTE);
    expect(lull.effects.findLast(({ kind }) => kind === 'read-followed')).toMatchObject({
      stamp: { etag: '"1"' },
    });
    const offline: FollowedRead = { kind: 'failed', fault: 'offline', detail: 'ENOTFOUND' };
    lull.hear(offline);
    expect(lull.problem()).toBeNull();
    const pauses = Array.from({ length: 9 }, () => lull.hear(offline) / MINUTE);
    expect(lull.problem()).toMatchObject({ kind: 'offline' });
    for (const [i, wait] of pauses.entries()) {
      const usual = Math.min(2 ** i, 60);
      expect(wait).toBeGreaterThanOrEqual(usual * 0.8);
      expect(wait).toBeLessThanOrEqual(usual * 1.2);
    }
    lull.hear({ kind: 'same' });
    expect(lull.problem()).toBeNull();
  });

  test('that asks to be left alone is left alone, unless I ask', () => {
    const lull = followingUrl();
    lull.hear({ kind: 'failed', fault: 'refused', detail: '503', retryAfterMs: 30 * MINUTE });
    const before = lull.reads();
    lull.want({ kind: 'check-followed' });
    expect(lull.reads()).toBe(before + 1);
    lull.hear({ kind: 'failed', fault: 'refused', detail: '503', retryAfterMs: 30 * MINUTE });
    expect(lull.hear({ kind: 'same' })).toBeGreaterThanOrEqual(30 * MINUTE);
  });

  test('that sends something broken says so at once, and is asked for all of it again', () => {
    const lull = followingUrl();
    lull.hear(text('<html>', { etag: '"2"' }));
    expect(lull.problem()?.kind).toBe('broken');
    expect(lull.names()).toEqual(['A']);
    lull.hear(text(team([person('b')])));
    expect(lull.effects.findLast(({ kind }) => kind === 'read-followed')).toMatchObject({
      stamp: {},
    });
    expect(lull.names()).toEqual(['B']);
  });

  test.each([
    ['https://example.com/team.json', 'example.com'],
    ['https://Example.COM:8443/a?b=c#d', 'example.com'],
    ['http://127.0.0.1:8080/team.json', '127.0.0.1'],
    ['http://localhost/team.json', 'localhost'],
    ['http://[::1]:80/', '[::1]'],
    ['http://example.com/team.json', null],
    ['http://127.0.0.1.example.com/', null],
    ['http://localhost.example.com/', null],
    ['https://ann:secret@example.com/', null],
    ['https://example.com\\@evil.test/', null],
    ['file:///etc/passwd', null],
    ['javascript:alert(1)', null],
    ['https://', null],
    ['https://exa mple.com/', null],
  ])('%s leads to %s', (url, host) => {
    expect(followableHost(url)).toBe(host);
    if (host === null) {
      expect(follower().want({ kind: 'follow-url', url }).refusal?.reason).toBe('not-followable');
    }
  });

  test.each([
    ['https://zoom.us/j/1', 'zoom.us'],
    ['http://meet.local:8080/a', 'meet.local:8080'],
    ['zoommtg://zoom.us/join', null],
    ['https://zoom.us@evil.test/', null],
  ])('a link %s leads to %s', (link, host) => {
    expect(linkHost(link)).toBe(host);
  });
});
