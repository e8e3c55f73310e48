import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Where `npm run pack` puts the binary of a build: `release`, or `test` with the inspector open. */
export function packedBinary(kind) {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  const folder = resolve(root, 'dist', kind);
  switch (process.platform) {
    case 'darwin':
      return resolve(folder, `mac${arch}`, 'Lull.app', 'Contents', 'MacOS', 'Lull');
    case 'win32':
      return resolve(folder, `win${arch}-unpacked`, 'Lull.exe');
    default:
      return resolve(folder, `linux${arch}-unpacked`, 'lull');
  }
}
