'use client'
import { hasLine } from '../../domain/beats/gone.ts'
import { beats } from '../../domain/beats/words/beats.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What is to be known of a step that its machine's own report ends: that it will, or that no line is there to do it. */
export function EndsItself({ step }: { step: PlanStep }) {
  const { state, lang, can, open } = useDesk()
  const { machine } = step
  const m = machine === null ? undefined : state.machines[machine]
  if (step.endsWhenUp !== true || m === undefined) return null
  const words = beats[lang]
  if (hasLine(state, m.id)) return <p className="text-xs text-ink-soft">{words.ends(m.sticker)}</p>
  return (
    <Notice
      tone="warn"
      action={
        can('token.add') ? (
          <Button size="sm" onClick={() => open({ dialog: 'boot-line', machine: m.id })}>
            {words.open}
          </Button>
        ) : undefined
      }
    >
      {words.endsNot(m.sticker)}
    </Notice>
  )
}
