import fc from 'fast-check'
import { cleanLine, cleanText } from '../../../domain/text/clean.ts'

/** What YAML, editors or terminals treat as something. */
const odd = [
  '\n|\n\n|\r\n|\r|\t| |  |: | #|# |- |---\n|...\n|%YAML|>|&a|*a|"|\'|\\|{|}|[|]|,|!|@|`|?|~',
  'null|true|no|on|12|1e3|0x1f|12:30|1998-09-12|<<|=|\u0000|\u0007|\u0085|\u00a0|\u2028|\u2029|\ufeff|\ud800',
  '重新開機|臺北：機房，|「龍」|　|é|e\u0301|🐉|ls -l  |\tindented|  echo $A # b',
].flatMap((list) => list.split('|'))
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 8, arbitrary: fc.constantFrom('|', ...odd) },
)
const anything = (max: number) =>
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('').slice(0, max))
// As it stands in a plan: what nobody sees is gone by then.
export const words = (max: number) => anything(max).map(cleanText)
export const lineOrNone = (max: number) => anything(max).map(cleanLine)
export const line = lineOrNone(200).map((s) => s || '龍')
export const said = piece.map((p) => cleanLine(p) || '龍')
