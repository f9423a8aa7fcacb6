'use client'
import { type MouseEvent, memo } from 'react'
import { gateForms } from '../../../domain/gates/words/forms.ts'
import type { StepState } from '../../../domain/log/state.ts'
import type { Lang } from '../../../domain/messages/lang.ts'
import { names } from '../../../domain/messages/names.ts'
import type { PlanStep } from '../../../domain/plan/plan.ts'
import { bulkWords } from '../../../domain/plan/words/bulk.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import type { Entry } from '../../../domain/plan-edit/drop.ts'
import { stepLook } from '../../desk/looks.ts'
import { BothClocks } from '../../time/both-clocks.tsx'
import { Badge, StateMark } from '../../ui/marks.tsx'
import { Sticker } from '../../ui/sticker.tsx'
import { writeEstimate } from '../fields.ts'
import { entry } from '../looks.ts'
import { grip, type Handle, HandleButton } from './handle.tsx'
import { StepFields } from './step-fields.tsx'

/** What can be done with a step from its line. */
export interface RowVerbs {
  open(id: string, focus?: boolean): void
  close(id: string): void
  addBelow(id: string): void
  remove(id: string): void
  nudge(id: string, by: 1 | -1): void
  /** Chooses it to be set with others; `range`: with all from the last one chosen. */
  choose(id: string, range: boolean): void
}

export interface StepRowProps {
  step: PlanStep
  number: number
  /** Numbers of the steps it waits for, where it has a list of its own. */
  after: string
  machine: string | null
  run: StepState
  hasRun: boolean
  /** Epoch ms, as planned. */
  starts: number | null
  noHands: boolean
  waits: boolean
  siteZone: string
  homeZone: string
  open: boolean
  chosen: boolean
  lang: Lang
  may: boolean
  verbs: RowVerbs
  handle: (moved: Entry) => Handle
  drop: 'before' | 'after' | undefined
  moving: boolean
}

const numberLook = 'text-end text-sm text-ink-faint tabular-nums max-[60rem]:row-span-3 max-[60rem]:pt-1.5'

/** One step in a line, read across, on a phone in three: what; who, on what, what is special; when. Opened, its fields under it. */
export const StepRow = memo(
  function StepRow(props: StepRowProps) {
    const { step, number, lang, open, may, verbs, hasRun, run } = props
    const words = planSteps[lang]
    const side = step.by === 'sentinel' ? 'side-site' : 'side-home'
    // For a pointer the whole line is the button; the button itself is the title.
    const click = (e: MouseEvent) => {
      if (e.target instanceof Element && e.target.closest('button, input, select, textarea, label') !== null)
        return
      if (open) verbs.close(step.id)
      else verbs.open(step.id)
    }
    return (
      <li
        className={`${entry} plan-step data-[open=true]:bg-raised/45 data-[open=true]:shadow-[inset_3px_0_0_var(--side)] ${side}`}
        data-entry
        data-drop={props.drop}
        data-moving={props.moving}
        data-open={open}
        data-chosen={props.chosen}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the title in it is the button, for keys too. */}
        <div
          className="group/line grid min-h-row cursor-pointer grid-cols-[2rem_2.75rem_minmax(0,1fr)_auto] items-start gap-x-1.5 py-0.75 pr-3 min-[60rem]:grid-cols-[2rem_2.75rem_minmax(13rem,1fr)_minmax(13.5rem,0.8fr)_5.5rem_15.25rem] min-[60rem]:items-center min-[60rem]:gap-x-2"
          onClick={click}
        >
          {may && !hasRun ? (
            <HandleButton
              label={planSteps[lang].drag(step.title)}
              handle={props.handle({ kind: 'step', id: step.id })}
              onNudge={(by) => verbs.nudge(step.id, by)}
            />
          ) : (
            <span className={grip}>
              {hasRun ? <StateMark {...stepLook[run]} label={names[lang].step[run]} /> : null}
            </span>
          )}
          {may && !hasRun ? (
            <label className={`${numberLook} flex cursor-pointer items-center justify-between gap-1.5`}>
              <input
                type="checkbox"
                className="size-4 accent-focus"
                aria-label={bulkWords[lang].choose(step.title)}
                checked={props.chosen}
                onChange={(e) =>
                  verbs.choose(step.id, (e.nativeEvent as Partial<globalThis.MouseEvent>).shiftKey === true)
                }
              />
              {number}
            </label>
          ) : (
            <span className={numberLook}>{number}</span>
          )}
          <button
            type="button"
            className="cursor-pointer rounded-sm px-1.5 py-1.25 text-start text-sm leading-[1.35] font-[550] decoration-ink-faint underline-offset-[0.22em] group-hover/line:underline"
            data-step={step.id}
            aria-expanded={open}
            onClick={() => (open ? verbs.close(step.id) : verbs.open(step.id))}
          >
            {step.title}
          </button>
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-0.75 max-[60rem]:col-[3/5] max-[60rem]:row-2 max-[60rem]:ps-1.5">
            <span className="text-xs font-semibold text-side">{names[lang].role[step.by]}</span>
            <span className="text-xs">
              {props.machine === null ? null : <Sticker>{props.machine}</Sticker>}
            </span>
            <Signs {...props} />
          </span>
          <span className="text-end text-sm whitespace-nowrap text-ink-soft tabular-nums max-[60rem]:col-4 max-[60rem]:row-1 max-[60rem]:pt-1.5">
            <span className="sr-only">{words.minutes}: </span>
            {writeEstimate(step.minutes)}
          </span>
          <span className="max-[60rem]:col-[3/5] max-[60rem]:row-3 max-[60rem]:ps-1.5 min-[60rem]:text-end">
            {props.starts === null ? null : (
              <>
                <span className="sr-only">{words.starts}: </span>
                <BothClocks
                  instant={props.starts}
                  siteZone={props.siteZone}
                  homeZone={props.homeZone}
                  lang={lang}
                  size="sm"
                  order="home-first"
                />
              </>
            )}
          </span>
        </div>
        {open ? <StepFields step={step} hasRun={hasRun} verbs={verbs} /> : null}
      </li>
    )
  },
  // A handle is made anew at each drawing and does the same.
  (a, b) => (Object.keys(b) as (keyof StepRowProps)[]).every((key) => key === 'handle' || a[key] === b[key]),
)

/** What is special about a step, in short words. */
function Signs({ step, after, noHands, waits, lang }: StepRowProps) {
  const words = planSteps[lang]
  const hands = step.needs.includes('hands')
  return (
    <span className="flex flex-wrap items-center gap-1 text-xs">
      {noHands || waits ? (
        <Badge tone="warn" mark={noHands ? 'stop' : 'bang'}>
          {words.waits}
        </Badge>
      ) : null}
      {hands ? (
        <Badge tone="site" mark="hand">
          {words.signs.hands}
        </Badge>
      ) : null}
      {step.needs.includes('link') ? <Badge>{words.signs.link}</Badge> : null}
      {step.cutsLink ? (
        <Badge tone="bad" mark="cross">
          {words.signs.cuts}
        </Badge>
      ) : null}
      {step.gate ? (
        <Badge tone="warn" mark="stop">
          {gateForms[lang].plan.sign}
        </Badge>
      ) : null}
      {step.irreversible ? (
        <Badge tone="warn" mark="bang">
          {words.signs.final}
        </Badge>
      ) : null}
      {step.after === null ? null : (
        <span className="text-ink-faint">{after === '' ? words.afterNothing : words.afterThese(after)}</span>
      )}
    </span>
  )
}
