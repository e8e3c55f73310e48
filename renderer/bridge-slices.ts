import { create } from 'zustand';
import type { Slices } from '../src/app/slices';
import type { LullApi, SliceChange, SliceMessage, SliceUpdate } from '../src/contract/api';
import { withReportsChange, withRosterDelta } from '../src/contract/changes';
import type { Answer, Command } from '../src/contract/command';
import { bucketMap } from '../src/presence/bucket-map';
import type { Reports } from '../src/presence/report-ahead';
import { reuse } from './bridge-reuse';

declare global {
  interface Window {
    readonly lull: LullApi;
  }
}

/** What windows look at; the reports are a map of which a changed copy is cheap. */
type Held = Omit<Slices, 'presence'> & { readonly reports: Reports };
type Kept = { readonly [name in keyof Held]: Held[name] | null };

const useKept = create<Kept>(() => ({
  app: null,
  me: null,
  roster: null,
  session: null,
  teamTime: null,
  reports: null,
  channel: null,
  busy: null,
  live: null,
  pictures: null,
  slack: null,
  teams: null,
  teamsPeople: null,
}));
const revisions = new Map<keyof Slices, number>();

function reportsOf(before: Reports | null, { reports }: Slices['presence']): Reports {
  const said = Object.entries(reports);
  return bucketMap(said.map(([id, report]) => [id, reuse(before?.get(id), report)]));
}

/** Keeps a slice unless a newer one is already here. */
function keep({ name, revision, value }: SliceUpdate): void {
  const known = revisions.get(name);
  if (known !== undefined && revision <= known) return;
  revisions.set(name, revision);
  useKept.setState((kept) =>
    name === 'presence'
      ? { reports: reportsOf(kept.reports, value) }
      : { [name]: reuse(kept[name], value) },
  );
}

/** Keeps what changed of a slice; after a gap all that main has is asked for once more. */
function keepChange(change: SliceChange): void {
  const name = change.name === 'presence-change' ? 'presence' : 'roster';
  const known = revisions.get(name);
  if (known === undefined || change.revision <= known) return;
  if (change.revision !== known + 1) {
    void window.lull.snapshot().then((updates) => updates.forEach(keep));
    return;
  }
  revisions.set(name, change.revision);
  useKept.setState(({ reports, roster }) => {
    if (change.name === 'presence-change') {
      return reports === null ? {} : { reports: withReportsChange(reports, change.value) };
    }
    return roster === null ? {} : { roster: reuse(roster, withRosterDelta(roster, change.value)) };
  });
}

function hear(message: SliceMessage): void {
  if (message.name === 'presence-change' || message.name === 'roster-change') keepChange(message);
  else keep(message);
}

/** Listens to main and resolves when every slice is here; only then may the window's tree be drawn. */
export async function connect(): Promise<void> {
  window.lull.onSlice(hear);
  for (const update of await window.lull.snapshot()) keep(update);
}

/** The last that main sent of a slice. Throws when drawn before `connect` resolved. */
export function useSlice<Name extends keyof Held>(name: Name): Held[Name] {
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
