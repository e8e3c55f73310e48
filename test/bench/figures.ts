/** The middle of the values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('values: at least one is needed');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] as number;
  if (sorted.length % 2 === 1) return upper;
  return (upper + (sorted[middle - 1] as number)) / 2;
}

/** One line of the table: what, what Lull measured, what it is held against, and whether it keeps within its budget. */
export type Row = {
  readonly what: string;
  readonly lull: string;
  readonly bare: string;
  readonly judged: string;
  readonly budget: string;
  readonly kept: boolean;
};

/** The rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['What', 'Lull', 'Bare Electron', 'Judged', 'Budget', ''];
  const lines = rows.map((row) => [
    row.what,
    row.lull,
    row.bare,
    row.judged,
    row.budget,
    row.kept ? 'kept' : '**over**',
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const mib = (kib: number): string => `${(kib / 1024).toFixed(1)} MiB`;
