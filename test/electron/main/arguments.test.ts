import { describe, expect, test } from 'vitest';
import { asLink, readArguments } from '../../../electron/main/arguments';

const EXE = '/opt/Lull/lull';

describe('the command line', () => {
  test.each([
    { argv: [EXE], hidden: false, link: null },
    { argv: [EXE, '--hidden'], hidden: true, link: null },
    { argv: [EXE, '--hidden', 'lull://team'], hidden: true, link: 'lull://team' },
    {
      argv: [EXE, '--allow-file-access-from-files', '/repo', 'lull://focus/start?minutes=50'],
      hidden: false,
      link: 'lull://focus/start?minutes=50',
    },
    { argv: [EXE, 'lull://team', 'lull://focus'], hidden: false, link: null },
    { argv: [EXE, 'file:///etc/passwd'], hidden: false, link: null },
  ])('$argv', ({ argv, hidden, link }) => {
    expect(readArguments(argv)).toEqual({ hidden, link });
  });

  test.each([
    'lull://focus/../../x?min=9e99',
    'lull://focus/start?minutes=9e99',
    'lull://focus/start?minutes=-5',
    'lull:focus',
    'LULL://team',
    'lull://team\n--inspect',
    '--inspect=lull://team',
    ' lull://team',
    `lull://team?${'x'.repeat(100_000)}`,
    'lull://team\u0000',
    undefined,
    null,
    7,
    ['lull://team'],
    { toString: () => 'lull://team' },
  ])('takes %j for no link', (text) => {
    expect(asLink(text)).toBeNull();
  });
});
