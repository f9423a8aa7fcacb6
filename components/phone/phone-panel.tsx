import { useState } from 'react'
import { openCards } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { isOpen } from '../../domain/hands/state.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { thisPhone } from '../../domain/phone/words.ts'
import { inOrder, sortByOrder } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { PushPart } from '../notices/push-part.tsx'
import type { Offline } from './offline.ts'
import { useHands } from './tools.tsx'

/** What this phone can do for its holder, and what it can't and why. */
export function PhonePanel({ offline, lang }: { offline: Offline; lang: Lang }) {
  const { state, now } = useHands()
  const words = thisPhone[lang]
  const own = cards[lang]
  const printable = Object.values(state.requests).some(isOpen) || openCards(state, now).length > 0
  const good = offline === 'kept'
  return (
    <section className="panel" aria-labelledby="phone">
      <h2 id="phone">{words.title}</h2>
      <p className={`can ${good ? 'can-yes' : offline === 'finding-out' ? '' : 'can-no'}`}>
        <span aria-hidden="true">{good ? '✓' : offline === 'finding-out' ? '…' : '!'}</span>
        <span>{words.offline[offline]}</span>
      </p>
      {offline === 'no-https' ? null : <PushPart lang={lang} />}
      {printable ? (
        <div className="print-it">
          <p className="soft">{own.paperLead}</p>
          <button type="button" className="press press-quiet" onClick={() => print()}>
            {own.printIt}
          </button>
        </div>
      ) : null}
    </section>
  )
}

/** The plan, to be read where there is no other page: drawn once it is asked for, since it may be long. */
export function PlanPanel() {
  const { state, lang, names } = useHands()
  const words = thisPhone[lang]
  const [open, setOpen] = useState(false)
  const steps = inOrder(Object.values(state.phases), Object.values(state.steps))
  const over = steps.filter((s) => isOver(state, s.id)).length
  return (
    <details className="panel fold plan" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <h2>{words.plan}</h2>
        <span className="soft">{words.planAt(over, steps.length)}</span>
      </summary>
      {open
        ? sortByOrder(Object.values(state.phases)).map((p) => (
            <section key={p.id}>
              <h3>{p.title}</h3>
              <ol>
                {steps
                  .filter((s) => s.phase === p.id)
                  .map((s) => (
                    <li key={s.id} className={`plan-${state.runs[s.id]?.state ?? 'todo'}`}>
                      <span className="plan-title">{stepTexts(s, lang).title}</span>
                      <span className="soft">
                        {s.machine === null ? null : `${state.machines[s.machine]?.sticker ?? ''} · `}
                        {s.by === 'sentinel' || s.needs.includes('hands') ? `${words.needsHands} · ` : null}
                        {names.step[state.runs[s.id]?.state ?? 'todo']}
                      </span>
                    </li>
                  ))}
              </ol>
            </section>
          ))
        : null}
    </details>
  )
}

function isOver(state: UpgradeState, id: string): boolean {
  const run = state.runs[id]?.state
  return run === 'done' || run === 'skipped' || run === 'undone'
}
