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
    <div className="seen">
      <h3 className="seen-title">{words.reads}</h3>
      <dl className="seen-looks">
        {looks.map((look) => (
          <SeenLook key={signKey(look.on, look.id, look.sign.id)} look={look} now={now} />
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
    <dl className="seen-looks">
      {all.map((look) => (
        <SeenLook key={look.sign.id} look={look} now={now} />
      ))}
    </dl>
  )
}

/** One thing to look at: what was seen, by whom and how long ago; a button each for what is told by phone. */
function SeenLook({ look: { on, id, sign, look, holds }, now }: { look: Sighted; now: number }) {
  const { lang, can, actor } = useDesk()
  const words = signs[lang]
  const says = signTexts(sign, lang)
  return (
    <div className="seen-look">
      <dt title={says.name === sign.name ? undefined : sign.name}>{says.name}</dt>
      <dd>
        {look === null ? (
          <span className="faint">{words.notYet}</span>
        ) : (
          <>
            <strong className={holds ? 'seen-answer' : 'seen-answer seen-old'}>
              {answerText(sign, look.answer, lang)}
            </strong>{' '}
            <span className={holds ? 'faint' : 'toned tone-warn'}>
              <Ago instant={look.at} now={now} lang={lang} />
              {holds ? '' : ` · ${words.again}`}
            </span>{' '}
            <span className="faint">
              {actor(look.by)}
              {look.entered ? ` (${words.byPhone})` : ''}
            </span>
          </>
        )}
      </dd>
      {can('sign.report') ? (
        <dd>
          <fieldset className="seen-enter">
            <legend className="sr-only">{words.enter(says.name)}</legend>
            {sign.answers.map((answer, i) => (
              <Do
                key={answer}
                size="sm"
                kind="quiet"
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
