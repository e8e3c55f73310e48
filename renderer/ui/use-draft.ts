import { useEffect, useEffectEvent, useState } from 'react';

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
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  const flush = (): void => {
    if (draft === null || !mayBeSaved(draft.value)) return;
    save(draft.value);
    setDraft(null);
  };
  const flushLater = useEffectEvent(flush);
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => flushLater(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const leave = (): void => flushLater();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    value: draft === null ? saved : draft.value,
    change: (value) => setDraft({ value }),
    flush,
    reset: () => setDraft(null),
  };
}
