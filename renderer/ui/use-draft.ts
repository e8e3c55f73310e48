import { useEffect, useEffectEvent, useRef, useState } from 'react';

const PAUSE_MS = 600;

/** A value while it is being typed. */
export type Draft<Value> = {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** Saves what was typed at once: on leaving the field, on Enter. */
  readonly flush: () => void;
  /** Forgets what was typed. */
  readonly reset: () => void;
};

type Typed<Value> = {
  readonly value: Value;
  /** What was saved before this was; null while it is not saved yet. */
  readonly over: { readonly saved: Value } | null;
  readonly left: boolean;
};

const anything = (): boolean => true;

/**
 * Shows `saved` until the person changes it, and then what they typed. That is saved after a short pause, on `flush`,
 * and when the field or the window goes away; what `mayBeSaved` objects to stays a draft.
 */
export function useDraft<Value>(
  saved: Value,
  save: (value: Value) => void,
  mayBeSaved: (value: Value) => boolean = anything,
): Draft<Value> {
  const [typed, show] = useState<Typed<Value> | null>(null);
  // A field is often changed and left in one go, before what it was changed to is drawn.
  const latest = useRef(typed);
  const setTyped = (next: Typed<Value> | null): void => {
    latest.current = next;
    show(next);
  };
  // Only after the field was left: what is saved may be trimmed, and the caret must not jump while one types.
  if (typed !== null && typed.left && typed.over !== null && typed.over.saved !== saved) show(null);
  const keep = (left: boolean): void => {
    const now = latest.current;
    if (now === null || !mayBeSaved(now.value)) return;
    if (now.left && now.over !== null) return;
    if (now.over === null) save(now.value);
    setTyped({ value: now.value, over: now.over ?? { saved }, left });
  };
  const keepLater = useEffectEvent(keep);
  const waits = typed !== null && typed.over === null ? typed : null;
  useEffect(() => {
    if (waits === null) return undefined;
    const timer = setTimeout(() => keepLater(false), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  useEffect(() => {
    const leave = (): void => keepLater(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    value: typed === null ? saved : typed.value,
    change: (value) => setTyped({ value, over: null, left: false }),
    flush: () => keep(true),
    reset: () => setTyped(null),
  };
}
