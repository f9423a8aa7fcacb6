'use client'
import { resumeProposals } from '../../domain/handover/resume.ts'
import { handoverWords } from '../../domain/handover/words.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { useUpgradersHours } from '../people/use-known-hours.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { fieldLook } from '../ui/field.tsx'

/** When to go on, by the rest rule and the hands windows: each one press away. */
export function GoOn({ onPick }: { onPick: (at: number) => void }) {
  const { live, state, lang, zones, length } = useDesk()
  const words = handoverWords[lang]
  const now = useNow(live, 60_000)
  const hours = useUpgradersHours(state, true)
  const proposals = resumeProposals(state, now, hours)
  return (
    <div className="grid justify-items-start gap-1.5 text-sm">
      <p className={fieldLook.label}>{words.proposals}</p>
      <p className="text-ink-faint">
        {proposals.length === 0 ? words.noProposal : words.proposalsLead}{' '}
        {hours?.own === true ? words.own : null}
      </p>
      {proposals.map((p) => (
        <Button key={p.at} size="text" onClick={() => onPick(p.at)}>
          <BothClocks instant={p.at} {...zones} lang={lang} size="sm" date />
          <span className="text-ink-faint">
            {p.reasons.map((r) => words.reasons[r]).join(', ')}
            {p.handsMinutes === 0 ? null : ` · ${words.handsFor(length(p.handsMinutes * MINUTE))}`}
          </span>
        </Button>
      ))}
    </div>
  )
}
