import type { ReactNode } from 'react'

export type DeadEndSign = 'over' | 'used' | 'closed' | 'unknown' | 'broken'

const signs: Record<DeadEndSign, ReactNode> = {
  over: <path d="M60 22v10l6 4" />,
  used: <path d="m54 30 5 5 9-10" />,
  closed: <path d="m55 25 10 10m0-10L55 35" />,
  unknown: <path d="M56 26a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1-1.5 2.3m0 3.5v.1" />,
  broken: <path d="m61 21-4 8h6l-4 9" />,
}

/**
 * A page that leads no further: what happened in one sentence, what to do now in another, and the buttons that do it, of size `end`.
 * The two sides stand apart, with the reason between them.
 */
export function DeadEnd(props: { sign: DeadEndSign; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="grid gap-5 rounded-lg border border-line bg-panel px-5 py-6">
      <svg
        className="w-40 max-w-[60%]"
        viewBox="0 0 120 60"
        fill="none"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <circle cx="18" cy="30" r="14" stroke="var(--home)" strokeWidth="3" />
        <circle cx="102" cy="30" r="14" stroke="var(--site)" strokeWidth="3" />
        <path d="M18 30v-7" stroke="var(--home)" strokeWidth="3" />
        <path d="M102 30v7" stroke="var(--site)" strokeWidth="3" />
        <path d="M36 30h8m32 0h8" stroke="var(--line-strong)" strokeWidth="2" strokeDasharray="1 5" />
        <g stroke="var(--ink-soft)" strokeWidth="2.5" strokeLinejoin="round">
          {signs[props.sign]}
        </g>
      </svg>
      <div className="grid gap-2.5 text-lg leading-[1.45] [&>p+p]:text-base [&>p+p]:text-ink-soft">
        {props.children}
      </div>
      {props.actions === undefined ? null : <div className="flex flex-wrap gap-2.5">{props.actions}</div>}
    </div>
  )
}
