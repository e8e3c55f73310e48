import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { listedLicences } from './scripts/listed-licences';

const root = import.meta.dirname;
const LICENCES = resolve(root, 'renderer/settings/licences.tsx');

// What every window loads; nothing that leads to Ariakit or to the cities, which only dialogs need.
const SHARED_PARTS = [
  ...['announcer', 'banner', 'base', 'button', 'chip', 'class-names', 'empty-state', 'key-cap'],
  ...['locale', 'menu', 'plain-text', 'progress', 'segmented-control', 'state-mark', 'toast'],
  ...['tooltip', 'visually-hidden'],
];
const SHARED = [
  /\/node_modules\/(react|react-dom|scheduler|zustand|lucide-react)\//,
  /\/resources\/locales\/|\/src\/|\/renderer\/[^/]+$/,
  new RegExp(`/renderer/ui/(${SHARED_PARTS.join('|')})\\.`),
  /\/renderer\/(team\/team-view|ui\/use-section|ui\/zone-field\/city-table)\./,
];

// Electron 25 has no ES modules in main and Chromium 114: both are the oldest runtime Lull supports.
export default defineConfig({
  main: {
    // The copy of Node's streams that mqtt.js brings for browsers; bundled, its parts wait for each other.
    plugins: [listedLicences(LICENCES)],
    resolve: { alias: { 'readable-stream': 'node:stream' } },
    build: {
      target: 'node18',
      minify: true,
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
      minify: true,
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
    plugins: [react(), listedLicences(LICENCES)],
    build: {
      target: 'chrome114',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          team: resolve(root, 'renderer/team/index.html'),
          focus: resolve(root, 'renderer/focus/index.html'),
          settings: resolve(root, 'renderer/settings/index.html'),
        },
        output: {
          // Each file a window asks for costs its start: what windows share is one file, not a dozen.
          codeSplitting: {
            groups: [
              {
                name: 'shared',
                test: (id: string) => SHARED.some((fitting) => fitting.test(id)),
                minShareCount: 2,
              },
            ],
          },
        },
      },
    },
  },
});
