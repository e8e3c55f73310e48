import { configDefaults, defineConfig } from 'vitest/config';

/** Adapters that are tried against the real thing, which only a Linux desktop has. */
const LINUX_ONLY =
  process.platform === 'linux' ? [] : ['test/electron/adapters/**', 'test/electron/main/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{src,electron,renderer,architecture}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...LINUX_ONLY],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'packed',
          include: ['test/packed/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
