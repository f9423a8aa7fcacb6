import { z } from 'zod'
import { cleanLine, cleanText } from './clean.ts'

// For what comes in. What is stored was let in by the rules of its day: bodies of events are never cleaned.

/** A line that says something, at most `max` long. */
export const line = (max: number) => z.string().overwrite(cleanLine).min(1).max(max)
/** A line that may be empty. */
export const lineOrNone = (max: number) => z.string().overwrite(cleanLine).max(max)
/** One or more lines that say something. */
export const words = (max: number) =>
  z
    .string()
    .overwrite((t) => cleanText(t).trim())
    .min(1)
    .max(max)
/** Lines that may be none, their blank ends as they are. */
export const wordsOrNone = (max: number) => z.string().overwrite(cleanText).max(max)
