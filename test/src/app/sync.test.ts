import { describe, expect, test } from 'vitest';
import { dueSync, joinable } from '../../../src/app/due-sync';
import { nextWake } from '../../../src/app/next-wake';
import { syncSoonId } from '../../../src/app/notification-id';
import type { AppState } from '../../../src/app/state';
import { trayMenu } from '../../../src/app/tray-menu';
import { update } from '../../../src/app/update';
import { parseCommand } from '../../../src/contract/parse-command';
import { syncAhead } from '../../../src/roster/sync-ahead';
import type { SyncWindow } from '../../../src/roster/person';
import { DAY, MINUTE } from '../../../src/time/instant';
import { ADA, deepFreeze, stateWith, tell, wish } from '../../support/app-state';

const LINK = 'https://meet.example.com/weekly';

const WEEKLY: SyncWindow = {
  title: 'Weekly: plans',
  zone: 'America/New_York',
  days: [2],
  start: '09:00',
  end: '09:30',
  people: 'all',
  link: LINK,
  kind: 'meeting',
};

/** The Tuesday after New York changed its clocks and before Berlin did: 09:00 is 13:00Z. */
const START = Date.parse('2026-03-10T13:00:00Z');

const withSync = (...sync: readonly SyncWindow[]): AppState => {
  let state = stateWith();
  for (const [i, window] of sync.entries()) {
    state = update(state, wish({ kind: 'add-sync', window }, `s${i}`), START - DAY).state;
  }
  return deepFreeze(state);
};

describe('sync windows ahead', () => {
  test('come round in their own zone, for those who are asked', () => {
    const range = { start: Date.parse('2026-03-02T00:00:00Z'), end: START + DAY };
    const starts = (id: string, window: SyncWindow) =>
      syncAhead(id, [window], range).map(({ start }) => new Date(start).toISOString());
    expect(starts('ada', WEEKLY)).toEqual(['2026-03-03T14:00:00.000Z', '2026-03-10T13:00:00.000Z']);
    expect(starts('ada', { ...WEEKLY, people: ['ben'] })).toEqual([]);
    expect(starts('ben', { ...WEEKLY, people: ['ben'] })).toHaveLength(2);
  });
});

describe('a meeting of mine', () => {
  test('is announced once, five minutes before, over a restart too', () => {
    const state = withSync(WEEKLY);
    expect(dueSync(state, START - 5 * MINUTE - 1).effects).toEqual([]);
    const told = update(state, tell({ kind: 'woke' }), START - 5 * MINUTE);
    expect(told.effects).toMatchObject([
      {
        kind: 'notify',
        notification: {
          kind: 'sync-soon',
          id: syncSoonId('Weekly: plans', START),
          startsAt: START,
          canJoin: true,
        },
      },
    ]);
    expect(update(told.state, tell({ kind: 'woke' }), START - MINUTE).effects).toEqual([]);
    const restarted = deepFreeze({ ...state, work: told.state.work });
    const started = tell({ kind: 'started', hidden: true, link: null });
    expect(update(restarted, started, START - MINUTE).effects).not.toContainEqual(
      expect.objectContaining({ kind: 'notify' }),
    );
  });

  test('is not announced once it has begun, nor where I am not asked or do not want it', () => {
    expect(dueSync(withSync(WEEKLY), START).effects).toEqual([]);
    expect(dueSync(withSync({ ...WEEKLY, people: ['ben'] }), START - MINUTE).effects).toEqual([]);
    const quiet = update(
      withSync(WEEKLY),
      wish({
        kind: 'change-settings',
        patch: { notify: { ...stateWith().profile.settings.notify, syncSoon: false } },
      }),
      START - DAY,
    ).state;
    expect(dueSync(quiet, START - MINUTE).effects).toEqual([]);
  });

  test('wakes Lull to announce it', () => {
    const me = { ...ADA, blocks: [] };
    const state = deepFreeze({ ...withSync(WEEKLY) });
    const idle = { ...state, profile: { ...state.profile, me } };
    expect(nextWake(idle, START - 30 * MINUTE)).toBe(START - 5 * MINUTE);
    expect(nextWake(idle, START)).toBeLessThanOrEqual(START + 30 * MINUTE);
  });

  test('is offered in the menu while it is near', () => {
    const labels = (at: number) =>
      trayMenu(withSync(WEEKLY), at).map((item) => JSON.stringify(item));
    expect(labels(START - 10 * MINUTE).join()).not.toContain('menu.join');
    expect(labels(START - 5 * MINUTE)[0]).toContain('menu.join');
    expect(labels(START + 29 * MINUTE)[0]).toContain('menu.join');
    expect(labels(START + 30 * MINUTE).join()).not.toContain('menu.join');
    expect(joinable(withSync({ ...WEEKLY, link: 'https://a@b/' }), START)).toEqual([]);
  });
});

describe('joining', () => {
  const join = (state: AppState, sure: boolean, link = LINK) =>
    update(state, wish({ kind: 'join-sync', link, sure }), START);

  test('shows the host the first time, and opens the link from then on', () => {
    const state = withSync(WEEKLY);
    const asked = join(state, false);
    expect(asked.effects).toEqual([
      { kind: 'open-window', window: 'team', quietly: false, section: 'join-0' },
    ]);
    const joined = join(asked.state, true);
    expect(joined.effects).toEqual([{ kind: 'open-link', link: LINK }]);
    expect(joined.state.teamTime.knownHosts).toEqual(['meet.example.com']);
    expect(join(joined.state, false).effects).toEqual([{ kind: 'open-link', link: LINK }]);
  });

  test('opens nothing that is no link of a meeting', () => {
    expect(join(withSync(WEEKLY), true, 'https://evil.test/').refusal?.reason).toBe('unknown-sync');
    const odd = withSync({ ...WEEKLY, link: 'https://a:b@c.test/' });
    expect(join(odd, true, 'https://a:b@c.test/').effects).toEqual([]);
  });

  test('works from the notification for as long as there is the meeting', () => {
    const id = syncSoonId('Weekly: plans', START);
    const click = tell({ kind: 'notification-clicked', id, action: 'join' });
    const known = join(withSync(WEEKLY), true).state;
    expect(update(known, click, START).effects).toContainEqual({ kind: 'open-link', link: LINK });
    const gone = update(known, wish({ kind: 'remove-sync', was: WEEKLY }), START).state;
    expect(update(gone, click, START).effects).toContainEqual(
      expect.objectContaining({ kind: 'open-window', window: 'team' }),
    );
    const plain = tell({ kind: 'notification-clicked', id });
    expect(update(known, plain, START).effects).toContainEqual(
      expect.objectContaining({ kind: 'open-window', window: 'team' }),
    );
  });
});

test('a malformed window is refused with the place of the mistake', () => {
  const window = { ...WEEKLY, link: 'javascript:alert(1)' };
  expect(parseCommand({ kind: 'add-sync', window })).toMatchObject({
    ok: false,
    refusal: { reason: 'malformed', path: 'window.link' },
  });
  expect(parseCommand({ kind: 'edit-sync', was: WEEKLY, window: WEEKLY }).ok).toBe(true);
});
