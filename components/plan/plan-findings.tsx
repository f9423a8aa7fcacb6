'use client'
import { isEdit } from '../../domain/plan-edit/edit.ts'
import type { Repair } from '../../domain/schedule/findings/finding.ts'
import type { Way } from '../../domain/schedule/findings/groups.ts'
import { findings as findingWords } from '../../domain/schedule/words/findings.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { FindingsList } from '../schedule/findings-list.tsx'
import { Chance } from '../schedule/outlook.tsx'
import type { useOutlook } from '../schedule/use-outlook.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { usePlan } from './plan-context.tsx'

/** What is wrong with the plan as it is shown, answering at each change; what mends it can be undone like any edit. */
export function PlanFindings(
  props: ReturnType<typeof useOutlook> & { onStep: (step: string) => void; onWay: (way: Way) => void },
) {
  const { outlook, sleeper, effect, onStep, onWay } = props
  const { lang, called } = useDesk()
  const { may } = usePlan()
  return (
    <Panel title={findingWords[lang].title} flush className="plan-found">
      <dl className="plan-chance">
        <Chance />
      </dl>
      <FindingsList
        groups={outlook.groups}
        lang={lang}
        called={called}
        sleeper={sleeper}
        onStep={onStep}
        effect={effect}
        way={
          may
            ? (way, text) => (
                <Button size="sm" onClick={() => onWay(way)}>
                  {text}
                </Button>
              )
            : undefined
        }
        repair={(repair, text) => <Mend repair={repair} text={text} />}
      />
    </Panel>
  )
}

function Mend({ repair, text }: { repair: Repair; text: string }) {
  const { may, edit } = usePlan()
  const edits = repair.commands.filter(isEdit)
  if (!may || edits.length === 0) return <span>{text}</span>
  return (
    <Button size="sm" onClick={() => edit(edits)}>
      {text}
    </Button>
  )
}
