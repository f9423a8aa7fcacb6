'use client'
import { planSummary } from '../../domain/plan/words/summary.ts'
import { stepsInOrder } from '../../domain/plan-edit/moves.ts'
import type { LikelyEnd } from '../../domain/schedule/outlook.ts'
import { outlook as outlookWords } from '../../domain/schedule/words/outlook.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { EndClocks } from '../schedule/outlook.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { sidesOf } from '../time/sides-of.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Panel } from '../ui/panel.tsx'
import { Fact } from '../ui/row.tsx'
import { facts } from './looks.ts'
import { usePlan } from './plan-context.tsx'
import { usePlaces } from './use-places.ts'

const verdict =
  'mt-3 flex items-center gap-1.75 rounded-md bg-tone-soft px-2.5 py-1.75 text-sm font-semibold text-tone'

/** As the clocks show it. */
const toMinute = (t: number) => Math.floor(t / MINUTE) * MINUTE

/** When it starts, when it likely ends, in the desk's own figure, and whether that is inside the window. */
export function PlanSummary(props: {
  end: LikelyEnd | null
  onSet: () => void
  onBest: (() => void) | null
}) {
  const { end, onSet, onBest } = props
  const { zones, lang, view } = useDesk()
  const { shown, may } = usePlan()
  const words = planSummary[lang]
  const places = [...usePlaces().values()]
  const { start, window } = shown.head
  const steps = stepsInOrder(shown)
  const stuck = places.filter((p) => p.noHands).length
  const spare = end === null || window === null ? null : window.to.instant - toMinute(end.at)
  const clocks = (instant: number) => (
    <BothClocks instant={instant} {...zones} {...sidesOf(shown.head)} lang={lang} date />
  )
  const missing = (what: string) => (
    <>
      {what}{' '}
      {may ? (
        <Button size="sm" kind="quiet" onClick={onSet} aria-label={`${words.set}: ${what}`}>
          {words.set}
        </Button>
      ) : null}
    </>
  )
  return (
    <Panel title={words.title}>
      <dl className={facts}>
        <Fact name={words.start}>{start === null ? missing(words.noStart) : clocks(start.at.instant)}</Fact>
        {end === null ? null : (
          <Fact
            className="aria-busy:[&>dt]:after:content-['_…']"
            aria-busy={view.told !== null && view.told.seq < view.state.seq}
            name={outlookWords[lang].ends}
          >
            <EndClocks end={end} />
          </Fact>
        )}
        <Fact name={words.windowEnd}>
          {window === null ? missing(words.noWindow) : clocks(window.to.instant)}
        </Fact>
        {steps.length === 0 ? null : (
          <Fact name={words.work}>
            <Duration minutes={steps.reduce((sum, s) => sum + s.minutes.likely, 0)} lang={lang} />
          </Fact>
        )}
      </dl>
      {spare === null ? null : (
        <p className={`${verdict} tone-${spare >= 0 ? 'good' : 'bad'}`}>
          <StateMark mark={spare >= 0 ? 'check' : 'stop'} tone={spare >= 0 ? 'good' : 'bad'} />
          <span>
            {spare >= 0 ? words.inside : words.beyond}{' '}
            <Duration minutes={Math.abs(spare) / MINUTE} lang={lang} />
          </span>
        </p>
      )}
      {stuck === 0 ? null : (
        <p className={`${verdict} tone-warn`}>
          <StateMark mark="bang" tone="warn" />
          <span>{words.stuck(stuck)}</span>
        </p>
      )}
      {onBest === null || steps.length === 0 ? null : (
        <Button size="sm" className="mt-3" onClick={onBest}>
          {words.best}
        </Button>
      )}
    </Panel>
  )
}
