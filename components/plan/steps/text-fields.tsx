'use client'
import { type ReactNode, useState } from 'react'
import { comer } from '../../../domain/accounts/words/comer.ts'
import { detailsFor } from '../../../domain/hands/details.ts'
import { requests } from '../../../domain/hands/words/requests.ts'
import { type Lang, langs } from '../../../domain/messages/lang.ts'
import type { PlanStep, Sign, Symptoms, TextsOfStep } from '../../../domain/plan/plan.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import { textForms } from '../../../domain/plan/words/text-forms.ts'
import { withRowWords, withSignWords, withWords } from '../../../domain/plan-edit/texts.ts'
import { readSignWords, writeSignWords } from '../../../domain/signs/text.ts'
import { signPlan } from '../../../domain/signs/words/plan.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { controlLook, Field } from '../../ui/field.tsx'
import { EditText } from '../edit-field.tsx'
import type { Whole } from '../fields.ts'
import { usePlan } from '../plan-context.tsx'

type Given = readonly (Partial<Record<Lang, unknown>> | null | undefined)[]

/** The folded part in which texts are given in another language. Its fields are drawn once it is opened. */
function InAnother(props: {
  given: Given
  /** Some of the original, from which the language to begin with is guessed. */
  original: string
  children: (to: Lang, label: (of: string) => string) => ReactNode
}) {
  const { lang } = useDesk()
  const { may } = usePlan()
  const w = textForms[lang]
  const there = langs.find((l) => props.given.some((texts) => texts?.[l] !== undefined))
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState<Lang>()
  const to = chosen ?? there ?? (/\p{Script=Han}/u.test(props.original) ? 'en' : 'zh-TW')
  if (there === undefined && !may) return null
  return (
    <details className="min-w-0" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="cursor-pointer py-1 text-sm text-ink-faint">
        {w.title}
        {there === undefined ? '' : ` · ${comer[lang].languages[there]}`}
      </summary>
      {open ? (
        <div className="grid gap-3 border-line border-l-2 pt-1 pl-3">
          <p className="text-sm text-ink-faint">{w.lead}</p>
          <div className="max-w-60">
            <Field label={w.language}>
              {(wiring) => (
                <select
                  {...wiring}
                  className={controlLook()}
                  value={to}
                  onChange={(e) => choose(e.target.value as Lang)}
                >
                  {langs.map((l) => (
                    <option key={l} value={l}>
                      {comer[lang].languages[l]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {props.children(to, (of) => `${of} · ${comer[lang].languages[to]}`)}
        </div>
      ) : null}
    </details>
  )
}

type StepPart = Exclude<keyof NonNullable<TextsOfStep[Lang]>, 'details'>

/** A step's words in another language: a field for each that the step has. All of them are one value. */
export function StepTextFields({ step, field }: { step: PlanStep; field: Whole }) {
  const { lang } = useDesk()
  const w = planSteps[lang]
  const texts = step.texts ?? null
  const { ask } = step
  const parts: { part: StepPart; label: string; original: string; max: number; line?: true }[] = [
    { part: 'title', label: w.title, original: step.title, max: 200, line: true },
    { part: 'ask', label: w.ask, original: ask?.text ?? '', max: 1000 },
    { part: 'otherwise', label: requests[lang].otherwise, original: ask?.otherwise ?? '', max: 1000 },
    { part: 'expect', label: w.expect, original: step.expect, max: 8000 },
    { part: 'undo', label: w.undo, original: step.undo?.what ?? '', max: 2000 },
  ]
  const given = (value: unknown, to: Lang) => (value as TextsOfStep | null)?.[to]
  return (
    <InAnother given={[texts]} original={step.title}>
      {(to, label) => (
        <>
          {parts
            .filter((p) => p.original.trim() !== '')
            .map((p, i) => (
              <EditText
                key={`${to} ${p.part}`}
                {...field}
                at={i === 0 ? field.at : ''}
                label={label(p.label)}
                placeholder={p.original}
                read={(text) => ({ ok: true, value: withWords(texts, to, { [p.part]: text.trim() }) })}
                write={(value) => given(value, to)?.[p.part] ?? ''}
                rows={p.line ? undefined : 1}
                max={p.max}
              />
            ))}
          {(ask === null ? [] : detailsFor(ask.kind, ask.details)).map(([name, original]) => (
            <EditText
              key={`${to} ${name}`}
              {...field}
              at=""
              label={label(requests[lang].detail[name])}
              placeholder={original}
              read={(text) => {
                const said = { ...texts?.[to]?.details, [name]: text.trim() || undefined }
                const none = Object.values(said).every((part) => part === undefined)
                return { ok: true, value: withWords(texts, to, { details: none ? undefined : said }) }
              }}
              write={(value) => given(value, to)?.details?.[name] ?? ''}
              max={200}
            />
          ))}
        </>
      )}
    </InAnother>
  )
}

/** What is looked at, in another language: a line each, its name with its answers. `made` is the whole value with them. */
export function SignTextFields<S extends Sign>(props: {
  signs: readonly S[]
  field: Whole
  /** The signs in a value of the field. */
  of: (value: unknown) => readonly S[]
  made: (signs: S[]) => unknown
  /** The table that they stand in, whose rows say something as well. */
  table?: Symptoms
}) {
  const { signs, field, of, made, table } = props
  const { lang } = useDesk()
  const [w, names] = [textForms[lang], signPlan[lang]]
  if (signs.length === 0) return null
  const given: Given = [...signs, ...(table?.rows ?? [])].map(({ texts }) => texts)
  return (
    <InAnother given={given} original={signs.map((s) => s.name).join(' ')}>
      {(to, label) => (
        <>
          {signs.map((sign, i) => (
            <EditText
              key={`${to} ${sign.id}`}
              {...field}
              at=""
              label={label(sign.name)}
              hint={i === 0 ? w.signHint : undefined}
              placeholder={`${sign.name}: ${sign.answers.join(' / ')}`}
              read={(text) => {
                const read = readSignWords(text, sign)
                if (read.ok)
                  return {
                    ok: true,
                    value: made(signs.map((s) => (s.id === sign.id ? withSignWords(s, to, read.words) : s))),
                  }
                const { fault } = read
                const error =
                  fault === 'doubled'
                    ? w.doubled
                    : fault === 'too-long'
                      ? w.tooLong
                      : w.count(sign.answers.length)
                return { ok: false, error }
              }}
              write={(value) => {
                const own = of(value).find((s) => s.id === sign.id)
                return own === undefined ? '' : writeSignWords(own, to)
              }}
              max={700}
            />
          ))}
          {table?.rows.map((row, i) =>
            (['means', 'then'] as const).map((part) => (
              <EditText
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
                key={`${to} ${i} ${part}`}
                {...field}
                at=""
                label={label(`${i + 1}. ${names[part]}`)}
                placeholder={row[part]}
                read={(text) => ({
                  ok: true,
                  value: {
                    ...table,
                    rows: table.rows.map((r, k) =>
                      k === i ? withRowWords(r, to, { [part]: text.trim() || undefined }) : r,
                    ),
                  },
                })}
                write={(value) => (value as Symptoms | null)?.rows[i]?.texts?.[to]?.[part] ?? ''}
                rows={1}
                max={500}
              />
            )),
          )}
        </>
      )}
    </InAnother>
  )
}
