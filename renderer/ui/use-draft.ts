import { useEffect, useEffectEvent, useState } from 'react';

const PAUSE_MS = 600;

/** A text while it is being typed. */
export type Draft<Value> = {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** Saves what was typed at once: on leaving the field, on Enter. */
  readonly flush: () => void;
  /** Forgets what was typed. */
  readonly reset: () => void;
};

/**
 * Shows `saved` until the person changes it, and then what they typed; it is saved after a short pause, on `flush`, and
 * when the field or the window goes away.
 */
export function useDraft<Value>(saved: Value, save: (value: Value) => void): Draft<Value> {
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  const flush = useEffectEvent(() => {
    if (draft === null) return;
    save(draft.value);
    setDraft(null);
  });
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const leave = (): void => flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    value: draft === null ? saved : draft.value,
    change: (value) => setDraft({ value }),
    flush: () => {
      if (draft === null) return;
      save(draft.value);
      setDraft(null);
    },
    reset: () => setDraft(null),
  };
}
