import { createReadStream } from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogRecord } from '../../../src/app/effect';
import type { Interval } from '../../../src/time/interval';
import type { Result, WorkLog } from '../../ports';

/** Where the log lives, and what a test may put in the place of the disk. */
export type WorkLogOptions = {
  readonly directory: string;
  readonly disk?: Pick<typeof fsPromises, 'mkdir' | 'open' | 'readdir'>;
};

/** One line of the log as it was found; a torn or foreign line is told with its place and passed over. */
export type LogEntry =
  | { readonly kind: 'record'; readonly id: string; readonly at: number; readonly record: unknown }
  | { readonly kind: 'damaged'; readonly file: string; readonly line: number }
  | { readonly kind: 'failed'; readonly file: string; readonly detail: string };

/** The log, which can also be read. */
export type ReadableWorkLog = WorkLog & {
  /** Every record in the range once, in the order it was written; lines are read as they are asked for. */
  read(range: Interval): AsyncGenerator<LogEntry>;
};

const MONTH_FILE = /^\d{4,6}-\d{2}\.jsonl$/;
const NEWLINE = 0x0a;

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // A code says what went wrong without the path of the user's home.
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};

const fileOf = (at: number): string => `${new Date(at).toISOString().slice(0, -17)}.jsonl`;

/** The work log: a JSON object a line, a file a month (UTC), only ever added to. */
export function createWorkLog({ directory, disk = fsPromises }: WorkLogOptions): ReadableWorkLog {
  let tail: Promise<unknown> = Promise.resolve();

  const appendLine = async (record: LogRecord) => {
    await disk.mkdir(directory, { recursive: true, mode: 0o700 });
    const handle = await disk.open(join(directory, fileOf(record.at)), 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const last = Buffer.alloc(1, NEWLINE);
      if (size > 0) await handle.read(last, 0, 1, size - 1);
      // A line that a crash tore stays as it is; ours starts after it.
      const start = last[0] === NEWLINE ? '' : '\n';
      const bytes = Buffer.from(`${start}${JSON.stringify(record)}\n`, 'utf8');
      let written = 0;
      try {
        while (written < bytes.length) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, null);
          if (bytesWritten === 0) throw new Error('the disk took no more bytes');
          written += bytesWritten;
        }
        await handle.sync();
      } catch (error) {
        await handle.truncate(size);
        throw error;
      }
      if (size === 0) await syncDirectory();
    } finally {
      await handle.close();
    }
  };

  const syncDirectory = async () => {
    // Windows opens no directory; NTFS journals the new file itself.
    if (process.platform === 'win32') return;
    const handle = await disk.open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  const append = async (record: LogRecord): Promise<Result<null>> => {
    try {
      await appendLine(record);
      return { ok: true, value: null };
    } catch (error) {
      return {
        ok: false,
        failure: { reason: 'not-stored', detail: messageOf(error), retryAt: null },
      };
    }
  };

  async function* readFile(
    file: string,
    range: Interval,
    seen: Set<string>,
  ): AsyncGenerator<LogEntry> {
    const input = createReadStream(join(directory, file), { encoding: 'utf8' });
    let line = 0;
    try {
      for await (const text of createInterface({ input, crlfDelay: Infinity })) {
        line += 1;
        const entry = parseLine(text);
        if (entry === null) yield { kind: 'damaged', file, line };
        else if (entry.at >= range.start && entry.at < range.end && !seen.has(entry.id)) {
          seen.add(entry.id);
          yield entry;
        }
      }
    } finally {
      input.destroy();
    }
  }

  return {
    append: (record) => {
      const turn = tail.then(() => append(record));
      tail = turn;
      return turn;
    },
    read: async function* (range) {
      const seen = new Set<string>();
      let files: readonly string[];
      try {
        files = await disk.readdir(directory);
      } catch (error) {
        const detail = messageOf(error);
        if (detail !== 'ENOENT') yield { kind: 'failed', file: '', detail };
        return;
      }
      for (const file of files.filter((name) => MONTH_FILE.test(name)).sort()) {
        if (!overlaps(file, range)) continue;
        try {
          yield* readFile(file, range, seen);
        } catch (error) {
          yield { kind: 'failed', file, detail: messageOf(error) };
        }
      }
    },
  };
}

const overlaps = (file: string, range: Interval): boolean => {
  const [year = 0, month = 1] = file.replace('.jsonl', '').split('-').map(Number);
  return range.start < Date.UTC(year, month, 1) && Date.UTC(year, month - 1, 1) < range.end;
};

const parseLine = (text: string): Extract<LogEntry, { kind: 'record' }> | null => {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof record !== 'object' || record === null) return null;
  if (!('at' in record) || typeof record.at !== 'number') return null;
  if (!('id' in record) || typeof record.id !== 'string') return null;
  return { kind: 'record', id: record.id, at: record.at, record };
};
