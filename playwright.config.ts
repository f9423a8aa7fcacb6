import { defineConfig } from '@playwright/test'
import { shell } from './tests/harness/chromium.ts'

// A test of one night shares its worker's server (tests/harness/night.ts); what is about the server itself starts its own.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // Pictures of every act would cost a third of the time. To see what failed: npx playwright test <file> --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: shell,
  },
})
