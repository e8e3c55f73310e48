import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createKeptPictures } from '../../../electron/adapters/pictures';

const BEN = 'slack-0123456789abcdef';
const CLEO = 'teams-fedcba9876543210';
const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

let folder: string;
let troubles: string[];
const kept = () => createKeptPictures(folder, (what) => troubles.push(what));

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lull-pictures-')), 'pictures');
  troubles = [];
});

test('are there again in another run, for nobody else to read', async () => {
  await kept().keep({ [BEN]: PICTURE, [CLEO]: PICTURE });
  expect(await kept().load([BEN, CLEO])).toEqual({ [BEN]: PICTURE, [CLEO]: PICTURE });
  expect((await stat(join(folder, BEN))).mode & 0o777).toBe(0o600);
});

test('of nobody who is known any more are taken away, and all of a service that is left', async () => {
  await kept().keep({ [BEN]: PICTURE, [CLEO]: PICTURE });
  expect(await kept().load([CLEO])).toEqual({ [CLEO]: PICTURE });
  expect(await readdir(folder)).toEqual([CLEO]);
  await kept().forget('teams');
  expect(await readdir(folder)).toEqual([]);
});

test('have no other names than those of pictures, and nothing else in them', async () => {
  await kept().keep({ '../outside': PICTURE, [BEN]: PICTURE });
  expect(await readdir(folder)).toEqual([BEN]);
  await writeFile(join(folder, BEN), 'data:text/html;base64,PHNjcmlwdD4=');
  expect(await kept().load([BEN])).toEqual({});
});

test('are no trouble where there are none', async () => {
  expect(await kept().load([BEN])).toEqual({});
  await kept().forget('slack');
  expect(troubles).toEqual([]);
});
