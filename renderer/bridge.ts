import { create } from 'zustand';
import { useMemo } from 'react';
import catalogue from '../resources/locales/en.json';
import type { Slices } from '../src/app/slices';
import type { LullApi, SliceUpdate } from '../src/contract/api';
import type { Answer, Command } from '../src/contract/command';
import type { ClockStyle } from '../src/time/format';
import { createWords, type Words } from '../src/words/words';

declare global {
  interface Window {
    readonly lull: LullApi;
  }
}

type Kept = { readonly [name in keyof Slices]: Slices[name] | null };

const SLICE_NAMES = ['app', 'me', 'roster', 'session'] as const satisfies readonly (keyof Slices)[];

const useKept = create<Kept>(() => ({ app: null, me: null, roster: null, session: null }));
const revisions = new Map<keyof Slices, number>();

/** Keeps a slice unless a newer one is already here. */
function keep({ name, revision, value }: SliceUpdate): void {
  const known = revisions.get(name);
  if (known !== undefined && revision <= known) return;
  revisions.set(name, revision);
  useKept.setState({ [name]: value });
}

/** Listens to main and resolves when every slice is here; only then may the window's tree be drawn. */
export async function connect(): Promise<void> {
  window.lull.onSlice(keep);
  for (const update of await window.lull.snapshot()) keep(update);
}

/** The last slice main sent. Throws when drawn before `connect` resolved. */
export function useSlice<Name extends (typeof SLICE_NAMES)[number]>(name: Name): Slices[Name] {
  const value = useKept((kept) => kept[name]);
  if (value === null) throw new Error(`The slice "${name}" was read before it arrived.`);
  return value;
}

/** The last slice main sent, outside of rendering; null before it arrived. */
export function readSlice<Name extends keyof Slices>(name: Name): Slices[Name] | null {
  return useKept.getState()[name];
}

/** Calls back on every slice that arrives; returns how to stop. */
export function onSlices(listener: () => void): () => void {
  return useKept.subscribe(listener);
}

/** Tells main what the person wants. A refusal is an answer, never an exception. */
export function send(command: Command): Promise<Answer> {
  return window.lull.send(command);
}

/** The window's words, in the language of the catalogue and the numbers and plurals of the locale. */
export function useWords(): Words {
  const locale = useSlice('app').machine.locale;
  return useMemo(() => createWords(catalogue, locale), [locale]);
}

/** How the person reads times. */
export function useClockStyle(): ClockStyle {
  const { machine, settings } = useSlice('app');
  const { locale, localeHour12 } = machine;
  const hour12 = settings.clock === 'locale' ? localeHour12 : settings.clock === 'h12';
  return useMemo(() => ({ locale, hour12 }), [locale, hour12]);
}

export { useNow } from './now';
