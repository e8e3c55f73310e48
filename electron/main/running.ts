import type { Effect } from '../../src/app/effect';
import type { Secrets } from '../ports';
import type { Engine } from './engine';
import type { Gate } from './gate';
import { redactor } from './redactor';

/** Says on the console what went wrong and stops nothing. Nothing else writes there, and no secret gets through. */
export function complain(what: string, detail: string): void {
  console.error(redactor.redact(`lull: ${what}: ${detail}`));
}

/** Says what nobody caught, which would else be written as it is. */
export function complainOfTheUncaught(): void {
  const say = (error: unknown): void =>
    complain('nobody caught', error instanceof Error ? String(error.stack) : String(error));
  process.on('uncaughtException', say);
  process.on('unhandledRejection', say);
}

/** Secrets that are learned as soon as they are given or read, so that they are never written. */
export function watched(secrets: Secrets): Secrets {
  return {
    ...secrets,
    keep: (name, secret, place) => {
      redactor.learn(secret);
      return secrets.keep(name, secret, place);
    },
    read: async (name) => {
      const read = await secrets.read(name);
      if (read.kind === 'found') redactor.learn(read.secret);
      return read;
    },
  };
}

/** Learns the secret that an effect carries, if it carries one. */
export function learnFrom(effect: Effect): void {
  if ('secret' in effect && typeof effect.secret === 'string') redactor.learn(effect.secret);
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
