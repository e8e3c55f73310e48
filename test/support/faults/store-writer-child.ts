import { createStore } from '../../../electron/adapters/store';
import { numberedText, numberOf, verifyNumbered } from './numbered-text';

// Writes one numbered text after another until it is killed; says on stdout which are on the disk.
const [directory = '', padding = '200'] = process.argv.slice(2);
const store = createStore({ directory, now: () => Date.now() });
const found = await store.read('roster', verifyNumbered);
let number = found.kind === 'found' ? (numberOf(found.text) ?? 0) : 0;
for (;;) {
  number += 1;
  process.stdout.write(`begin ${number}\n`);
  const written = await store.write('roster', numberedText(number, Number(padding)));
  process.stdout.write(written.ok ? `done ${number}\n` : `failed ${written.detail}\n`);
}
