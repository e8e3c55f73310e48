import type { Saying, Sources } from './merge';
import type { Person, SyncWindow } from './person';
import { picksUnderOneId } from './same-human';

/** A sync window that I added, or a change of mine to one of the team file, which is known by its key. */
export type MySync =
  | { readonly kind: 'added'; readonly window: SyncWindow }
  | { readonly kind: 'changed'; readonly key: string; readonly window: SyncWindow }
  | { readonly kind: 'removed'; readonly key: string };

/** What a roster is merged from. */
export type RosterLayers = {
  /** Whom the team file names, me among them if it does. */
  readonly file: readonly Person[];
  readonly fileSync: readonly SyncWindow[];
  /** What people say of themselves on the team channel. */
  readonly channel: readonly Saying[];
  /** People I picked from Teams and from Slack, as these tell of them. */
  readonly teams?: readonly Saying[];
  readonly slack?: readonly Saying[];
  /** People I added by hand. */
  readonly added: readonly Person[];
  /** What I changed of people whom another source names, field by field. */
  readonly edits: readonly Saying[];
  readonly mySync: readonly MySync[];
  /** People I took away although a source names them. */
  readonly hidden: readonly string[];
};

export const NO_LAYERS: RosterLayers = {
  file: [],
  fileSync: [],
  channel: [],
  added: [],
  edits: [],
  mySync: [],
  hidden: [],
};

/** The sources of the people in some layers. What I changed of somebody whom nobody names any more waits for their return. */
export function sourcesOf(layers: RosterLayers): Sources {
  const { file, channel, added, edits } = layers;
  const { teams, slack } = picksUnderOneId(layers);
  const picked = teams.length + slack.length === 0 ? {} : { teams, slack };
  if (edits.length === 0) return { file, channel, ...picked, mine: added };
  const named = new Set([...file, ...channel, ...teams, ...slack].map(({ id }) => id));
  return { file, channel, ...picked, mine: [...added, ...edits.filter(({ id }) => named.has(id))] };
}

/** Sync windows have no id: one is known by its title, and the second of a title by its number. */
function keysOf(windows: readonly SyncWindow[]): string[] {
  const counts = new Map<string, number>();
  return windows.map(({ title }) => {
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return count === 1 ? title : `${title} #${count}`;
  });
}

/** A sync window as it counts, and where it is from: its key in the file, or its place among those I added. */
type Placed = {
  readonly window: SyncWindow;
  readonly from:
    | { readonly kind: 'file'; readonly key: string }
    | { readonly kind: 'added'; readonly entry: MySync };
};

function placed({ fileSync, mySync }: RosterLayers): Placed[] {
  const keys = keysOf(fileSync);
  const changes = new Map(
    mySync.flatMap((entry) => (entry.kind === 'added' ? [] : [[entry.key, entry] as const])),
  );
  const list: Placed[] = [];
  for (const [i, window] of fileSync.entries()) {
    const key = keys[i] as string;
    const change = changes.get(key);
    if (change?.kind === 'removed') continue;
    list.push({ window: change?.window ?? window, from: { kind: 'file', key } });
  }
  for (const entry of mySync) {
    if (entry.kind === 'added') list.push({ window: entry.window, from: { kind: 'added', entry } });
  }
  return list;
}

/** The sync windows that count: the file's in its order with what I changed, then those I added. A change to a window that is gone from the file lapses. */
export function mergeSync(layers: RosterLayers): readonly SyncWindow[] {
  if (layers.mySync.length === 0) return layers.fileSync;
  return placed(layers).map(({ window }) => window);
}

/** My part of the sync windows once the one at a place of the merged list became another; null takes it away. */
export function changeSync(
  layers: RosterLayers,
  at: number,
  window: SyncWindow | null,
): readonly MySync[] {
  const known = placed(layers)[at];
  if (known === undefined) return layers.mySync;
  const { from } = known;
  if (from.kind === 'added') {
    return layers.mySync.flatMap((entry): readonly MySync[] => {
      if (entry !== from.entry) return [entry];
      return window === null ? [] : [{ kind: 'added', window }];
    });
  }
  const { key } = from;
  const others = layers.mySync.filter((entry) => entry.kind === 'added' || entry.key !== key);
  return [...others, window === null ? { kind: 'removed', key } : { kind: 'changed', key, window }];
}

/** My part of the sync windows without what the file says by now. `same` tells whether two windows are equal. */
export function syncLeft(
  { fileSync, mySync }: RosterLayers,
  same: (a: SyncWindow, b: SyncWindow) => boolean,
): readonly MySync[] {
  const keys = keysOf(fileSync);
  return mySync.filter((entry) => {
    if (entry.kind === 'added') return !fileSync.some((window) => same(window, entry.window));
    const window = fileSync[keys.indexOf(entry.key)];
    return window !== undefined && (entry.kind === 'removed' || !same(window, entry.window));
  });
}
