import type { Engine } from './engine';
import type { Gate } from './gate';

/** Says on the console what went wrong and stops nothing. */
export function complain(what: string, detail: string): void {
  console.error(`lull: ${what}: ${detail}`);
}

/** What is there once everything is put together. */
export type Running = { readonly engine: Engine; readonly settle: () => Promise<void> };

/** Does something as soon as everything is put together. */
export function whenRunning(running: Gate<Running>, act: (running: Running) => void): void {
  void running.passed.then(act);
}

/** Without a tray icon there would be no way back to an app that has no window. */
export function quitUnlessReachable(engine: Engine): void {
  if (engine.state().machine.trayHost === 'absent') void engine.wish({ kind: 'quit', sure: true });
}
