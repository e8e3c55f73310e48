import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTeamFiles } from '../../../../../electron/adapters/sources/team-file';
import type { TeamFiles } from '../../../../../electron/ports';
import type { FollowedPlace } from '../../../../../src/app/followed';
import { listenHere, stopHttp } from '../../../../support/local-http';
import { until } from '../../../../support/until';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
let files: TeamFiles;
let stirs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lull-team-'));
  stirs = 0;
  files = createTeamFiles({ now: () => 0, monotonic: () => 0 }, () => stirs++);
});
afterEach(async () => {
  files.close();
  await rm(folder, { recursive: true });
});

const read = (place: FollowedPlace, known: { hash?: string; afresh?: boolean } = {}) =>
  files.read({ place, hash: '', stamp: {}, afresh: false, ...known });

describe('a file in a folder', () => {
  const at = (): string => join(folder, 'team.json');
  const here = (): FollowedPlace => ({ kind: 'path', path: at() });

  test('is read once, then looked at, then read when it is another', async () => {
    await writeFile(at(), 'one');
    expect(await read(here())).toEqual({
      kind: 'text',
      text: 'one',
      hash: hash('one'),
      stamp: {},
    });
    expect(await read(here(), { hash: hash('one') })).toEqual({ kind: 'untouched' });
    expect(await read(here(), { hash: hash('one'), afresh: true })).toEqual({ kind: 'same' });
    await writeFile(join(folder, 'next'), 'two');
    await rename(join(folder, 'next'), at());
    expect(await read(here(), { hash: hash('one') })).toMatchObject({ kind: 'text', text: 'two' });
  });

  test('is told to stir by a write, an atomic replace, a rename away and back', async () => {
    await writeFile(at(), 'one');
    await files.watch(at());
    const stirred = async (act: () => Promise<unknown>): Promise<void> => {
      const before = stirs;
      await act();
      await until('a stir', () => stirs > before);
    };
    await stirred(() => writeFile(at(), 'two'));
    await writeFile(join(folder, 'next'), 'three');
    await stirred(() => rename(join(folder, 'next'), at()));
    await stirred(() => writeFile(at(), 'four'));
    await stirred(() => rename(at(), join(folder, 'away')));
    expect(await read(here())).toMatchObject({ kind: 'failed', fault: 'gone' });
    await stirred(() => rename(join(folder, 'away'), at()));
    expect(await read(here())).toMatchObject({ kind: 'text', text: 'four' });
  });

  test('is watched again after its folder was taken away and put back', async () => {
    const inner = join(folder, 'shared');
    const path = join(inner, 'team.json');
    await mkdir(inner);
    await writeFile(path, 'one');
    await files.watch(path);
    await rename(inner, join(folder, 'elsewhere'));
    expect(await read({ kind: 'path', path })).toMatchObject({ fault: 'gone' });
    await mkdir(inner);
    await writeFile(path, 'two');
    expect(await read({ kind: 'path', path })).toMatchObject({ text: 'two' });
    const before = stirs;
    await writeFile(path, 'three');
    await until('a stir', () => stirs > before);
  });

  test('may be a link, and is told of what happens to the file and to the link', async () => {
    await mkdir(join(folder, 'v1'));
    await mkdir(join(folder, 'v2'));
    await writeFile(join(folder, 'v1/team.json'), 'one');
    await writeFile(join(folder, 'v2/team.json'), 'two');
    await symlink('v1/team.json', at());
    await files.watch(at());
    expect(await read(here())).toMatchObject({ text: 'one' });
    const before = stirs;
    await writeFile(join(folder, 'v1/team.json'), 'one and a half');
    await until('a stir', () => stirs > before);
    expect(await read(here())).toMatchObject({ text: 'one and a half' });
    const then = stirs;
    await symlink('v2/team.json', join(folder, 'next'));
    await rename(join(folder, 'next'), at());
    await until('a stir', () => stirs > then);
    expect(await read(here())).toMatchObject({ text: 'two' });
  });

  test.each([
    ['a folder', () => mkdir(at()), 'not-a-file'],
    ['nothing', () => Promise.resolve(), 'gone'],
    ['no text', () => writeFile(at(), Buffer.from([0x7b, 0xff, 0xfe])), 'not-utf-8'],
    ['17 MiB', () => writeFile(at(), Buffer.alloc(17 * 1024 * 1024, 32)), 'too-large'],
  ])('that is %s says so', async (_name, make, fault) => {
    await make();
    expect(await read(here())).toMatchObject({ kind: 'failed', fault });
  });

  test('is saved over in one step, with its mode, through a link', async () => {
    const target = join(folder, 'real.json');
    await writeFile(target, 'one');
    await chmod(target, 0o664);
    await symlink('real.json', at());
    const wish = { path: at(), text: 'mine', expected: hash('one') };
    expect(await files.write(wish)).toEqual({ kind: 'written', text: 'mine', hash: hash('mine') });
    expect(await readFile(target, 'utf8')).toBe('mine');
    expect((await stat(target)).mode & 0o777).toBe(0o664);
    expect(await readdir(folder)).toEqual(['real.json', 'team.json']);
  });

  test('is not saved over once somebody else has changed it', async () => {
    await writeFile(at(), 'theirs');
    const wish = { path: at(), text: 'mine', expected: hash('one') };
    expect(await files.write(wish)).toEqual({
      kind: 'changed-meanwhile',
      text: 'theirs',
      hash: hash('theirs'),
    });
    expect(await readFile(at(), 'utf8')).toBe('theirs');
    expect(await readdir(folder)).toEqual(['team.json']);
    await rm(at());
    expect(await files.write(wish)).toEqual({ kind: 'failed', reason: 'ENOENT' });
  });
});

describe('an address', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked: IncomingMessage[];
  let base: string;

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    base = await listenHere(server);
  });
  afterEach(async () => {
    await stopHttp(server);
  });

  const place = (path = '/team.json'): FollowedPlace => ({ kind: 'url', url: `${base}${path}` });

  test('is asked only for what is newer', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"7"', 'last-modified': 'yesterday' }).end('one');
    };
    const stamp = { etag: '"7"', modified: 'yesterday' };
    expect(await read(place())).toEqual({ kind: 'text', text: 'one', hash: hash('one'), stamp });
    const again = { place: place(), hash: hash('one'), stamp, afresh: false };
    expect(await files.read(again)).toEqual({ kind: 'same' });
    expect(await files.read({ ...again, stamp: {} })).toEqual({ kind: 'same', stamp });
    expect(asked[1]?.headers['if-modified-since']).toBe('yesterday');
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  test.each([
    [404, {}, undefined],
    [503, { 'retry-after': '120' }, 120_000],
    [429, { 'retry-after': '1' }, 60_000],
    [429, { 'retry-after': '99999999' }, 86_400_000],
    [503, { 'retry-after': 'soon' }, undefined],
    [503, { 'retry-after': 'Thu, 01 Jan 1970 00:10:00 GMT' }, 600_000],
  ])('that answers %i is left alone as long as it asks', async (status, headers, wait) => {
    answer = (_request, response) => response.writeHead(status, headers).end('no');
    expect(await read(place())).toEqual({
      kind: 'failed',
      fault: 'refused',
      detail: String(status),
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
  });

  test('may lead on, but not to a place that is less safe, nor in a circle', async () => {
    answer = ({ url }, response) => {
      if (url === '/team.json') response.writeHead(302, { location: '/new.json' }).end();
      else if (url === '/new.json') response.writeHead(200).end('moved');
      else if (url === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else response.writeHead(302, { location: 'http://example.com/team.json' }).end();
    };
    expect(await read(place())).toMatchObject({ kind: 'text', text: 'moved' });
    for (const path of ['/plain', '/round', '/file']) {
      expect(await read(place(path))).toMatchObject({ kind: 'failed', fault: 'bad-redirect' });
    }
  });

  test('whose answer has no end is cut off, and one that breaks off is offline', async () => {
    answer = ({ url }, response) => {
      if (url === '/long') {
        const chunk = Buffer.alloc(1024 * 1024, 32);
        const more = (): void => {
          while (response.write(chunk));
        };
        response.on('drain', more);
        more();
      } else {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"version":1', () => response.destroy());
      }
    };
    expect(await read(place('/long'))).toMatchObject({ kind: 'failed', fault: 'too-large' });
    expect(await read(place('/short'))).toMatchObject({ kind: 'failed', fault: 'offline' });
  });

  test('that nobody answers at is offline; one that is not allowed is not asked', async () => {
    await stopHttp(server);
    expect(await read(place())).toMatchObject({ kind: 'failed', fault: 'offline' });
    const plain = { kind: 'url', url: 'http://example.com/team.json' } as const;
    expect(await read(plain)).toEqual({ kind: 'failed', fault: 'refused', detail: 'address' });
    await new Promise<void>((resolve) => server.listen(0, resolve));
  });
});
