import { readFileSync } from 'node:fs';

const LIST = new URL('../renderer/settings/licences.tsx', import.meta.url);

/** The package that a bundled module is of, or null for a module of our own. */
function packageOf(id) {
  const inside = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id);
  return inside === null ? null : inside[1];
}

/** Whether a place in the list names something: as itself, among several between braces, or as any of a scope. */
function names(place, name) {
  if (place === '*') return true;
  const [, before = place, among] = /^([^{]*)\{(.*)\}$/.exec(place) ?? [];
  const each = among === undefined ? [before] : among.split(',').map((one) => before + one);
  return each.includes(name);
}

/** Whether the list has the licence of a package: `@{ariakit,floating-ui}/*` has all of two scopes. */
function isListed(list, name) {
  const [last, scope = ''] = name.split('/').reverse();
  return list.some((line) => {
    const inside = line.slice(line.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const places = inside.split('/');
    if (!inside.startsWith('@')) return scope === '' && names(places[0], last);
    const [scopes, ...rest] = places;
    return names(scopes.slice(1), scope.slice(1)) && names(rest[0], last);
  });
}

/** A build ends with an error when it bundles a package whose licence Lull does not show. */
export function listedLicences() {
  return {
    name: 'listed-licences',
    generateBundle(_options, bundle) {
      const list = readFileSync(LIST, 'utf8')
        .split('\n')
        .filter((line) => line.includes('node_modules/'));
      const ids = Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? []);
      const bundled = new Set(ids.map(packageOf).filter((name) => name !== null));
      const unlisted = [...bundled].filter((name) => !isListed(list, name)).sort();
      if (unlisted.length > 0) {
        this.error(`renderer/settings/licences.tsx shows no licence of ${unlisted.join(', ')}`);
      }
    },
  };
}
