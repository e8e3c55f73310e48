import { describe, expect, test } from 'vitest';
import { nextWake } from '../../../src/app/next-wake';
import type { AppState } from '../../../src/app/state';
import { trayModel } from '../../../src/app/tray-model';
import { update } from '../../../src/app/update';
import type { TeamTimeCommand } from '../../../src/contract/team-time-command';
import { decodeTeamTime, encodeTeamTime } from '../../../src/app/persisted';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/time/instant';
import { stateWith, tell, wish } from '../../support/app-state';

/** A Monday morning in Berlin on which New York is five hours behind. */
const NOW = Date.parse('2026-03-16T09:00+01:00');

const NIA: Person = {
  id: 'nia',
  name: 'Nia',
  zone: 'America/New_York',
  role: 'maker',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
};
const KENJI: Person = { ...NIA, id: 'kenji', name: 'Kenji', zone: 'Asia/Tokyo', role: 'support' };

const BASE = stateWith({ people: [NIA, KENJI] });

let turns = 0;
function after(state: AppState, command: TeamTimeCommand, now: Instant = NOW): AppState {
  const done = update(state, wish(command, `m${++turns}`), now);
  expect(done.refusal).toBeUndefined();
  return done.state;
}

const FOLLOW_NIA = {
  kind: 'follow-overlap',
  attendees: { kind: 'people', ids: ['nia'] },
  withMe: true,
  quorum: { kind: 'all' },
  notify: true,
} as const;

function overlapLabels(state: AppState, now: Instant) {
  return trayModel(state, now).menu.flatMap((item) =>
    item.kind === 'command' && /overlap/.test(item.label.key) ? [item.label] : [],
  );
}

describe('groups', () => {
  const named = { kind: 'save-group', id: null, name: 'Leads', people: ['ada', 'nia'] } as const;

  test('are saved, changed, removed and brought back', () => {
    const saved = after(BASE, named);
    const [group] = saved.teamTime.groups;
    expect(group).toMatchObject({ name: 'Leads', people: ['ada', 'nia'] });
    const id = group?.id ?? '';
    const changed = after(saved, { ...named, id, people: ['kenji'] });
    expect(changed.teamTime.groups).toEqual([{ id, name: 'Leads', people: ['kenji'] }]);
    const followed = after(changed, {
      ...FOLLOW_NIA,
      attendees: { kind: 'group', groupId: id },
    });
    const gone = after(followed, { kind: 'remove-group', id });
    expect(gone.teamTime).toMatchObject({ groups: [], overlapWatches: [] });
    const token = gone.passing.undo.at(-1)?.token ?? '';
    const undone = update(gone, wish({ kind: 'undo', token }), NOW).state;
    expect(undone.teamTime).toEqual(followed.teamTime);
  });

  test('that are not there are refused', () => {
    for (const command of [
      { ...named, id: 'none' },
      { kind: 'remove-group', id: 'none' },
    ] as const) {
      expect(update(BASE, wish(command), NOW).refusal).toEqual({ reason: 'unknown-group' });
    }
  });
});

describe('a followed overlap', () => {
  const followed = after(BASE, FOLLOW_NIA);
  const start = Date.parse('2026-03-16T14:00+01:00');
  const end = Date.parse('2026-03-16T17:00+01:00');
  const labels = (now: Instant) => overlapLabels(followed, now);

  test('stands in the tray with its next time, while it runs, and the day after', () => {
    const values = { who: ['Nia'] };
    expect(labels(NOW)).toEqual([
      {
        key: 'menu.next-overlap',
        values,
        times: { until: end },
        spans: { when: { start, end, least: 2 } },
      },
    ]);
    expect(labels(start)[0]?.key).toBe('menu.overlap-now');
    expect(labels(end)[0]?.spans?.['when']?.start).toBe(start + DAY);
  });

  test('names the role it is of, and says when there is none', () => {
    const role = { ...FOLLOW_NIA, attendees: { kind: 'role', role: 'support' } } as const;
    const lena: Person = { ...KENJI, id: 'lena', zone: 'America/Los_Angeles' };
    const state = after(stateWith({ people: [lena] }), role);
    expect(overlapLabels(state, NOW)).toEqual([
      { key: 'menu.no-overlap', words: { who: 'menu.roles.support' } },
    ]);
  });

  test('is silent once nobody it was about is on the roster any more', () => {
    const left = update(followed, wish({ kind: 'remove-person', id: 'nia' }), NOW).state;
    expect(overlapLabels(left, NOW)).toEqual([]);
    const woken = update(left, tell({ kind: 'woke' }), start - 5 * MINUTE);
    expect(woken.effects.filter(({ kind }) => kind === 'notify')).toEqual([]);
  });

  test('is told once, ten minutes before, and not again after a restart', () => {
    expect(nextWake(followed, NOW)).toBeLessThanOrEqual(start - 10 * MINUTE);
    const early = update(followed, tell({ kind: 'woke' }), start - 10 * MINUTE - 1);
    expect(early.effects.filter(({ kind }) => kind === 'notify')).toEqual([]);
    expect(nextWake(early.state, start - 10 * MINUTE - 1)).toBe(start - 10 * MINUTE);
    const told = update(early.state, tell({ kind: 'woke' }), start - 10 * MINUTE);
    expect(told.effects.filter(({ kind }) => kind === 'notify')).toMatchObject([
      {
        notification: {
          kind: 'overlap-soon',
          who: { kind: 'names', names: ['Nia'] },
          startsAt: start,
          endsAt: end,
        },
      },
    ]);
    const again = update(told.state, tell({ kind: 'woke' }), start - 5 * MINUTE);
    expect(again.effects.filter(({ kind }) => kind === 'notify')).toEqual([]);
    const kept = decodeTeamTime(encodeTeamTime(told.state.teamTime));
    if (kept.kind !== 'good') throw new Error('what was kept is not good');
    const { work } = told.state;
    const anew = stateWith({ people: [NIA, KENJI], work, teamTime: kept.value });
    const restarted = update(anew, tell({ kind: 'woke' }), start - 5 * MINUTE);
    expect(restarted.effects.filter(({ kind }) => kind === 'notify')).toEqual([]);
  });

  test('is not told when that was not asked for, nor after it has begun', () => {
    const silent = after(BASE, { ...FOLLOW_NIA, notify: false });
    for (const state of [
      update(silent, tell({ kind: 'woke' }), start - 5 * MINUTE),
      update(followed, tell({ kind: 'woke' }), start),
    ]) {
      expect(state.effects.filter(({ kind }) => kind === 'notify')).toEqual([]);
    }
  });

  test('of the same people takes the place of the one before', () => {
    const changed = after(followed, { ...FOLLOW_NIA, notify: false });
    expect(changed.teamTime.overlapWatches).toHaveLength(1);
    expect(changed.teamTime.overlapWatches[0]).toMatchObject({ notify: false });
    const id = changed.teamTime.overlapWatches[0]?.id ?? '';
    expect(after(changed, { kind: 'unfollow-overlap', id }).teamTime.overlapWatches).toEqual([]);
  });

  test('opens the panel when its notification is clicked', () => {
    const id = followed.teamTime.overlapWatches[0]?.id ?? '';
    const click = { kind: 'notification-clicked', id: `overlap-soon:${start}:${id}` } as const;
    expect(update(followed, tell(click), NOW).effects).toContainEqual({
      kind: 'open-window',
      window: 'team',
      quietly: false,
      section: `overlap-${id}`,
    });
  });
});

describe('the ledger of seats', () => {
  /** 09:00 in Tokyo is 01:00 in Berlin; 17:30 there is 09:30 here, and 16:30 to 17:30 half late for nobody but Kenji. */
  const start = Date.parse('2026-03-17T17:00+09:00');
  const take = {
    kind: 'take-meetings',
    title: 'Planning',
    people: ['ada', 'kenji'],
    meetings: [{ start, end: start + 30 * MINUTE }],
  } as const;

  test('has who sits outside their hours, as Lull itself works it out', () => {
    const state = after(BASE, take);
    expect(state.teamTime.seats).toEqual([
      {
        id: expect.any(String),
        title: 'Planning',
        start,
        end: start + 30 * MINUTE,
        people: ['ada', 'kenji'],
        seats: [{ personId: 'kenji', early: 0, late: 30 }],
      },
    ]);
  });

  test('is erased one by one or whole, and brought back', () => {
    const two = after(after(BASE, take), { ...take, title: 'Retro' });
    const [first, second] = two.teamTime.seats;
    const one = after(two, { kind: 'erase-seat', id: first?.id ?? '' });
    expect(one.teamTime.seats).toEqual([second]);
    const none = after(one, { kind: 'erase-seats' });
    expect(none.teamTime.seats).toEqual([]);
    const token = one.passing.undo.at(-1)?.token ?? '';
    expect(update(none, wish({ kind: 'undo', token }), NOW).state.teamTime.seats).toHaveLength(2);
  });

  test('is bounded, the oldest going first', () => {
    const meetings = Array.from({ length: 100 }, (_, i) => ({
      start: start + i * DAY,
      end: start + i * DAY + 30 * MINUTE,
    }));
    let state = BASE;
    for (let i = 0; i < 6; i++) state = after(state, { ...take, title: `${i}`, meetings });
    expect(state.teamTime.seats).toHaveLength(500);
    expect(state.teamTime.seats[0]?.title).toBe('1');
  });
});

describe('a calendar', () => {
  const start = NOW + DAY;
  const meeting = (week: number, shift = 0) => ({
    start: start + week * 7 * DAY + shift,
    end: start + week * 7 * DAY + shift + HOUR,
  });
  const save = (meetings: readonly { start: number; end: number }[]) =>
    update(
      BASE,
      wish({
        kind: 'save-calendar',
        title: 'Überblick: Q2',
        description: '',
        people: [],
        meetings,
      }),
      NOW,
    ).effects[0];

  test('is one event that comes back where the times are equal, else one for each', () => {
    expect(save([meeting(0), meeting(1), meeting(2)])).toMatchObject({
      kind: 'save-calendar',
      suggestedName: 'überblick-q2.ics',
      calendar: { stamp: NOW, meetings: [{ ...meeting(0), weeks: 3 }] },
    });
    expect(save([meeting(1, HOUR), meeting(0)])).toMatchObject({
      calendar: {
        meetings: [
          { ...meeting(0), weeks: 1 },
          { ...meeting(1, HOUR), weeks: 1 },
        ],
      },
    });
  });
});
