import { format } from 'node:util'

// A warning nobody reads is a fault nobody mends: in tests it is a failure.
for (const level of ['error', 'warn'] as const) {
  console[level] = (...said: unknown[]) => {
    throw new Error(`console.${level} was called: ${format(...said)}`)
  }
}
