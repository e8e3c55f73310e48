import { join } from 'node:path';
import { build } from 'vite';

/** Bundles a TypeScript program for a child Node process; returns the path of the script. */
export const bundleChild = async (entry: string, directory: string): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: directory,
      emptyOutDir: false,
      target: 'node18',
      rolldownOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  });
  const name = entry.slice(entry.lastIndexOf('/') + 1).replace(/\.ts$/, '.mjs');
  return join(directory, name);
};
