'use client'
import type { ReactNode } from 'react'
import { handOverCard, type Whereabouts } from '../../domain/handover/card.ts'
import { handoverWords } from '../../domain/handover/words.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { batonNow } from '../../domain/presence/baton.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { conditionLook } from '../desk/looks.ts'
import { MachineName } from '../hands/machine-name.tsx'
import { useNow } from '../live/use-live.ts'
import { BatonChip } from '../presence/baton.tsx'
import { batonLine } from '../presence/baton-words.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'

/** The hand-over card: everything whoever goes on has to know, in the reader's language, as it is now. `taking`: it is read to take over,
 * and what does that stands below. */
export function HandOver({ taking = false }: { taking?: boolean }) {
  const { live, state, me, lang, names, called, zones, actor } = useDesk()
  const now = useNow(live, 15_000)
  const card = handOverCard(state, now)
  const words = handoverWords[lang]
  const at = (instant: number) => <BothClocks instant={instant} {...zones} lang={lang} size="sm" />
  const open = card.requests.length + card.cards.length + card.questions.length
  const windowEnd = state.head.window?.to.instant ?? null
  return (
    <section
      className="handover grid w-full gap-2 rounded-lg border border-line bg-sunken px-3.5 py-3 text-start text-sm"
      aria-label={words.title}
    >
      <h3 className="text-base font-heading">{words.title}</h3>
      {taking ? (
        <p className="text-xs text-ink-soft">{batonLine(batonNow(state), me.person, called.person, lang)}</p>
      ) : (
        <BatonChip always />
      )}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-3">
        <Part title={words.half}>
          {card.half.length === 0 ? <p className="text-ink-faint">{words.nothingHalf}</p> : null}
          {card.half.map(({ step, run }) => (
            <p key={step.id}>
              <strong>{step.title}</strong>{' '}
              {run.state === 'failed' ? <Badge tone="bad">{words.failed}</Badge> : null}{' '}
              {run.attempt > 1 ? <span className="text-ink-faint">{words.attempt(run.attempt)}</span> : null}{' '}
              {run.startedAt === null ? null : (
                <span className="text-ink-soft">
                  {words.since} {at(run.startedAt)}
                </span>
              )}
            </p>
          ))}
          {card.last === null ? null : (
            <p>
              <span className="text-ink-faint">{words.last}:</span> {card.last.step.title}
            </p>
          )}
          {card.beyond.length === 0 ? null : (
            <p className="tone-bad text-tone">
              {words.beyond}: {card.beyond.map((s) => s.title).join(', ')}
            </p>
          )}
        </Part>
        <Part title={words.next}>
          {card.next.length === 0 ? <p className="text-ink-faint">{words.nothingNext}</p> : null}
          <ol className="handover-next grid list-decimal gap-1 ps-4.5">
            {card.next.map((s) => (
              <li key={s.id}>
                {s.title} <Needs step={s} />
              </li>
            ))}
          </ol>
          {windowEnd === null ? null : (
            <p className="text-ink-soft">
              {windowEnd > now ? words.window : words.windowOver} {at(windowEnd)}
            </p>
          )}
        </Part>
        <Part title={words.open}>
          {open === 0 ? <p className="text-ink-faint">{words.nothingOpen}</p> : null}
          {card.requests.map((r) => (
            <p key={r.id}>
              <Badge tone="site" mark="hand">
                {names.request[r.state]}
              </Badge>{' '}
              {r.text} {r.machine === null ? null : <MachineName id={r.machine} />}{' '}
              <span className="text-ink-soft">
                {words.since} {at(r.madeAt)}
              </span>
            </p>
          ))}
          {card.cards.map((c) => (
            <p key={c.id} className="tone-bad text-tone">
              {words.card(c.then)} {c.state === 'fired' ? words.notReported : null}{' '}
              <span className="text-ink-soft">
                {c.state === 'fired' ? words.firedAt : words.due} {at(c.endedAt ?? c.dueAt)}
              </span>
            </p>
          ))}
          {card.questions.map((g) => (
            <p key={g.id}>
              {g.question}{' '}
              <span className="text-ink-soft">
                {words.openUntil} {at(g.expiresAt)}
              </span>
            </p>
          ))}
        </Part>
        <Part title={words.people}>
          {card.people.map((p) => (
            <p key={p.person}>
              <span className="side-site font-semibold text-side">{called.person(p.person)}</span>{' '}
              <Where person={p} at={at} />
            </p>
          ))}
        </Part>
        <Part title={words.machines} wide>
          <ul className="grid gap-1.5">
            {card.machines.map((m) => (
              <li key={m.id}>
                <MachineName id={m.id} place />{' '}
                <Badge {...conditionLook[m.condition.state]}>{names.condition[m.condition.state]}</Badge>{' '}
                <span className="text-ink-faint">
                  {m.condition.by === '' ? (
                    words.nobodySaid
                  ) : (
                    <>
                      {actor(m.condition.by)} {at(m.condition.at)}
                      {m.condition.note === '' ? null : `: ${m.condition.note}`}
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
      {state.suspension === null || state.suspension.handOver === '' ? null : (
        <div className="max-w-200 rounded-md bg-raised px-3 py-2 text-sm">
          <p className={fieldLook.label}>{nowWords[lang].handOver}</p>
          <p className="whitespace-pre-line">{state.suspension.handOver}</p>
        </div>
      )}
    </section>
  )
}

function Part({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`grid min-w-0 content-start gap-1 ${wide ? 'col-span-full' : ''}`}>
      <h4 className="text-xs font-semibold text-ink-faint">{title}</h4>
      {children}
    </div>
  )
}

function Needs({ step }: { step: PlanStep }) {
  const { lang } = useDesk()
  const words = handoverWords[lang]
  return (
    <>
      {step.needs.includes('hands') || step.by === 'sentinel' ? (
        <Badge tone="site" mark="hand">
          {words.needs}
        </Badge>
      ) : null}
      {step.cutsLink ? <Badge tone="bad">{words.cuts}</Badge> : null}
    </>
  )
}

function Where({ person: p, at }: { person: Whereabouts; at: (instant: number) => ReactNode }) {
  const { lang } = useDesk()
  const words = handoverWords[lang]
  if (p.overdue !== null)
    return (
      <span className="tone-warn text-tone">
        {words.overdue} {at(p.overdue)}
      </span>
    )
  if (p.there)
    return p.until === null ? (
      words.here
    ) : (
      <>
        {words.there} {at(p.until)}
      </>
    )
  if (p.said === 'away' && p.until !== null)
    return (
      <>
        {words.away} {at(p.until)}
      </>
    )
  return (
    <>
      {p.said === 'left' ? words.left : words.notThere}
      {p.next === null ? null : (
        <>
          , {words.nextThere} {at(p.next)}
        </>
      )}
    </>
  )
}
