/** The package whose folder a file lies in: `../../node_modules/@ariakit/store/license` is of `@ariakit/store`. */
export function packageOf(path: string): string {
  const inside = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return inside.split('/').slice(0, -1).join('/');
}
