import type { Instant } from '../../src/time/instant';
import { findZone, type ZoneName } from '../../src/time/zone';
import type { Clock } from '../ports';

/** Corrections of the clock below this are not told; time services slew by less within a minute. */
export const LEAST_JUMP_MS = 1_500;

/** What changed between two looks at the clock. */
export type ClockChange =
  | { readonly kind: 'clock-jumped'; readonly from: Instant; readonly byMs: number }
  | { readonly kind: 'zone-changed'; readonly zone: ZoneName };

/** The machine's zone as Lull's data names it; `UTC` where the machine names none that exists. */
export function machineZone(): ZoneName {
  // Only a new formatter sees that the machine's zone was changed.
  return findZone(new Intl.DateTimeFormat('en').resolvedOptions().timeZone) ?? 'UTC';
}

/** Compares the wall clock with the monotonic one, and the zone with the last one, at each look. */
export function createClockWatch(
  clock: Clock,
  zoneNow: () => ZoneName,
): () => readonly ClockChange[] {
  let wall = clock.now();
  let monotonic = clock.monotonic();
  let zone = zoneNow();
  return () => {
    const changes: ClockChange[] = [];
    const expected = wall + (clock.monotonic() - monotonic);
    wall = clock.now();
    monotonic = clock.monotonic();
    const byMs = Math.round(wall - expected);
    if (Math.abs(byMs) >= LEAST_JUMP_MS) {
      changes.push({ kind: 'clock-jumped', from: Math.round(expected), byMs });
    }
    const found = zoneNow();
    if (found !== zone) {
      zone = found;
      changes.push({ kind: 'zone-changed', zone });
    }
    return changes;
  };
}
