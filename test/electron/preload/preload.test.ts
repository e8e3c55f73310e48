import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const source = readFileSync(
  resolve(import.meta.dirname, '../../../electron/preload/index.ts'),
  'utf8',
);

describe('the preload', () => {
  test('has fewer than 40 lines', () => {
    expect(source.trimEnd().split('\n').length).toBeLessThan(40);
  });

  test('exposes one object, once', () => {
    expect(source.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  });

  test('blocks on nothing and hands on no whole channel', () => {
    expect(source).not.toMatch(/sendSync|ipcRenderer\s*[,})]\s*\)|webFrame|require\(/);
  });
});
