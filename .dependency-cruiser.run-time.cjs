'use strict';

// Who may import whom when the types are erased; see `.dependency-cruiser.cjs`.

const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'windows-never-reduce',
      comment: 'The state lives in main: a window sends commands and draws what it is sent.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'windows-never-parse-commands',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^src/contract/parse' },
    },
    {
      name: 'contract-has-no-logic-of-the-app',
      comment: 'A schema is what a type is at run time, so a parser may use it.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^src/app/', pathNot: '-schema\\.ts$' },
    },
    {
      name: 'networks-load-when-switched-on',
      comment: 'A target or source that is off must cost nothing at start-up.',
      severity: 'error',
      from: { path: '^electron/main/' },
      to: {
        path: '^electron/adapters/(targets|sources)/(channel|slack|teams)',
        dependencyTypesNot: ['dynamic-import'],
      },
    },
  ],
  options,
};
