'use client'
import { useEffect, useState } from 'react'
import { glance } from '../../domain/desk/words.ts'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { useAhead } from '../moves/use-moves.ts'
import { useUpgradersHours } from '../people/use-known-hours.ts'
import { Button } from '../ui/button.tsx'
import { showStep } from '../work/show-step.ts'
import { Rails } from './rails.tsx'

const KEPT = 'farhand:rails'
const NARROW = '(max-width: 56.24rem)'

type Choice = 'shown' | 'hidden'

/**
 * The rails on top of the Desk. While something runs, and on a phone, they are folded to a strip unless the reader wants
 * them open; R turns them, and this browser keeps the choice.
 */
export function DeskRails() {
  const { live, lang, state, view, readOnly } = useDesk()
  const words = glance[lang]
  const hours = useUpgradersHours(state, !readOnly)
  const [choice, choose] = useState<Choice | null>(null)
  // A phone, or a narrow window, has one line until asked, whatever was chosen where there is room.
  const narrow = useNarrow()
  const [opened, setOpened] = useState(false)
  useEffect(() => choose(kept()), [])
  const fast = state.clock.kind === 'own' && state.clock.rate > 1
  const now = useNow(live, fast ? 1000 : 5000)
  const { ahead, now: second } = useAhead()
  const works = state.status === 'running' || state.status === 'rolling-back'
  const folded = narrow ? !opened : choice === null ? works : choice === 'hidden'
  const turn = () => {
    if (narrow) return setOpened(folded)
    const next = folded ? 'shown' : 'hidden'
    choose(next)
    try {
      localStorage.setItem(KEPT, next)
    } catch {
      // Forgotten at the next visit where the browser keeps nothing.
    }
  }
  return (
    <div
      className={`desk-rails relative min-h-9 [grid-area:rails] ${narrow && opened ? '' : 'not-wide:[&>.rails]:hidden'} ${folded ? 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3' : 'wide:[&_.rails-foot]:pe-34'}`}
    >
      {folded && narrow ? (
        <Rails state={state} now={now} lang={lang} compact />
      ) : (
        <Rails
          state={state}
          now={now}
          lang={lang}
          low={folded}
          told={view.told}
          hours={hours}
          onStep={readOnly ? undefined : showStep}
          selected={stepAtHand(ahead, second)?.id ?? null}
        />
      )}
      <div
        className={`flex ${folded ? '' : 'justify-end wide:[.rails~&]:absolute wide:[.rails~&]:right-0 wide:[.rails~&]:bottom-0'}`}
      >
        <Button
          kind="quiet"
          size="sm"
          hint="R"
          className={folded ? '' : 'not-hover:text-ink-faint'}
          aria-expanded={!folded}
          onClick={turn}
        >
          {folded ? words.showRails : words.hideRails}
        </Button>
      </div>
    </div>
  )
}

/** Whether there is no room to lay time out to the right; false until the page has come. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(false)
  useEffect(() => {
    const list = matchMedia(NARROW)
    const look = () => setNarrow(list.matches)
    look()
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [])
  return narrow
}

function kept(): Choice | null {
  try {
    const was = localStorage.getItem(KEPT)
    return was === 'shown' || was === 'hidden' ? was : null
  } catch {
    return null
  }
}
