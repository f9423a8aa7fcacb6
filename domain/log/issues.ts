import type { z } from 'zod'

/** Zod's findings as path and problem code; the words for people are made from the code at the reader's edge. */
export function issuesOf(error: z.ZodError, under = ''): { path: string; problem: string }[] {
  return error.issues.slice(0, 20).map((i) => ({
    path: [under, ...i.path.map(String)].filter((p) => p !== '').join('.'),
    problem: i.code === 'custom' ? i.message : i.code,
  }))
}
