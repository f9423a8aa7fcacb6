'use client'
import { useEffect, useState } from 'react'
import { glance } from '../../domain/messages/glance.ts'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import { useUpgradersHours } from '../live/use-known-hours.ts'
import { useNow } from '../live/use-live.ts'
import { Rails } from '../rails/rails.tsx'
import { Button } from '../ui/button.tsx'
import { useDesk } from './desk-context.tsx'
import { showStep } from './show-step.ts'
import { useAhead } from './use-moves.ts'

const KEPT = 'farhand:rails'

/** The rails on top of the Desk. They can be put away; this browser remembers it. On a phone, one line until opened. */
export function DeskRails() {
  const { live, lang, state, view, readOnly } = useDesk()
  const words = glance[lang]
  const hours = useUpgradersHours(state, !readOnly)
  const [shown, setShown] = useState(true)
  const [opened, setOpened] = useState(false)
  useEffect(() => setShown(kept()), [])
  const fast = state.clock.kind === 'own' && state.clock.rate > 1
  const now = useNow(live, fast ? 1000 : 5000)
  const { ahead, now: second } = useAhead()
  const turn = () => {
    setShown(!shown)
    try {
      localStorage.setItem(KEPT, shown ? 'hidden' : 'shown')
    } catch {
      // Forgotten at the next visit where the browser keeps nothing.
    }
  }
  return (
    <div className={opened ? 'desk-rails desk-rails-open' : 'desk-rails'}>
      <div className="desk-rails-narrow">
        <Rails state={state} now={now} lang={lang} compact />
        <Button kind="quiet" size="sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? words.hideRails : words.showRails}
        </Button>
      </div>
      {shown || opened ? (
        <Rails
          state={state}
          now={now}
          lang={lang}
          told={view.told}
          hours={hours}
          onStep={readOnly ? undefined : showStep}
          selected={stepAtHand(ahead, second)?.id ?? null}
        />
      ) : null}
      <Button
        kind="quiet"
        size="sm"
        className="desk-rails-turn desk-rails-wide"
        aria-expanded={shown}
        onClick={turn}
      >
        {shown ? words.hideRails : words.showRails}
      </Button>
    </div>
  )
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'hidden'
  } catch {
    return true
  }
}
