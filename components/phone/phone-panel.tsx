import { useState } from 'react'
import { openCards } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { isOpen } from '../../domain/hands/state.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { thisPhone } from '../../domain/phone/words.ts'
import { inOrder, sortByOrder } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import type { StepState } from '../../domain/work/state.ts'
import type { Offline } from '../kept/offline.ts'
import { PushPart } from '../notices/push-part.tsx'
import { can, Fold, Panel, press, soft } from './look.tsx'
import { useHands } from './tools.tsx'

/** What this phone can do for its holder, and what it can't and why. */
export function PhonePanel({ offline, lang }: { offline: Offline; lang: Lang }) {
  const { state, now } = useHands()
  const words = thisPhone[lang]
  const own = cards[lang]
  const printable = Object.values(state.requests).some(isOpen) || openCards(state, now).length > 0
  const good = offline === 'kept'
  return (
    <Panel title={words.title} id="phone">
      <p className={can(offline === 'finding-out' ? null : good)}>
        <span aria-hidden="true">{good ? '✓' : offline === 'finding-out' ? '…' : '!'}</span>
        <span>{words.offline[offline]}</span>
      </p>
      {offline === 'no-https' ? null : <PushPart lang={lang} />}
      {printable ? (
        <div className="mt-4 pt-3 border-t border-line">
          <p className={soft}>{own.paperLead}</p>
          <button type="button" className={press('quiet')} onClick={() => print()}>
            {own.printIt}
          </button>
        </div>
      ) : null}
    </Panel>
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
    <Fold
      title={words.plan}
      note={words.planAt(over, steps.length)}
      onToggle={(e) => setOpen(e.currentTarget.open)}
    >
      {open
        ? sortByOrder(Object.values(state.phases)).map((p) => (
            <section key={p.id}>
              <h3 className="mt-4 mb-1 text-md">{p.title}</h3>
              <ol>
                {steps
                  .filter((s) => s.phase === p.id)
                  .map((s) => (
                    <li
                      key={s.id}
                      className={`grid py-2 pl-3 border-l-3 ${edges[state.runs[s.id]?.state ?? 'todo'] ?? 'border-line'}`}
                    >
                      <span>{stepTexts(s, lang).title}</span>
                      <span className={soft}>
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
    </Fold>
  )
}

const edges: Partial<Record<StepState, string>> = {
  running: 'border-home',
  done: 'border-good',
  failed: 'border-bad',
}

function isOver(state: UpgradeState, id: string): boolean {
  const run = state.runs[id]?.state
  return run === 'done' || run === 'skipped' || run === 'undone'
}
