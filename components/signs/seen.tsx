'use client'
import type { PlanStep, Symptoms } from '../../domain/plan/plan.ts'
import { answerText, rowTexts, signTexts } from '../../domain/plan/texts.ts'
import { type Sighted, signKey, signsOf, tableNow } from '../../domain/signs/now.ts'
import { signs } from '../../domain/signs/words/signs.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { Do } from '../moves/do.tsx'
import { Ago } from '../time/elapsed.tsx'
import { Notice } from '../ui/notice.tsx'
import { SymptomList } from './symptom-list.tsx'

const listLook = 'grid gap-1.5 text-sm'
/** One thing that is looked at: side by side where there is room, its buttons below it among a box's other facts. */
const lookOf = {
  step: 'grid-cols-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto]',
  box: 'grid-cols-[minmax(0,1fr)_auto]',
}

/** How often ages are told anew, ms. */
const TICK = 10_000

/** What the hands see at the step that is being done, and the row of its table that leads to: what it means, what to do. */
export function SeenNow({ step }: { step: PlanStep }) {
  const { state, lang, live } = useDesk()
  const now = useNow(live, TICK)
  const table = step.symptoms ?? null
  if (table === null) return null
  const words = signs[lang]
  const { looks, row } = tableNow(state, step, table, now)
  const lit = row === null ? undefined : table.rows[row]
  return (
    <div className="seen grid gap-2 border-t border-line pt-2.5">
      <h3 className="text-ink-faint">{words.reads}</h3>
      <dl className={listLook}>
        {looks.map((look) => (
          <SeenLook key={signKey(look.on, look.id, look.sign.id)} look={look} now={now} at="step" />
        ))}
      </dl>
      {lit !== undefined ? (
        <Notice tone="now" live title={rowTexts(lit, lang).means}>
          {words.then + words.colon}
          <strong>{rowTexts(lit, lang).then}</strong>
        </Notice>
      ) : looks.every((l) => l.holds) ? (
        <Notice tone="warn" live>
          {words.noRowDesk}
        </Notice>
      ) : null}
    </div>
  )
}

/** A step's whole table; the row that holds now is marked. */
export function SeenTable({ step, table }: { step: PlanStep; table: Symptoms }) {
  const { state, lang, live } = useDesk()
  const now = useNow(live, TICK)
  const running = state.runs[step.id]?.state === 'running'
  return (
    <SymptomList table={table} lang={lang} row={running ? tableNow(state, step, table, now).row : null} />
  )
}

/** What was seen last of a box; nothing where the plan names nothing to look at. */
export function MachineSigns({ machine }: { machine: string }) {
  const { state, live } = useDesk()
  const now = useNow(live, TICK)
  const all = signsOf(state, machine, now)
  if (all.length === 0) return null
  return (
    <dl className={listLook}>
      {all.map((look) => (
        <SeenLook key={look.sign.id} look={look} now={now} at="box" />
      ))}
    </dl>
  )
}

/** One thing to look at: what was seen, by whom and how long ago; a button each for what is told by phone. */
function SeenLook(props: { look: Sighted; now: number; at: keyof typeof lookOf }) {
  const { now, at } = props
  const { on, id, sign, look, holds } = props.look
  const { lang, can, actor } = useDesk()
  const words = signs[lang]
  const says = signTexts(sign, lang)
  return (
    <div className={`grid items-center gap-x-3 gap-y-0.5 ${lookOf[at]}`}>
      <dt title={says.name === sign.name ? undefined : sign.name}>{says.name}</dt>
      <dd>
        {look === null ? (
          <span className="text-ink-faint">{words.notYet}</span>
        ) : (
          <>
            <strong className={holds ? 'seen-answer' : 'seen-answer font-normal text-ink-faint line-through'}>
              {answerText(sign, look.answer, lang)}
            </strong>{' '}
            <span className={holds ? 'text-ink-faint' : 'tone-warn text-tone'}>
              <Ago instant={look.at} now={now} lang={lang} />
              {holds ? '' : ` · ${words.again}`}
            </span>{' '}
            <span className="text-ink-faint">
              {actor(look.by)}
              {look.entered ? ` (${words.byPhone})` : ''}
            </span>
          </>
        )}
      </dd>
      {can('sign.report') ? (
        <dd className={at === 'box' ? 'col-span-full' : undefined}>
          <fieldset className="flex flex-wrap gap-1">
            <legend className="sr-only">{words.enter(says.name)}</legend>
            {sign.answers.map((answer, i) => (
              <Do
                key={answer}
                size="sm"
                kind="quiet"
                className="aria-pressed:border-site aria-pressed:font-semibold aria-pressed:text-site"
                aria-pressed={holds && look?.answer === answer}
                command={() => ({ type: 'sign.report', on, id, sign: sign.id, answer })}
              >
                {says.answers[i]}
              </Do>
            ))}
          </fieldset>
        </dd>
      ) : null}
    </div>
  )
}
