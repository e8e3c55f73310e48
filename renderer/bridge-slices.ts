import { create } from 'zustand';
import type { Slices } from '../src/app/slices';
import type { LullApi, PresenceChange, SliceMessage, SliceUpdate } from '../src/contract/api';
import type { Answer, Command } from '../src/contract/command';
import { reuse } from './bridge-reuse';

declare global {
  interface Window {
    readonly lull: LullApi;
  }
}

type Kept = { readonly [name in keyof Slices]: Slices[name] | null };

const useKept = create<Kept>(() => ({
  app: null,
  me: null,
  roster: null,
  session: null,
  teamTime: null,
  presence: null,
  channel: null,
  slack: null,
}));
const revisions = new Map<keyof Slices, number>();

/** Keeps a slice unless a newer one is already here. */
function keep({ name, revision, value }: SliceUpdate): void {
  const known = revisions.get(name);
  if (known !== undefined && revision <= known) return;
  revisions.set(name, revision);
  useKept.setState((kept) => ({ [name]: reuse(kept[name], value) }));
}

/** Keeps what changed of the reports; after a gap all that main has is asked for once more. */
function keepChange({ revision, value }: PresenceChange): void {
  const known = revisions.get('presence');
  if (known === undefined || revision <= known) return;
  if (revision !== known + 1) {
    void window.lull.snapshot().then((updates) => updates.forEach(keep));
    return;
  }
  revisions.set('presence', revision);
  useKept.setState(({ presence }) => {
    const reports = { ...presence?.reports, ...value.reports };
    for (const id of value.gone) delete reports[id];
    return { presence: { reports } };
  });
}

function hear(message: SliceMessage): void {
  if (message.name === 'presence-change') keepChange(message);
  else keep(message);
}

/** Listens to main and resolves when every slice is here; only then may the window's tree be drawn. */
export async function connect(): Promise<void> {
  window.lull.onSlice(hear);
  for (const update of await window.lull.snapshot()) keep(update);
}

/** The last slice main sent. Throws when drawn before `connect` resolved. */
export function useSlice<Name extends keyof Slices>(name: Name): Slices[Name] {
  const value: Kept[Name] = useKept((kept) => kept[name]);
  if (value === null) throw new Error(`The slice "${name}" was read before it arrived.`);
  return value;
}

/** Calls back on every slice that arrives; returns how to stop. */
export function onSlices(listener: () => void): () => void {
  return useKept.subscribe(listener);
}

/** Tells main what the person wants. A refusal is an answer, never an exception. */
export function send(command: Command): Promise<Answer> {
  return window.lull.send(command);
}
