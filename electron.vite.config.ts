import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const root = import.meta.dirname;

// Electron 25 has no ES modules in main and Chromium 114: both are the oldest runtime Lull supports.
export default defineConfig({
  main: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      rolldownOptions: {
        input: resolve(root, 'electron/main/index.ts'),
        external: ['electron', /^node:/],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      rolldownOptions: {
        input: resolve(root, 'electron/preload/index.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      target: 'chrome114',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          team: resolve(root, 'renderer/team/index.html'),
          focus: resolve(root, 'renderer/focus/index.html'),
          settings: resolve(root, 'renderer/settings/index.html'),
        },
      },
    },
  },
});
