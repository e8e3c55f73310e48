/** The files of one document in the data directory: the current one, its kept generations, a temporary one. */
export type FileNames = {
  readonly current: string;
  readonly temporary: string;
  readonly generation: (sequence: number) => string;
  readonly setAside: (stamp: string) => string;
};

/** `roster.json`, `roster.json.tmp`, `roster.000041.json`, `roster.json.corrupt-2026-11-22T130102Z`. */
export const fileNames = (document: string): FileNames => ({
  current: `${document}.json`,
  temporary: `${document}.json.tmp`,
  generation: (sequence) => `${document}.${String(sequence).padStart(6, '0')}.json`,
  setAside: (stamp) => `${document}.json.corrupt-${stamp}`,
});

/** The sequence numbers of a document's kept generations among the names of a directory, newest first. */
export const sequencesIn = (names: readonly string[], document: string): readonly number[] =>
  names
    .filter((name) => name.startsWith(`${document}.`) && name.endsWith('.json'))
    .map((name) => name.slice(document.length + 1, -'.json'.length))
    .filter((middle) => /^\d{6,15}$/.test(middle))
    .map(Number)
    .sort((left, right) => right - left);

// With the current file four in all: a power cut that takes the two newest leaves two.
const RECENT_KEPT = 2;

/**
 * Splits generations into what stays and what may go. The one from an earlier run of the app stays
 * however often this run writes: what was written minutes before a power cut may go with it.
 */
export const retained = (
  sequences: readonly number[],
  earlierRun: number | null,
): { readonly kept: readonly number[]; readonly dropped: readonly number[] } => {
  const newestFirst = [...sequences].sort((left, right) => right - left);
  const recent = newestFirst.filter((one) => one !== earlierRun).slice(0, RECENT_KEPT);
  const stays = (one: number) => one === earlierRun || recent.includes(one);
  return {
    kept: newestFirst.filter(stays),
    dropped: newestFirst.filter((one) => !stays(one)),
  };
};

/** A UTC date and time that every file system takes in a name (Windows takes no colon). */
export const stampOf = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(':', '');
