import { send, useSlice } from '../bridge';
import type { Settings } from '../../src/app/settings';

/** The settings, and how to change some of them at once. */
export function useSettings(): {
  readonly settings: Settings;
  readonly change: (patch: Partial<Settings>) => void;
} {
  const { settings } = useSlice('app');
  return {
    settings,
    change: (patch) => void send({ kind: 'change-settings', patch }),
  };
}
