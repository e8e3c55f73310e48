import { describe, expect, it } from 'vitest';
import catalogue from '../../../resources/locales/en.json';
import { packageOf } from '../../../renderer/settings/licence-path';
import { SECTION_NAMES, sectionNamed } from '../../../renderer/settings/section-names';
import { createWords } from '../../../src/words/words';

describe('a section', () => {
  it('is found by its name, and is the first one otherwise', () => {
    for (const name of SECTION_NAMES) expect(sectionNamed(name)).toBe(name);
    for (const text of ['', 'toString', 'Me', 'silence?x']) expect(sectionNamed(text)).toBe('me');
  });

  it('has a title and a line about it', () => {
    const words = createWords(catalogue, 'en');
    for (const name of SECTION_NAMES) {
      expect(words(`settings.sections.${name}`)).not.toContain('settings.');
      expect(words(`settings.leads.${name}`)).not.toContain('settings.');
    }
  });
});

describe('a licence', () => {
  it.each([
    ['../../node_modules/react/LICENSE', 'react'],
    ['../../node_modules/@ariakit/store/license', '@ariakit/store'],
    ['../../node_modules/a/node_modules/b/LICENSE.md', 'b'],
  ])('at %s is of %s', (path, name) => {
    expect(packageOf(path)).toBe(name);
  });
});
