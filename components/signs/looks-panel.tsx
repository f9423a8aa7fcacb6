import { isOpen } from '../../domain/hands/state.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { isFor } from '../../domain/people/on-duty.ts'
import type { SymptomRow } from '../../domain/plan/plan.ts'
import { answerText, originalLang, rowTexts, signTexts } from '../../domain/plan/texts.ts'
import { type Sighted, signKey, signsOf, tableNow, tablesNow } from '../../domain/signs/now.ts'
import { signs } from '../../domain/signs/words/signs.ts'
import { row as besides, chips, Opens, Panel, soft, warn, well } from '../phone/look.tsx'
import { Act, Line, Press, useHands } from '../phone/tools.tsx'
import { Original, type Pair } from '../plan/original.tsx'
import { Ago } from '../time/elapsed.tsx'
import { SymptomList } from './symptom-list.tsx'

/**
 * What there is to see while hands are at it, each with its usual answers to tap: the table of the step that is being
 * done, with the row that what was seen leads to, and the signs of the boxes that are asked for.
 */
export function LooksPanel() {
  const { state, now, lang, can, me } = useHands()
  const words = signs[lang]
  if (!can('sign.report')) return null
  const hands = state.people[me.person ?? '']?.role === 'sentinel'
  const tables = tablesNow(state).map((t) => ({ ...t, ...tableNow(state, t.step, t.table, now) }))
  const shown = new Set(tables.flatMap((t) => t.looks.map(keyOf)))
  const boxes = new Set(
    Object.values(state.requests).flatMap((r) =>
      r.machine !== null && isLookedAt(r) && (!hands || isFor(state, r, me.person ?? '', now))
        ? [r.machine]
        : [],
    ),
  )
  const others = [...boxes].flatMap((m) => signsOf(state, m, now)).filter((s) => !shown.has(keyOf(s)))
  if (tables.length + others.length === 0) return null
  return (
    <Panel id="looks" title={words.ask}>
      <p className={soft}>{words.askLead}</p>
      {tables.map(({ step, table, looks, row }) => {
        const lit = row === null ? undefined : table.rows[row]
        const says = lit === undefined ? undefined : rowTexts(lit, lang)
        return (
          <div key={step.id}>
            {looks.map((look) => (
              <LookPart key={keyOf(look)} look={look} />
            ))}
            <div role="status">
              {says !== undefined ? (
                <div className={`look-lit ${well} border-l-4 border-site`}>
                  <p>{says.means}</p>
                  <p className="mt-1.5 text-lg">
                    {words.then + words.colon}
                    <strong>{says.then}</strong>
                  </p>
                </div>
              ) : looks.every((l) => l.holds) ? (
                <p className={warn}>{words.noRow}</p>
              ) : null}
            </div>
            <OriginalLooks looks={looks} row={lit} />
            <Opens label={words.whole}>
              <SymptomList table={table} lang={lang} row={row} />
            </Opens>
          </div>
        )
      })}
      {others.map((look) => (
        <LookPart key={keyOf(look)} look={look} />
      ))}
      <OriginalLooks looks={others} />
    </Panel>
  )
}

/** Not while its reader stands before another box, and is to touch nothing. */
const isLookedAt = (r: HandsRequest) => isOpen(r) && r.readBack?.state !== 'stopped'

function keyOf({ on, id, sign }: Sighted): string {
  return signKey(on, id, sign.id)
}

/** What is looked at, and the row that it leads to, in the plan's own words. */
function OriginalLooks({ looks, row }: { looks: readonly Sighted[]; row?: SymptomRow | undefined }) {
  const { lang } = useHands()
  const says = row === undefined ? undefined : rowTexts(row, lang)
  const of = looks.flatMap(({ sign }): Pair[] => {
    const read = signTexts(sign, lang)
    return [[read.name, sign.name], ...sign.answers.map((a, i): Pair => [read.answers[i] ?? a, a])]
  })
  const rest: Pair[] =
    says === undefined
      ? []
      : [
          [says.means, row?.means],
          [says.then, row?.then],
        ]
  const texts = [...looks.map(({ sign }) => sign.texts), row?.texts].find((t) => t?.[lang] !== undefined)
  return <Original from={originalLang(texts)} of={[...of, ...rest]} />
}

/** One thing to look at: its usual answers, the one that holds marked, and words of one's own for any other. */
function LookPart({ look: { on, id, sign, look, holds } }: { look: Sighted }) {
  const { now, lang, nameOf, drafts } = useHands()
  const words = signs[lang]
  const key = signKey(on, id, sign.id).replace('/', '.')
  const form = `look:${key}/tap`
  const own = `look:${key}/own`
  const fixed = { on, thing: id, sign: sign.id }
  const age = look === null ? null : <Ago instant={look.at} now={now} lang={lang} />
  const unusual = look !== null && !sign.answers.includes(look.answer)
  const says = signTexts(sign, lang)
  return (
    <fieldset className="mt-4 p-0 border-0">
      <legend className="p-0 font-semibold">{says.name}</legend>
      <Act form={form} type="sign.report" fixed={fixed} className={chips}>
        {sign.answers.map((answer, i) => (
          <Press
            key={answer}
            kind="chip"
            name="answer"
            value={answer}
            pressed={holds && look?.answer === answer}
          >
            {says.answers[i]}
          </Press>
        ))}
      </Act>
      <p className={`mt-1.5 text-base ${holds ? 'text-ink-soft' : 'text-warn'}`}>
        {look === null ? (
          words.notYet
        ) : (
          <>
            {holds && !unusual ? null : <strong>{answerText(sign, look.answer, lang)} · </strong>}
            {nameOf(look.by)}
            {look.entered ? ` (${words.byPhone})` : ''} · {age}
            {holds ? null : ` · ${words.again}`}
          </>
        )}
      </p>
      <Opens label={words.else} place="words" open={drafts[own]?.['answer'] !== undefined}>
        <Act form={own} type="sign.report" fixed={fixed} className={besides}>
          <Line id={own} name="answer" draft={own} label={words.elseLabel} required max={60} />
          <Press>{words.send}</Press>
        </Act>
      </Opens>
    </fieldset>
  )
}
