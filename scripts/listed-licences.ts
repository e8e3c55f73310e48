import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The package that a bundled module is of, or null for a module of our own. */
function packageOf(id: string): string | null {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? null;
}

/** Whether a place in the list names something: as itself, among several between braces, or as any of a scope. */
function names(place: string, name: string): boolean {
  if (place === '*') return true;
  const [, before = place, among] = /^([^{]*)\{(.*)\}$/.exec(place) ?? [];
  const each = among === undefined ? [before] : among.split(',').map((one) => before + one);
  return each.includes(name);
}

/** Whether the list has the licence of a package: `@{ariakit,floating-ui}/*` has all of two scopes. */
function isListed(list: readonly string[], name: string): boolean {
  const [last = '', scope = ''] = name.split('/').reverse();
  return list.some((line) => {
    const inside = line.slice(line.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const [first = '', second = ''] = inside.split('/');
    if (!first.startsWith('@')) return scope === '' && names(first, last);
    return names(first.slice(1), scope.slice(1)) && names(second, last);
  });
}

/** A build ends with an error when it bundles a package whose licence is not in the file that lists them. */
export function listedLicences(file: string): Plugin {
  return {
    name: 'listed-licences',
    generateBundle(_options, bundle) {
      const list = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('node_modules/'));
      const ids = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : [],
      );
      const bundled = new Set(ids.map(packageOf).filter((name) => name !== null));
      const unlisted = [...bundled].filter((name) => !isListed(list, name)).sort();
      if (unlisted.length > 0) {
        this.error(`${file} shows no licence of ${unlisted.join(', ')}`);
      }
    },
  };
}
