import { setFlagsFromString } from 'node:v8';
import type { App } from 'electron';

/**
 * Keeps what V8 holds back small, in main from here on and in every window. Both work in bursts, such as when a team of
 * thousands comes: by default V8 would keep room for the largest one, and much that is no longer needed.
 */
export function keepHeapsSmall(app: Pick<App, 'commandLine'>): void {
  // A full collection is due once a fifth more is held than was left by the last, instead of up to four times as much.
  const grow = '--heap-growing-percent=20';
  // What windows let go of is found while it is young, in small steps, and does not swell their heaps.
  app.commandLine.appendSwitch('js-flags', `--max-semi-space-size=1 ${grow}`);
  // The limit of main's young generation is set before it runs, but not whether it grows towards it.
  for (const flag of ['--semi-space-growth-factor=1', grow]) setFlagsFromString(flag);
}
