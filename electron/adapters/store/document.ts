import type { Loaded } from '../../ports';
import { codeOf, failureOf, type Disk, type DiskFailure } from './disk';
import { judge, type Verdict } from './document-text';
import { renameWithRetries, syncDirectory, writeWhole } from './durable-write';
import { fileNames, retained, sequencesIn, stampOf } from './generations';

/** What one document needs of its surroundings. */
export type Surroundings = {
  readonly disk: Disk;
  readonly directory: string;
  readonly platform: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
};

/** The files of one document. Calls must not overlap: the queue in front of it sees to that. */
export type DocumentFiles = {
  load(verify: (text: string) => Verdict): Promise<Loaded>;
  save(text: string): Promise<{ ok: true } | DiskFailure>;
};

type Standing =
  | { readonly kind: 'unread' }
  | { readonly kind: 'open' }
  | { readonly kind: 'locked'; readonly why: string };

/**
 * The current file: `as-found` at the start of this run, `written` by this run (`bytes` once the directory is
 * flushed too), or already `kept` as a generation.
 */
type Current =
  | { readonly kind: 'absent' }
  | { readonly kind: 'as-found'; readonly bytes: Buffer }
  | { readonly kind: 'written'; readonly bytes: Buffer | null }
  | { readonly kind: 'kept' };

const LINKS_UNSUPPORTED = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Builds the reader and writer of one document's current file and generations. */
export const documentFiles = (name: string, around: Surroundings): DocumentFiles => {
  const { disk, directory } = around;
  const files = fileNames(name);
  const at = (file: string) => `${directory}/${file}`;

  let standing: Standing = { kind: 'unread' };
  let sequences: readonly number[] = [];
  let nextSequence = 1;
  let earlierRun: number | null = null;
  let wroteThisRun = false;
  let current: Current = { kind: 'absent' };

  const removeIfThere = async (file: string) => {
    try {
      await disk.unlink(at(file));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  };

  const readIfThere = async (file: string): Promise<Buffer | null> => {
    try {
      return await disk.readFile(at(file));
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') return null;
      // Unreadable sectors are damage like any other; the file is set aside as it is.
      if (code === 'EIO') return Buffer.alloc(0);
      throw error;
    }
  };

  const putAside = async (file: string, taken: ReadonlySet<string>): Promise<string> => {
    const plain = files.setAside(stampOf(around.now()));
    let aside = plain;
    for (let copy = 2; taken.has(aside); copy += 1) aside = `${plain}-${copy}`;
    await renameWithRetries(disk, at(file), at(aside), around.wait);
    return aside;
  };

  const openDirectory = async (): Promise<readonly string[]> => {
    await disk.mkdir(directory, { recursive: true, mode: 0o700 });
    try {
      await disk.chmod(directory, 0o700);
    } catch (error) {
      // A mount without modes (FAT, some network shares) is no reason to lose what is on it.
      if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error;
    }
    return disk.readdir(directory);
  };

  const open = async (verify: (text: string) => Verdict): Promise<Loaded> => {
    const names = await openDirectory();
    await removeIfThere(files.temporary);
    sequences = sequencesIn(names, name);
    nextSequence = Math.max(nextSequence, 1 + (sequences[0] ?? 0));
    current = { kind: 'absent' };

    const taken = new Set(names);
    const setAside: string[] = [];
    for (const [generation, file] of [
      files.current,
      ...sequences.map(files.generation),
    ].entries()) {
      const bytes = await readIfThere(file);
      if (bytes === null) continue;
      const judged = judge(bytes, verify);
      if (judged.kind === 'damaged') {
        const aside = await putAside(file, taken);
        taken.add(aside);
        setAside.push(aside);
        continue;
      }
      if (setAside.length > 0) await syncDirectory(disk, directory, around.platform);
      // Generations passed over on the way were missing or are set aside now.
      if (generation > 0) sequences = sequences.slice(generation - 1);
      else current = { kind: 'as-found', bytes };
      const newer = judged.kind === 'newer';
      standing = newer
        ? { kind: 'locked', why: 'a newer version of Lull wrote it' }
        : { kind: 'open' };
      return { kind: 'found', text: judged.text, generation, setAside, newer };
    }
    sequences = [];
    standing = { kind: 'open' };
    return { kind: 'none', setAside };
  };

  const copyAsGeneration = async (sequence: number) => {
    const kept = at(files.generation(sequence));
    try {
      await disk.link(at(files.current), kept);
    } catch (error) {
      if (!LINKS_UNSUPPORTED.includes(codeOf(error))) throw error;
      await writeWhole(disk, at(files.temporary), await disk.readFile(at(files.current)));
      await renameWithRetries(disk, at(files.temporary), kept, around.wait);
    }
  };

  /** A crash between keeping and replacing leaves the current file kept already; twice would push out an older one. */
  const isKept = async (): Promise<boolean> => {
    if (current.kind === 'as-found') {
      const newest = sequences[0];
      if (newest === undefined) return false;
      return (await readIfThere(files.generation(newest)))?.equals(current.bytes) ?? false;
    }
    return current.kind !== 'written';
  };

  const keepCurrent = async () => {
    if (!(await isKept())) {
      await copyAsGeneration(nextSequence);
      sequences = [nextSequence, ...sequences];
      nextSequence += 1;
    }
    current = { kind: 'kept' };
    if (!wroteThisRun) earlierRun = sequences[0] ?? null;
  };

  const replace = async (bytes: Buffer) => {
    await removeIfThere(files.temporary);
    await keepCurrent();
    await writeWhole(disk, at(files.temporary), bytes);
    await renameWithRetries(disk, at(files.temporary), at(files.current), around.wait);
    wroteThisRun = true;
    current = { kind: 'written', bytes: null };
    await syncDirectory(disk, directory, around.platform);
    current = { kind: 'written', bytes };
  };

  const dropOld = async () => {
    const { kept, dropped } = retained(sequences, earlierRun);
    for (const sequence of dropped) await removeIfThere(files.generation(sequence));
    sequences = kept;
  };

  /** A file too many harms nothing: the next write or start meets it under the same name and tries again. */
  const tidy = (step: Promise<void>): Promise<void> => step.catch(() => undefined);

  return {
    load: async (verify) => {
      try {
        return await open(verify);
      } catch (error) {
        const failure = failureOf(error);
        standing = { kind: 'locked', why: `it could not be read (${failure.detail})` };
        return { kind: 'failed', reason: failure.reason, detail: failure.detail };
      }
    },
    save: async (text) => {
      if (standing.kind !== 'open') {
        const why = standing.kind === 'unread' ? 'it was not read yet' : standing.why;
        return { ok: false, reason: 'read-only', detail: `${name} is not written to: ${why}` };
      }
      const bytes = Buffer.from(text, 'utf8');
      if ('bytes' in current && current.bytes?.equals(bytes)) return { ok: true };
      try {
        await replace(bytes);
        await tidy(dropOld());
        return { ok: true };
      } catch (error) {
        await tidy(removeIfThere(files.temporary));
        return failureOf(error);
      }
    },
  };
};
