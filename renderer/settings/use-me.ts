import { create } from 'zustand';
import { send, useSlice } from '../bridge';
import type { Refusal } from '../../src/contract/command';
import type { Person } from '../../src/roster/person';

/** What is to be different about me; null takes a field away. */
export type MePatch = { readonly [field in keyof Person]?: Person[field] | null };

type Saving = {
  /** Me as last sent, until main has answered. */
  readonly sent: Person | null;
  readonly refusal: Refusal | null;
};

const useSaving = create<Saving>(() => ({ sent: null, refusal: null }));

/** A person with some fields changed and those set to null taken away. */
export function withPatch(me: Person, patch: MePatch): Person {
  const merged = Object.entries({ ...me, ...patch }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(merged) as unknown as Person;
}

/** Me, how to change me, and why the last change was refused. */
export function useMe(): {
  readonly me: Person;
  readonly change: (patch: MePatch) => void;
  readonly refusal: Refusal | null;
} {
  const { me } = useSlice('me');
  const { refusal } = useSaving();
  const change = (patch: MePatch): void => {
    // Two fields may be saved before main has answered once: the second must not bring the first one's old value back.
    const next = withPatch(useSaving.getState().sent ?? me, patch);
    useSaving.setState({ sent: next, refusal: null });
    void send({ kind: 'save-me', me: next }).then((answer) => {
      if (useSaving.getState().sent !== next) return;
      useSaving.setState({ sent: null, refusal: answer.ok ? null : answer.refusal });
    });
  };
  return { me, change, refusal };
}
