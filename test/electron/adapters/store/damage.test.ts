import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore } from '../../../../electron/adapters/store';
import { numberedText, numberOf, verifyNumbered } from '../../../support/faults/numbered-text';

let work = '';
let made = 0;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'lull-damage-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const NOW = Date.UTC(2026, 10, 22, 13, 1, 2);
const freshDirectory = async () => {
  made += 1;
  const directory = join(work, String(made));
  await mkdir(directory);
  return directory;
};
const storeIn = (directory: string) => createStore({ directory, now: () => NOW });

// Newest first, as the store names them; the number in each tells the generations apart.
const FILES = ['roster.json', 'roster.000003.json', 'roster.000002.json', 'roster.000001.json'];
const good = (generation: number) => Buffer.from(numberedText(100 - generation, 64));
const sample = good(0);
const text = sample.toString('utf8');

const DAMAGE: readonly (readonly [string, Buffer])[] = [
  ['empty', Buffer.alloc(0)],
  ['white space only', Buffer.from(' \n\t\n')],
  ['NULs of the same length', Buffer.alloc(sample.length)],
  ['NULs at the end', Buffer.concat([sample.subarray(0, 40), Buffer.alloc(sample.length - 40)])],
  ['whole, then NULs', Buffer.concat([sample, Buffer.alloc(512)])],
  ['NULs at the start', Buffer.concat([Buffer.alloc(16), sample.subarray(16)])],
  ['half', sample.subarray(0, sample.length / 2)],
  ['one byte short', sample.subarray(0, -1)],
  [
    'invalid UTF-8',
    Buffer.concat([sample.subarray(0, 50), Buffer.from([0xff]), sample.subarray(51)]),
  ],
  ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['trailing bytes', Buffer.concat([sample, Buffer.from('}}')])],
  ['JSON of another kind', Buffer.from('[]')],
  ['JSON null', Buffer.from('null')],
  ['another file over it', Buffer.from('\u007fELF\u0002\u0001\u0001')],
];

/** Damages the newest `depth` files of four good ones, reads, and checks what was used and kept. */
const expectSurvived = async (bytes: Buffer, depth: number) => {
  const directory = await freshDirectory();
  for (const [index, file] of FILES.entries()) {
    await writeFile(join(directory, file), index < depth ? bytes : good(index));
  }
  const store = storeIn(directory);
  const found = await store.read('roster', verifyNumbered);
  const aside = Array.from(
    { length: depth },
    (_, index) => `roster.json.corrupt-2026-11-22T130102Z${index === 0 ? '' : `-${index + 1}`}`,
  );
  expect(found).toEqual({
    kind: 'found',
    text: good(depth).toString('utf8'),
    generation: depth,
    setAside: aside,
    newer: false,
  });
  for (const file of aside) expect(await readFile(join(directory, file))).toEqual(bytes);

  expect(await store.write('roster', numberedText(7))).toEqual({ ok: true });
  const after = await storeIn(directory).read('roster', verifyNumbered);
  expect(after).toMatchObject({ kind: 'found', text: numberedText(7), generation: 0 });
};

it.each(DAMAGE)('C2: %s, in one to three generations', async (_kind, bytes) => {
  for (const depth of [1, 2, 3]) await expectSurvived(bytes, depth);
});

it('C2: every truncation of a file, in one to three generations', async () => {
  for (let length = 0; length < sample.length; length += 1) {
    for (const depth of [1, 2, 3]) {
      await expectSurvived(sample.subarray(0, length), depth);
    }
  }
});

it('C2: every single flipped byte, in one to three generations', async () => {
  for (let index = 0; index < sample.length; index += 1) {
    const bytes = Buffer.from(sample);
    bytes[index] = (bytes[index] ?? 0) ^ 0x80;
    for (const depth of [1, 2, 3]) await expectSurvived(bytes, depth);
  }
});

it('C2: a byte order mark is no damage and is gone after the next write', async () => {
  const directory = await freshDirectory();
  await writeFile(join(directory, 'roster.json'), `\uFEFF${text}`);
  const store = storeIn(directory);
  expect(await store.read('roster', verifyNumbered)).toMatchObject({ text, generation: 0 });
  expect(await store.write('roster', text)).toEqual({ ok: true });
  expect(await readFile(join(directory, 'roster.json'), 'utf8')).toBe(text);
});

it('C2: with every generation damaged nothing is found, and everything is kept', async () => {
  const directory = await freshDirectory();
  for (const file of FILES) await writeFile(join(directory, file), 'null');
  const store = storeIn(directory);
  const found = await store.read('roster', verifyNumbered);
  expect(found.kind === 'none' && found.setAside.length).toBe(4);
  expect(await store.write('roster', text)).toEqual({ ok: true });
  expect((await readdir(directory)).filter((file) => file.includes('corrupt')).length).toBe(4);
});

it('C2: damaged files are set aside under new names on one day after another', async () => {
  const directory = await freshDirectory();
  for (let run = 0; run < 3; run += 1) {
    await writeFile(join(directory, 'roster.json'), 'null');
    await storeIn(directory).read('roster', verifyNumbered);
  }
  expect((await readdir(directory)).sort()).toEqual([
    'roster.json.corrupt-2026-11-22T130102Z',
    'roster.json.corrupt-2026-11-22T130102Z-2',
    'roster.json.corrupt-2026-11-22T130102Z-3',
  ]);
});

it('C5: a power cut that takes the two newest generations leaves an earlier one, in ten histories', async () => {
  for (let writes = 1; writes <= 10; writes += 1) {
    const directory = await freshDirectory();
    const earlier = storeIn(directory);
    await earlier.read('roster', verifyNumbered);
    for (let number = 1; number <= 3; number += 1) {
      await earlier.write('roster', numberedText(number));
    }
    const store = storeIn(directory);
    await store.read('roster', verifyNumbered);
    for (let number = 4; number < 4 + writes; number += 1) {
      expect(await store.write('roster', numberedText(number))).toEqual({ ok: true });
    }

    const files = (await readdir(directory)).sort();
    const [newest = ''] = files
      .filter((file) => /\d/.test(file))
      .sort()
      .reverse();
    for (const file of ['roster.json', newest]) {
      const { length } = await readFile(join(directory, file));
      await writeFile(join(directory, file), Buffer.alloc(length));
    }
    const found = await storeIn(directory).read('roster', verifyNumbered);
    expect(found.kind === 'found' && numberOf(found.text)).toBe(writes === 1 ? 2 : 2 + writes - 1);
  }
});

it('C5: however often a run writes, what the run before left behind is still there', async () => {
  const directory = await freshDirectory();
  const left: (number | null)[] = [];
  let number = 0;
  for (let run = 0; run < 6; run += 1) {
    const store = storeIn(directory);
    const found = await store.read('roster', verifyNumbered);
    const before = found.kind === 'found' ? numberOf(found.text) : null;
    for (let write = 0; write < 1 + run * 4; write += 1) {
      number += 1;
      await store.write('roster', numberedText(number));
      const texts = await Promise.all(
        (await readdir(directory)).map((file) => readFile(join(directory, file), 'utf8')),
      );
      if (before !== null) expect(texts.map(numberOf)).toContain(before);
      expect(texts.length).toBeLessThanOrEqual(4);
    }
    left.push(before);
  }
  expect(left).toEqual([null, 1, 6, 15, 28, 45]);
  expect((await readdir(directory)).length).toBe(4);
});

it('C6: the file of a newer version is read and never written over', async () => {
  const newer = '{"version":2,"people":[],"more":1}';
  for (const inGeneration of [0, 1]) {
    const directory = await freshDirectory();
    const file = FILES[inGeneration] ?? '';
    await writeFile(join(directory, file), newer);
    const store = storeIn(directory);
    expect(await store.read('roster', verifyNumbered)).toEqual({
      kind: 'found',
      text: newer,
      generation: inGeneration,
      setAside: [],
      newer: true,
    });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await store.write('roster', text)).toMatchObject({ ok: false, reason: 'read-only' });
    }
    expect(await readdir(directory)).toEqual([file]);
    expect(await readFile(join(directory, file), 'utf8')).toBe(newer);
  }
});

it('C6: what was not read in this run is not written over', async () => {
  const directory = await freshDirectory();
  await writeFile(join(directory, 'roster.json'), '{"version":2}');
  expect(await storeIn(directory).write('roster', text)).toMatchObject({
    ok: false,
    reason: 'read-only',
  });
  expect(await readFile(join(directory, 'roster.json'), 'utf8')).toBe('{"version":2}');
});
