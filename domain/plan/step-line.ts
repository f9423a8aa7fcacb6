import { readMinutes, takeMinutes } from '../plan-markdown/minutes.ts'
import type { Estimate } from './plan.ts'

const bare = /\s*[(（](\d{1,4}(?:\s*[-–/]\s*\d{1,4}){1,2})[)）]\s*$/

/**
 * A step typed in one line: its title, and the minutes written at its end in brackets, as in "Copy the image (20/30/60)"
 * or "(5 min)"; null where there are none.
 */
export function readStepLine(text: string): { title: string; minutes: Estimate | null } {
  const line = text.trim()
  const found = bare.exec(line)
  const minutes = found === null ? null : readMinutes((found[1] as string).replaceAll('–', '-'), true)
  const title = line.slice(0, found?.index ?? 0).trim()
  return found === null || minutes === null || title === '' ? takeMinutes(line) : { title, minutes }
}
