import type { Json } from '../../../../src/lease/lease';
import type { Result } from '../../../ports';

/** Why the desktop cannot be silenced, or not yet; each has words under `target.reason`. */
export type Obstacle =
  | 'no-session-bus'
  | 'no-notification-service'
  | 'unknown-notification-service'
  | 'unknown-system'
  | 'no-gsettings'
  | 'no-xfconf'
  | 'mako-mode-missing'
  | 'no-shortcuts'
  | 'shortcuts-missing'
  | 'no-powershell';

/** Whether a silencer can be used as things stand. */
export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'needs-setup'; readonly reason: Obstacle }
  | { readonly kind: 'unsupported'; readonly reason: Obstacle };

/** One desktop's do-not-disturb. Its values name their program in `via`, so that two of them are never compared. */
export type Silencer = {
  /** The program's own name. */
  readonly name: string;
  readiness(): Promise<Readiness>;
  read(): Promise<Result<Json>>;
  silence(before: Json): Promise<Result<null>>;
  restore(before: Json): Promise<Result<null>>;
  /** Tells that something may have changed; returns how to stop listening. */
  watch(changed: () => void): () => void;
};

/** What silence looks like where `before` was there; a stronger silence of the user's stays as it is. */
export type Foretell = (before: Json) => Json;

export const READY: Readiness = { kind: 'ready' };
export const DONE: Result<null> = { ok: true, value: null };

/** A value that came from a lease or a program and is not what it should be. */
export function badAnswer(detail: string): Extract<Result<never>, { ok: false }> {
  return { ok: false, failure: { reason: 'bad-answer', detail, retryAt: null } };
}

/** The member of a value under a lease, or undefined. */
export function memberOf(value: Json, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as { [key: string]: Json })[name] : undefined;
}
