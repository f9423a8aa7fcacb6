import { defineConfig } from 'vitest/config'

/** What starts servers as processes of their own, or all but fills the machine. */
const PROCESS = ['tests/start/**/*.test.ts', 'tests/deploy/**/*.test.ts', 'tests/load/**/*.test.ts']

export default defineConfig({
  test: {
    // Not UTC and not a whole hour: code that leans on the machine's own zone fails here, and not at a user's.
    env: { TZ: 'Asia/Kathmandu' },
    setupFiles: ['tests/harness/quiet-console.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Both cores of the smallest machine this is tested on; Vitest itself would leave one idle.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          // Files share what they import, warm already, which halves the time. So a test leaves no global changed behind.
          isolate: false,
          unstubGlobals: true,
          exclude: ['**/node_modules/**', '**/.next/**', '**/dist/**', '**/data/**', ...PROCESS],
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: PROCESS,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
