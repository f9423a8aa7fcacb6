'use client'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { CopyButton } from '../ui/copy.tsx'

const part = 'flex min-w-0 flex-col rounded-md border border-line bg-sunken'
const head = 'flex min-h-8 items-center justify-between ps-3 pe-1 pt-0.5 text-xs font-semibold text-ink-faint'
/** Short enough that what is to be done next stands below it without scrolling. */
const text =
  'max-h-[clamp(4.5rem,100dvh-38rem,12rem)] overflow-auto px-3 pt-0.5 pb-2.5 text-sm leading-normal'

/** What to type, ready to copy, and beside it what should then be seen. */
export function RunText({ step }: { step: PlanStep }) {
  const { lang } = useDesk()
  const words = nowWords[lang]
  const { expect } = stepTexts(step, lang)
  // An undo is its own title: said once is enough.
  const run = step.run === step.title ? '' : step.run
  if (run === '' && expect === '') return null
  return (
    <div className="grid w-full grid-cols-[repeat(auto-fit,minmax(min(100%,14rem),1fr))] gap-2">
      {run === '' ? null : (
        <div className={part}>
          <div className={head}>
            <span>{words.run}</span>
            <CopyButton text={run} copy={words.copy} copied={words.copied} hint="Y" />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
          <pre className={`run-text-code whitespace-pre-wrap ${text}`} tabIndex={0}>
            {run}
          </pre>
        </div>
      )}
      {expect === '' ? null : (
        <div className={part}>
          <div className={head}>
            <span>{words.expect}</span>
          </div>
          <p
            className={`run-text-expect whitespace-pre-line ${text}`}
            title={expect === step.expect ? undefined : step.expect}
          >
            {expect}
          </p>
        </div>
      )}
    </div>
  )
}
