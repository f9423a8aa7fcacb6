import type { ThingKind } from '../../domain/plan/plan.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { Button } from '../ui/button.tsx'
import { usePlan } from './plan-context.tsx'

/** Removes one thing of the plan; what was done is told, with a way back. */
export function RemoveThing(props: {
  kind: ThingKind
  id: string
  /** What it is called, on the button for screen readers and, unless `said` is given, when it is removed. */
  name: string
  said?: string
  children: string
}) {
  const { edit, lang } = usePlan()
  const { kind, id, name, said = name, children } = props
  return (
    <Button
      size="sm"
      kind="quiet"
      aria-label={`${children}: ${name}`}
      onClick={() =>
        edit([{ type: 'plan.remove', kind, id }], {
          tone: 'plain',
          text: planPage[lang].said.removed(said),
          undo: true,
        })
      }
    >
      {children}
    </Button>
  )
}
