import { defineConfig } from 'vitest/config'

/** What needs the built server, started as a process of its own. */
const PROCESS = ['tests/start/**/*.test.ts', 'tests/deploy/**/*.test.ts']

export default defineConfig({
  test: {
    // Not UTC and not a whole hour: code that leans on the machine's own zone fails here, and not at a user's.
    env: { TZ: 'Asia/Kathmandu' },
    setupFiles: ['tests/harness/quiet-console.ts'],
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/.next/**', '**/dist/**', '**/data/**', ...PROCESS],
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: PROCESS,
          // Each of them starts servers; side by side they would only slow each other down.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
