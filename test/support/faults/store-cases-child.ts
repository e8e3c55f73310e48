import { mkdir } from 'node:fs/promises';
import { createStore } from '../../../electron/adapters/store';
import { numberedText, verifyNumbered } from './numbered-text';

/** One plan for the shim and the size of the text that is written under it. */
export type FaultCase = {
  readonly label: string;
  readonly plan: string;
  readonly padding: number;
};

/** What the store said before, under and after the fault. */
export type FaultOutcome = {
  readonly label: string;
  readonly directory: string;
  readonly faulted: unknown;
  readonly afterFault: unknown;
  readonly later: unknown;
  readonly afterLater: unknown;
};

// Runs the cases of argv[3] in directories below argv[2]; prints one outcome a line.
const [root = '', text = '[]'] = process.argv.slice(2);
const cases = JSON.parse(text) as FaultCase[];
const newStore = (directory: string) =>
  createStore({
    directory,
    now: () => 1_795_350_000_000,
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });

for (const [index, one] of cases.entries()) {
  const directory = `${root}/case-${index}`;
  await mkdir(directory, { recursive: true });
  process.env.LULL_FAULT = '';
  const earlier = newStore(directory);
  await earlier.read('roster', verifyNumbered);
  await earlier.write('roster', numberedText(1, one.padding));

  const store = newStore(directory);
  await store.read('roster', verifyNumbered);
  await store.write('roster', numberedText(2, one.padding));
  process.env.LULL_FAULT = `${index};${one.plan}`;
  const faulted = await store.write('roster', numberedText(3, one.padding));
  process.env.LULL_FAULT = '';
  const afterFault = await newStore(directory).read('roster', verifyNumbered);
  const later = await store.write('roster', numberedText(4, one.padding));
  const afterLater = await newStore(directory).read('roster', verifyNumbered);
  const outcome: FaultOutcome = {
    label: one.label,
    directory,
    faulted,
    afterFault,
    later,
    afterLater,
  };
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
