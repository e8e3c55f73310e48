import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/app/effect';
import { nextWake } from '../../../src/app/next-wake';
import { decodeTeamTime, encodeTeamTime } from '../../../src/app/persisted';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import type { Person } from '../../../src/roster/person';
import { MINUTE, type Instant } from '../../../src/time/instant';
import { deepFreeze, stateWith, tell, wish } from '../../support/app-state';

const hours = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }] as const;
const me: Person = { id: 'me', name: 'Me', zone: 'Europe/London', blocks: hours };
const ben: Person = { id: 'ben', name: 'Ben', zone: 'America/New_York', blocks: hours };
const at = (text: string): Instant => Date.parse(text);

type Told = { readonly at: Instant; readonly id: string };

/** Lives from alarm to alarm until `end`, and collects what the desktop is told. */
function live(
  from: AppState,
  start: Instant,
  end: Instant,
): { state: AppState; told: Told[]; wakes: number } {
  const told: Told[] = [];
  let wakes = 0;
  const take = (effects: readonly Effect[], now: Instant): void => {
    for (const effect of effects) {
      if (effect.kind === 'notify') told.push({ at: now, id: effect.notification.id });
    }
  };
  const begun = update(from, tell({ kind: 'started', hidden: true, link: null }), start);
  let state = deepFreeze(begun.state);
  take(begun.effects, start);
  for (let now = nextWake(state, start); now !== null && now < end; now = nextWake(state, now)) {
    const turn = update(state, tell({ kind: 'woke' }, `m${++wakes}`), now);
    state = deepFreeze(turn.state);
    take(turn.effects, now);
  }
  return { state, told, wakes };
}

/** The same after a restart: what was passing is gone, what was kept is read from its text. */
function restarted(state: AppState): AppState {
  const decoded = decodeTeamTime(encodeTeamTime(state.teamTime));
  if (decoded.kind !== 'good') throw new Error(`the document is ${decoded.kind}`);
  const fresh = stateWith({ me: state.profile.me, people: state.roster.people, work: state.work });
  return deepFreeze({ ...fresh, machine: state.machine, teamTime: decoded.value });
}

describe('the guard, lived from alarm to alarm', () => {
  const london = stateWith({ me, people: [ben], machine: { zone: 'Europe/London' } });

  test('tells London twice of New York in March 2026, at nine in the morning a week before', () => {
    const { told, state } = live(london, at('2026-03-01T12:00Z'), at('2026-04-02T00:00Z'));
    expect(told.map((one) => new Date(one.at).toISOString())).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-23T09:00:00.000Z',
    ]);
    // The first change ended on 27 March, the second stands for a week.
    expect(state.teamTime.tellings).toMatchObject([{ shifts: [{ before: 240, after: 180 }] }]);
  });

  test('tells nothing twice when it is restarted every day', () => {
    let state = london;
    const told: Told[] = [];
    for (let now = at('2026-03-01T12:00Z'); now < at('2026-04-02T00:00Z'); now += 1440 * MINUTE) {
      const day = live(restarted(state), now, now + 1440 * MINUTE);
      told.push(...day.told);
      ({ state } = day);
    }
    expect(told).toHaveLength(2);
  });

  test('keeps its banner over a restart until it is dismissed', () => {
    const { state } = live(london, at('2026-03-01T12:00Z'), at('2026-03-03T00:00Z'));
    const [telling] = restarted(state).teamTime.tellings;
    expect(telling?.shifts).toHaveLength(1);
    const dismissed = update(
      restarted(state),
      wish({ kind: 'dismiss-telling', id: telling?.id ?? '' }),
      at('2026-03-03T00:00Z'),
    ).state;
    expect(dismissed.teamTime.tellings).toEqual([]);
    expect(live(dismissed, at('2026-03-03T00:00Z'), at('2026-03-20T00:00Z')).told).toEqual([]);
  });

  test('opens the team window when its notification is clicked', () => {
    const { told, state } = live(london, at('2026-03-01T12:00Z'), at('2026-03-03T00:00Z'));
    const click = tell({ kind: 'notification-clicked', id: told[0]?.id ?? '' });
    expect(update(state, click, at('2026-03-03T00:00Z')).effects).toMatchObject([
      { kind: 'open-window', window: 'team' },
    ]);
  });

  test('puts up its banner without a notification where that is switched off', () => {
    const notify = { ...london.profile.settings.notify, timeShift: false };
    const quiet = stateWith({
      me,
      people: [ben],
      settings: { notify },
      machine: { zone: me.zone },
    });
    const { told, state } = live(quiet, at('2026-03-01T12:00Z'), at('2026-03-03T00:00Z'));
    expect(told).toEqual([]);
    expect(state.teamTime.tellings).toHaveLength(1);
  });

  test('tells nothing of Tokyo and Kolkata, and wakes little more than the hours themselves do', () => {
    const tokyo = { ...me, zone: 'Asia/Tokyo' };
    const kolkata = { ...ben, zone: 'Asia/Kolkata' };
    const still = stateWith({ me: tokyo, people: [kolkata], machine: { zone: 'Asia/Tokyo' } });
    const alone = stateWith({ me: tokyo, people: [], machine: { zone: 'Asia/Tokyo' } });
    const [from, to] = [at('2026-03-01T00:00Z'), at('2026-04-02T00:00Z')];
    const { told, wakes } = live(still, from, to);
    expect(told).toEqual([]);
    expect(wakes - live(alone, from, to).wakes).toBeLessThanOrEqual(33);
  });

  test('tells a meeting that is pinned to New York together with its clocks', () => {
    const sync = [
      {
        title: 'Weekly',
        zone: 'America/New_York',
        days: [2],
        start: '10:00',
        end: '10:30',
        people: 'all',
        kind: 'meeting',
      },
    ] as const;
    const meeting = { ...london, roster: { ...london.roster, sync } };
    const { told, state } = live(meeting, at('2026-03-01T12:00Z'), at('2026-04-02T00:00Z'));
    expect(told.filter(({ id }) => id.startsWith('time-shift'))).toHaveLength(2);
    expect(state.teamTime.tellings.at(-1)?.shifts).toMatchObject([
      { kind: 'overlap' },
      { kind: 'sync', later: 60 },
    ]);
  });

  test('leaves the example team alone', () => {
    const roster = { ...london.roster, origin: { kind: 'example' } as const };
    const { told } = live({ ...london, roster }, at('2026-03-01T12:00Z'), at('2026-04-02T00:00Z'));
    expect(told).toEqual([]);
  });
});

describe('what the guard told, as version 1 wrote it', () => {
  const text = readFileSync(
    new URL('../../fixtures/persisted-v1/team-time-told.json', import.meta.url),
    'utf8',
  );

  test('is read as it was written', () => {
    const decoded = decodeTeamTime(text);
    if (decoded.kind !== 'good') throw new Error(`the fixture is ${decoded.kind}`);
    expect(decodeTeamTime(encodeTeamTime(decoded.value))).toEqual(decoded);
    expect(decoded.value.tellings[0]?.shifts.map(({ kind }) => kind)).toEqual([
      'overlap',
      'sync',
      'leave',
      'my-leave',
    ]);
    expect(decoded.value.whereabouts.visiting).toBe('Asia/Tokyo');
  });
});

describe('the zone of the machine', () => {
  const start = at('2026-06-01T09:00Z');
  const home = stateWith({ me, machine: { zone: 'Europe/London' } });
  const goes = (state: AppState, zone: string, now: Instant): AppState =>
    update(state, tell({ kind: 'zone-changed', zone }), now).state;
  const wakes = (state: AppState, now: Instant) => update(state, tell({ kind: 'woke' }), now);
  const whereabouts = ({ teamTime }: AppState) => teamTime.whereabouts;

  test('is asked about after ten minutes, once, and no schedule has moved', () => {
    const moved = goes(home, 'Asia/Tokyo', start);
    expect(whereabouts(moved).asking).toBeNull();
    const due = nextWake(moved, start);
    expect(due).toBe(start + 10 * MINUTE);
    const { state, effects } = wakes(moved, start + 10 * MINUTE);
    expect(whereabouts(state).asking).toBe('Asia/Tokyo');
    expect(effects).toMatchObject([{ kind: 'notify', notification: { kind: 'zone-question' } }]);
    expect(state.profile).toBe(home.profile);
    expect(wakes(state, start + 60 * MINUTE).effects).toEqual([]);
  });

  test('is asked about after a restart too', () => {
    const { state } = wakes(goes(home, 'Asia/Tokyo', start), start + 10 * MINUTE);
    const again = live(restarted(state), start + 20 * MINUTE, start + 60 * MINUTE);
    expect(whereabouts(again.state).asking).toBe('Asia/Tokyo');
    expect(again.told).toEqual([]);
    const early = restarted(goes(home, 'Asia/Tokyo', start));
    expect(whereabouts(wakes(early, start + 10 * MINUTE).state).asking).toBe('Asia/Tokyo');
  });

  test('flapping there and back within ten minutes asks nothing', () => {
    let state = home;
    for (let i = 0; i < 20; i++) {
      state = goes(state, i % 2 === 0 ? 'Asia/Tokyo' : 'Europe/London', start + i * 9 * MINUTE);
    }
    const end = live(state, start + 180 * MINUTE, start + 600 * MINUTE);
    expect(whereabouts(end.state)).toEqual({
      seen: null,
      asking: null,
      visiting: null,
      ignored: [],
    });
    expect(end.told).toEqual([]);
  });

  test('takes its question back as soon as the machine is home', () => {
    const { state } = wakes(goes(home, 'Asia/Tokyo', start), start + 10 * MINUTE);
    expect(whereabouts(goes(state, 'Europe/London', start + 11 * MINUTE)).asking).toBeNull();
  });

  const asked = wakes(goes(home, 'Asia/Tokyo', start), start + 10 * MINUTE).state;
  const answered = (answer: 'moved' | 'visiting' | 'ignore'): AppState =>
    update(asked, wish({ kind: 'answer-zone', zone: 'Asia/Tokyo', answer }), start + 11 * MINUTE)
      .state;

  test('becomes mine when I moved, which can be taken back', () => {
    const moved = answered('moved');
    expect(moved.profile.me).toEqual({ ...me, zone: 'Asia/Tokyo' });
    expect(whereabouts(moved).asking).toBeNull();
    const token = moved.passing.undo.at(-1)?.token ?? '';
    const back = update(moved, wish({ kind: 'undo', token }), start + 12 * MINUTE).state;
    expect(back.profile.me).toEqual(me);
  });

  test('is remembered while I visit it, and asks nothing until it changes to another', () => {
    const visiting = answered('visiting');
    expect(visiting.profile).toBe(home.profile);
    const later = live(restarted(visiting), start + 20 * MINUTE, start + 3000 * MINUTE);
    expect(whereabouts(later.state)).toMatchObject({ visiting: 'Asia/Tokyo', asking: null });
    expect(later.told).toEqual([]);
    const seoul = goes(later.state, 'Asia/Seoul', start + 3000 * MINUTE);
    const { state } = wakes(seoul, start + 3010 * MINUTE);
    expect(whereabouts(state)).toMatchObject({ visiting: 'Asia/Tokyo', asking: 'Asia/Seoul' });
    const back = wakes(goes(state, me.zone, start + 3020 * MINUTE), start + 3030 * MINUTE).state;
    expect(whereabouts(back)).toMatchObject({ visiting: null, asking: null, seen: null });
  });

  test('is never asked about again when I said to ignore it', () => {
    let state = answered('ignore');
    for (const zone of ['Europe/London', 'Asia/Tokyo', 'Europe/London', 'Asia/Tokyo']) {
      state = live(
        goes(state, zone, start + 60 * MINUTE),
        start + 60 * MINUTE,
        start + 90 * MINUTE,
      ).state;
      expect(whereabouts(state)).toMatchObject({ asking: null, visiting: null });
    }
  });

  test('is not asked about where I said by hand that I live elsewhere', () => {
    const lisbon = { ...me, zone: 'Europe/Lisbon' };
    const saved = update(home, wish({ kind: 'save-me', me: lisbon }), start).state;
    const later = live(saved, start, start + 60 * MINUTE);
    expect(whereabouts(later.state).asking).toBeNull();
    expect(later.told).toEqual([]);
  });
});
