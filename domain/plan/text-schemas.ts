import { z } from 'zod'
import { detailNames } from '../hands/details.ts'
import type { Lang } from '../messages/lang.ts'
import { line as lineOf, words as wordsOf } from '../text/schemas.ts'

const line = (max: number) => lineOf(max).optional()
const words = (max: number) => wordsOf(max).optional()

function saysSomething(of: object): boolean {
  return Object.values(of).some((part) => part !== undefined)
}
/** A part with a wrong name is wrong by its name alone. */
const empty = { error: 'empty', when: ({ issues }: { issues: unknown[] }) => issues.length === 0 }

/** The same words in other languages than the plan's own, each part of them if it is given; what says nothing is refused. */
function inLangs<S extends z.ZodRawShape>(parts: z.ZodObject<S, z.core.$strict>) {
  const said = parts.refine(saysSomething, empty).optional()
  const languages = { en: said, 'zh-TW': said } satisfies Record<Lang, unknown>
  return z.strictObject(languages).refine(saysSomething, empty)
}

type DetailWords = Record<(typeof detailNames)[number], ReturnType<typeof line>>
const details = z
  .strictObject(Object.fromEntries(detailNames.map((name) => [name, line(200)])) as DetailWords)
  .refine(saysSomething, empty)

/** A step's words in other languages, by language. As long as the original's may be. */
export const stepTextsSchema = inLangs(
  z.strictObject({
    title: line(200),
    /** What is asked of the hands. */
    ask: words(1000),
    details: details.optional(),
    otherwise: words(1000),
    expect: words(8000),
    /** How it is undone. */
    undo: words(2000),
  }),
)

/** The words of something to look at in other languages: its answers are as many as the original's, in their order. */
export const signTextsSchema = inLangs(
  z.strictObject({ name: line(200), answers: z.array(lineOf(60)).max(6).optional() }),
)

/** What a row of a symptom table says in other languages. */
export const rowTextsSchema = inLangs(z.strictObject({ means: words(500), then: words(500) }))

/** Each of the answers is one of the original's in another language, so there is one for each. */
export function oneForEach(
  sign: { answers: readonly string[]; texts?: z.infer<typeof signTextsSchema> | undefined },
  ctx: z.RefinementCtx,
): void {
  const needs = sign.answers.length
  for (const [lang, said] of Object.entries(sign.texts ?? {})) {
    const found = said?.answers?.length ?? needs
    if (found !== needs)
      ctx.addIssue({
        code: 'custom',
        message: 'answers-differ',
        params: { found, needs },
        path: ['texts', lang, 'answers'],
      })
  }
}
