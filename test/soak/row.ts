/** What a long run showed: a row of reliability keeps its promise when nothing broke it. */
export type SoakRow = {
  readonly id: string;
  readonly what: string;
  readonly cases: number;
  /** What went against the promise, in words; empty when it was kept. */
  readonly violations: readonly string[];
  readonly figures: string;
};

/** What a row is run with. */
export type SoakRun = {
  /** How many cases: the row's own number, times `LULL_SOAK`, or what `LULL_SOAK_<id>` says. */
  readonly cases: number;
  readonly say: (line: string) => void;
};

/** A row and how to run it; `cases` is what an ordinary run of all rows has time for. */
export type SoakTest = {
  readonly id: string;
  readonly what: string;
  readonly cases: number;
  readonly run: (run: SoakRun) => Promise<Pick<SoakRow, 'violations' | 'figures'>>;
};

/** The rows as a Markdown table. */
export function soakTable(rows: readonly SoakRow[]): string {
  const head = ['Row', 'What must hold', 'Cases', 'Broken', 'Figures'];
  const lines = rows.map(({ id, what, cases, violations, figures }) => [
    id,
    what,
    String(cases),
    violations.length === 0 ? '0' : `**${violations.length}**`,
    figures,
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The middle and the greatest of times in ms, for a row's figures. */
export function spread(times: readonly number[]): string {
  if (times.length === 0) return 'none';
  const sorted = [...times].sort((a, b) => a - b);
  const shown = (value = 0): string => `${(value / 1000).toFixed(2)} s`;
  return `median ${shown(sorted[sorted.length >> 1])}, longest ${shown(sorted.at(-1))}`;
}
