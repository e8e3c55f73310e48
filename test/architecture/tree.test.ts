import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files';

const repository = resolve(import.meta.dirname, '..', '..');
const FOLDERS = ['src', 'electron', 'renderer', 'scripts', 'test'];
const CODE = ['.ts', '.tsx', '.mjs', '.cjs', '.css', '.html'];

const files = sourceFiles(FOLDERS, CODE);

describe('every file', () => {
  test('is at most 300 lines long, 600 in test', () => {
    const long = files.filter(({ path, text }) => {
      const lines = text.split('\n').length - 1;
      return lines > (path.startsWith('test/') ? 600 : 300);
    });
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('is named in kebab case after what it owns', () => {
    const banned = new Set(['utils', 'util', 'helpers', 'helper', 'manager', 'service', 'common']);
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    const odd = files.filter(({ path }) =>
      path.split('/').some((name) => {
        const words = name.replace(/\..*$/, '').split('-');
        return !kebab.test(name) || words.some((word) => banned.has(word) || word === 'misc');
      }),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('leaves nothing for later', () => {
    const later = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''));
    const odd = files.filter(({ text }) => later.test(text));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
});

test('a test file has a source file to mirror', () => {
  const sources = new Set(files.map(({ path }) => path.replace(/\.[a-z]+$/, '')));
  const folders = new Set([...sources].map((path) => path.slice(0, path.lastIndexOf('/'))));
  const orphans = files
    .map(({ path }) => path)
    .filter((path) => /^test\/(src|electron|renderer)\/.*\.test\.tsx?$/.test(path))
    .map((path) => path.slice('test/'.length, path.lastIndexOf('/')))
    .filter((folder) => !folders.has(folder) && !sources.has(folder));
  expect([...new Set(orphans)]).toEqual([]);
});

test('the preload script stays under 40 lines', () => {
  const text = readFileSync(join(repository, 'electron', 'preload', 'index.ts'), 'utf8');
  expect(text.split('\n').length).toBeLessThan(40);
});

describe('the lock file', () => {
  type Locked = {
    resolved?: string;
    integrity?: string;
    link?: true;
    optionalDependencies?: Record<string, string>;
  };
  type Lock = { packages: Record<string, Locked> };
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as Lock;
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link);

  test('names no host to fetch from', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('pins every package by its contents', () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(packages.length).toBeGreaterThan(100);
  });

  test('knows the binaries of every platform, or npm ci fails on the others', () => {
    const known = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));
    const asked = packages.flatMap(([, locked]) => Object.keys(locked.optionalDependencies ?? {}));
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });
});
