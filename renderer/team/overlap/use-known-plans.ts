import { useMemo } from 'react';
import { useSlice } from '../../bridge';
import type { KnownPlans } from '../../../src/reply/slot-absence';

/** The team's meetings and what calendars tell, which keep people from a meeting besides their hours and planned focus. */
export function useKnownPlans(): KnownPlans {
  const { sync } = useSlice('roster');
  const busy = useSlice('busy');
  return useMemo(() => ({ sync, busy }), [sync, busy]);
}
