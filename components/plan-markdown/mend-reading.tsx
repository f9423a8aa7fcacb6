import { useCallback, useRef, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { type Mending, stepsOf, tally } from '../../domain/plan-markdown/mend.ts'
import { markdown } from '../../domain/plan-markdown/words.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Segments } from '../ui/segments.tsx'
import { PlanView } from './plan-view.tsx'
import { SourceView } from './source-view.tsx'
import { useMending } from './use-mending.ts'
import { WhereForm } from './where-form.tsx'

type Side = 'source' | 'result'

/** The source beside the plan it makes: each line accepted or mended. On a phone one at a time. */
export function MendReading(props: { lang: Lang; now: number; reading: Mending; onAnew: () => void }) {
  const { lang } = props
  const words = markdown[lang]
  const { now, change, back } = useMending(props.reading)
  const [side, setSide] = useState<Side>('source')
  const [active, setActive] = useState<string | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const count = tally(now)
  const numbers = new Map(stepsOf(now.draft).map((s, i) => [s.id, i + 1]))

  /** To the step's first field, on whichever side it is hidden. */
  const goTo = useCallback((id: string) => {
    setSide('result')
    setActive(id)
    requestAnimationFrame(() => {
      const row = document.getElementById(`md-${id}`)
      row?.scrollIntoView({ block: 'nearest' })
      row?.querySelector('input')?.focus()
    })
  }, [])
  function nextUnread() {
    setSide('source')
    requestAnimationFrame(() => {
      const lines = [...(frame.current?.querySelectorAll<HTMLElement>('.md-line-unread button') ?? [])]
      const here = lines.indexOf(document.activeElement as HTMLElement)
      const next = lines.find((b, i) => i > here && b.matches(':first-child')) ?? lines[0]
      next?.focus()
      next?.scrollIntoView({ block: 'center' })
    })
  }

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5 bg-ground py-2 sm:sticky sm:top-0 sm:z-2">
        <p className="md-count flex flex-wrap gap-x-5 gap-y-0.5 font-heading" role="status">
          <span>{words.count.steps(count.steps)}</span>
          <span>{words.count.phases(count.phases)}</span>
          <span
            className={`inline-flex items-center gap-1.5 text-tone ${count.unread === 0 ? 'tone-good' : 'tone-warn'}`}
          >
            <StateMark
              mark={count.unread === 0 ? 'check' : 'bang'}
              tone={count.unread === 0 ? 'good' : 'warn'}
            />
            {words.count.unread(count.unread)}
          </span>
        </p>
        <div className="flex flex-wrap gap-x-2 gap-y-1">
          {count.unread === 0 ? null : (
            <>
              <Button size="sm" onClick={nextUnread}>
                {words.nextUnread}
              </Button>
              <Button size="sm" kind="quiet" onClick={() => change({ do: 'ignore-rest' })}>
                {words.ignoreRest}
              </Button>
            </>
          )}
          <Button size="sm" kind="quiet" aria-disabled={back === null || undefined} onClick={() => back?.()}>
            {words.undo}
          </Button>
          <Button size="sm" kind="quiet" title={words.anewHint} onClick={props.onAnew}>
            {words.anew}
          </Button>
        </div>
      </div>
      <Segments
        className="md-sides lg:hidden"
        label={words.view}
        value={side}
        onChoose={setSide}
        choices={[
          { value: 'source', label: words.source },
          { value: 'result', label: words.result },
        ]}
      />
      <div
        ref={frame}
        className="group/both grid grid-cols-1 items-start gap-5 lg:grid-cols-2"
        data-side={side}
      >
        <SourceView
          words={words}
          reading={now}
          numbers={numbers}
          active={active}
          onGo={goTo}
          onChange={change}
        />
        <PlanView lang={lang} draft={now.draft} onActive={setActive} onChange={change} />
      </div>
      <WhereForm lang={lang} now={props.now} draft={now.draft} unread={count.unread} />
    </>
  )
}
