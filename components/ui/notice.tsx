import { cx } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { type Mark, StateMark, type Tone } from './marks.tsx'

const signs: Partial<Record<Tone, Mark>> = { bad: 'stop', warn: 'bang', good: 'check' }

/** Right below a `data-brief` each row that notices take pushes the work down: title and words are one paragraph there. */
const BRIEF = {
  box: '[[data-brief]>&]:py-1.5 in-data-brief:max-[40rem]:flex-wrap',
  // Where there is no room beside the words, the buttons go below them.
  words: 'in-data-brief:max-[40rem]:basis-[calc(100%-2.5rem)]',
  titled: '[[data-brief]>*>&>p:nth-child(-n+2)]:me-1.5 [[data-brief]>*>&>p:nth-child(-n+2)]:inline',
}

/**
 * Something the reader should know, at the place it is about. `live` announces it when it appears; `afloat` it lies over the
 * page.
 */
export function Notice(props: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
  afloat?: boolean
}) {
  const tone = props.tone ?? 'plain'
  const sign = signs[tone]
  return (
    <div
      className={cx(
        'notice flex items-start gap-2.5 rounded-md px-3 py-2.5 text-sm text-ink',
        props.afloat ? 'bg-panel shadow-lift' : 'bg-(--tone-soft,var(--raised))',
        BRIEF.box,
        `tone-${tone}`,
      )}
      role={props.live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      {sign === undefined ? null : <StateMark mark={sign} tone={tone} className="mt-px" />}
      <div
        className={cx('notice-words min-w-0 flex-1', BRIEF.words, props.title !== undefined && BRIEF.titled)}
      >
        {props.title === undefined ? null : <p className="notice-title font-heading">{props.title}</p>}
        {props.children}
      </div>
      {props.action === undefined ? null : <div className="notice-action flex-none">{props.action}</div>}
    </div>
  )
}

/** What went wrong, read out as it appears; nothing where nothing did. */
export function Fault({ children }: { children: string | null }) {
  return children === null || children === '' ? null : (
    <Notice tone="bad" live>
      {children}
    </Notice>
  )
}

/** What stands where there is nothing yet: says so, and what to do. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty grid justify-items-center gap-2 px-5 py-8 text-center text-sm text-ink-faint">
      <p className="empty-title font-semibold text-ink-soft">{title}</p>
      {children}
    </div>
  )
}
