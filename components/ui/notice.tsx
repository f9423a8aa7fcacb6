import type { ReactNode } from 'react'
import { type Mark, StateMark, type Tone } from './marks.tsx'

const signs: Partial<Record<Tone, Mark>> = { bad: 'stop', warn: 'bang', good: 'check' }

/** Something the reader should know, at the place it is about. `live` announces it when it appears. */
export function Notice(props: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
}) {
  const tone = props.tone ?? 'plain'
  const sign = signs[tone]
  return (
    <div
      className={`notice tone-${tone}`}
      role={props.live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      {sign === undefined ? null : <StateMark mark={sign} tone={tone} />}
      <div className="notice-words">
        {props.title === undefined ? null : <p className="notice-title">{props.title}</p>}
        {props.children}
      </div>
      {props.action === undefined ? null : <div className="notice-action">{props.action}</div>}
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
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}
