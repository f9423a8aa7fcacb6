import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { fileSchema } from './file-schema.ts'

export const SCHEMA_PATH = fileURLToPath(new URL('../../prisma/plans/plan.schema.json', import.meta.url))

/** What editors are told of the plan file, as text. Draft 7 is what the common YAML language server reads. */
export function planJsonSchema(): string {
  const schema = z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-7' })
  const text = JSON.stringify({ title: 'Farhand plan', ...schema }, null, 2)
  return `${text.replace(/^(.*)\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\](,?)$/gm, oneLine)}\n`
}

/** A list of words in one line where it fits, as the formatter of this project has it. */
function oneLine(list: string, before: string, words: string, comma: string): string {
  const line = `${before}[${words.replace(/,\s+/g, ', ')}]${comma}`
  return line.length > 110 ? list : line
}

// `npx tsx server/plan-file/json-schema.ts` writes the checked-in file anew.
if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(SCHEMA_PATH, planJsonSchema())
