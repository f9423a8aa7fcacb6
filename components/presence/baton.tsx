'use client'
import type { Person, UpgradeState } from '../../domain/log/state.ts'
import { batonNow } from '../../domain/presence/baton.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { Do } from '../moves/do.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { batonLine, batonShown, batonSide } from './baton-words.ts'

/** Whether taking the baton takes another upgrader's place: then it is not done without the card of how things stand. */
function relieves(state: UpgradeState, mine: Person): boolean {
  if (mine.role !== 'upgrader') return false
  const held = batonNow(state)
  if (held.to === 'keyboard' && held.by === mine.id) return false
  const others = Object.values(state.people).filter(
    (p) => p.id !== mine.id && p.account !== null && !p.revoked,
  )
  return others.some((p) => p.role === 'upgrader' && (p.lead || (held.to === 'keyboard' && held.by === p.id)))
}

/** The baton itself, in the colour of the side that holds it; while the link holds it, an empty one. */
export function BatonMark({ link = false }: { link?: boolean }) {
  const edge = link ? 'border border-dashed border-ink-soft' : ''
  return (
    <span
      className={`me-1.75 inline-block h-1.5 w-4.5 rounded-full bg-(--side,transparent) align-[0.125rem] ${edge}`}
      aria-hidden="true"
    />
  )
}

/** On the desk: who acts and who waits, since when, and the one press that passes it on. */
export function BatonChip({ always = false }: { always?: boolean }) {
  const { state, lang, zones, called, me, can, open, live } = useDesk()
  const now = useNow(live, 10_000)
  if (!always && !batonShown(state.status)) return null
  const words = presenceWords[lang].baton
  const held = batonNow(state, now)
  const mine = Object.values(state.people).find((p) => p.account === me.account && !p.revoked)
  const other = held.to === 'hands' ? ('keyboard' as const) : ('hands' as const)
  const sitsThere = mine !== undefined && (mine.role === 'sentinel') === (other === 'hands')
  return (
    <div className={`baton flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 ${batonSide(held)}`}>
      <span>
        <BatonMark link={held.to === 'link'} />
        <span className="font-semibold text-(--side,var(--ink-soft))">
          {batonLine(held, me.person, called.person, lang)}
        </span>
        {held.since === null ? null : (
          <span className="text-ink-faint">
            {' '}
            {words.since} <BothClocks instant={held.since} {...zones} lang={lang} size="sm" />
          </span>
        )}
      </span>
      {mine === undefined || !can('baton.take') ? null : relieves(state, mine) ? (
        <Button size="sm" onClick={() => open({ dialog: 'take-over' })}>
          {words.take}
        </Button>
      ) : sitsThere || (held.to !== 'hands' && held.by !== mine.id) ? (
        <Do size="sm" command={() => ({ type: 'baton.take' })}>
          {words.take}
        </Do>
      ) : (
        <Do size="sm" kind="quiet" command={() => ({ type: 'baton.give', to: other })}>
          {words.give[other]}
        </Do>
      )}
    </div>
  )
}
