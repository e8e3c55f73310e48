import type { Instant } from '../time/instant';
import type { AppState } from './state';
import type { TrayModel } from './tray-item';
import { trayMenu } from './tray-menu';
import { stateLabel, trayIcon } from './tray-state';

export { RING_STEPS } from './ring';
export type * from './tray-item';

/** What the tray shows at an instant; it changes at `nextWake` or when the state does. */
export function trayModel(state: AppState, now: Instant): TrayModel {
  return {
    icon: trayIcon(state, now),
    tooltip: stateLabel(state, now),
    menu: trayMenu(state, now),
  };
}
