import { describe, expect, test } from 'vitest';
import { EMPTY_CHANNEL_ROSTER } from '../../../src/presence/channel-roster';
import { withChannelNow } from '../../../src/app/channel-now';
import { nextWake } from '../../../src/app/next-wake';
import { RING_STEPS, trayModel } from '../../../src/app/tray-model';
import { update } from '../../../src/app/update';
import type { AppState } from '../../../src/app/state';
import type { Report } from '../../../src/presence/report';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { ADA, deepFreeze, stateWith, wish } from '../../support/app-state';

/** A Wednesday at nine in London. */
const NOW = Date.UTC(2026, 2, 4, 9);

function on(change: Partial<Report>): AppState {
  const elsewhere: Report = {
    state: 'focusing',
    at: NOW - 12 * MINUTE,
    until: NOW + 12 * MINUTE,
    source: 'channel',
    connected: true,
    ...change,
  };
  return deepFreeze(
    withChannelNow(stateWith({ me: ADA }), { elsewhere, roster: EMPTY_CHANNEL_ROSTER }),
  );
}

describe('a block of mine on another machine', () => {
  test('is in the tray of this one: picture, words and the menu’s first line', () => {
    const until = NOW + 12 * MINUTE;
    const { icon, tooltip, menu } = trayModel(on({}), NOW);
    expect(icon).toEqual({ kind: 'focusing', step: RING_STEPS / 2 });
    expect(tooltip).toEqual({ key: 'tray.elsewhere', times: { until } });
    expect(menu[0]).toEqual({ kind: 'label', label: tooltip });
    expect(menu[1]).toMatchObject({ kind: 'submenu', label: { key: 'menu.start' } });
  });

  test('fills its ring step by step, and is gone at its end', () => {
    const state = on({});
    let now = NOW;
    const steps: number[] = [];
    for (;;) {
      const { icon } = trayModel(state, now);
      if (icon.kind !== 'focusing') break;
      steps.push(icon.step);
      now = nextWake(state, now) ?? Infinity;
    }
    expect(steps).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
    expect(now).toBe(NOW + 12 * MINUTE);
    expect(trayModel(state, now).tooltip.key).not.toBe('tray.elsewhere');
  });

  test('stands back where a block runs here, or I said here that I am away', () => {
    const here = update(on({}), wish({ kind: 'start-default' }), NOW).state;
    expect(trayModel(here, NOW).tooltip.key).toBe('tray.focusing');
    const away = { kind: 'set-away', until: { kind: 'minutes', minutes: 15 } } as const;
    expect(trayModel(update(on({}), wish(away), NOW).state, NOW).icon.kind).toBe('away');
  });

  test('does not count where it is not in force, or where I am only there', () => {
    const quiet = trayModel(on({ state: 'available' }), NOW);
    expect(quiet.tooltip.key).toMatch(/^tray\.(available|off)/);
    for (const change of [{ connected: false }, { until: NOW }, { at: NOW + HOUR }] as const) {
      expect(trayModel(on(change), NOW)).toEqual(quiet);
    }
  });

  test('being away there is being away here', () => {
    const { icon, tooltip } = trayModel(on({ state: 'away' }), NOW);
    expect(icon.kind).toBe('away');
    expect(tooltip).toEqual({ key: 'tray.away.until', times: { until: NOW + 12 * MINUTE } });
  });
});
