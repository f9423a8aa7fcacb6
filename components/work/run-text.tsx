'use client'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { CopyButton } from '../ui/copy.tsx'

/** What to type, ready to copy, and beside it what should then be seen. */
export function RunText({ step }: { step: PlanStep }) {
  const { lang } = useDesk()
  const words = nowWords[lang]
  const { expect } = stepTexts(step, lang)
  // An undo is its own title: said once is enough.
  const run = step.run === step.title ? '' : step.run
  if (run === '' && expect === '') return null
  return (
    <div className={run === '' || expect === '' ? 'run-text run-text-one' : 'run-text'}>
      {run === '' ? null : (
        <div className="run-text-part">
          <div className="run-text-head">
            <span>{words.run}</span>
            <CopyButton text={run} copy={words.copy} copied={words.copied} hint="Y" />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
          <pre className="run-text-code" tabIndex={0}>
            {run}
          </pre>
        </div>
      )}
      {expect === '' ? null : (
        <div className="run-text-part">
          <div className="run-text-head">
            <span>{words.expect}</span>
          </div>
          <p className="run-text-expect" title={expect === step.expect ? undefined : step.expect}>
            {expect}
          </p>
        </div>
      )}
    </div>
  )
}
