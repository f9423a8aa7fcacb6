'use client'
import { useState } from 'react'
import { glance } from '../../domain/desk/words.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { Rails } from '../rails/rails.tsx'
import { Button } from '../ui/button.tsx'
import { usePlan } from './plan-context.tsx'

/** The rails over the plan, answering at each change. On a phone, one line until opened. */
export function PlanRails(props: { onStep: (step: string) => void; selected: string | null }) {
  const { live, lang, view } = useDesk()
  const { shown } = usePlan()
  const [opened, setOpened] = useState(false)
  const now = useNow(live, 5000)
  const words = glance[lang]
  return (
    <div className="relative min-h-9 min-w-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-3 min-[56.25rem]:hidden">
        <Rails state={shown} now={now} lang={lang} compact />
        <Button kind="quiet" size="sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? words.hideRails : words.showRails}
        </Button>
      </div>
      <div className={opened ? '' : 'max-[56.25rem]:hidden'}>
        <Rails
          state={shown}
          now={now}
          lang={lang}
          told={view.told}
          onStep={props.onStep}
          selected={props.selected}
        />
      </div>
    </div>
  )
}
