import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files';

test('K4 one place writes to the console, behind the redactor', () => {
  const writers = sourceFiles(['src', 'electron', 'renderer'], ['.ts', '.tsx']).filter(({ text }) =>
    /\bconsole\.[a-z]+\(|process\.std(out|err)/.test(text),
  );
  expect(writers.map(({ path }) => path)).toEqual(['electron/main/running.ts']);
});
