import type { ReactNode } from 'react'

/** What is next, in one heading, with the kind of thing it is above it and what can be done below. */
export function Thing(props: { title: string; text: string; mark?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mt-0.5 grid justify-items-start gap-2 *:max-w-full">
      <p className="now-what mt-0.5 text-xl leading-tight font-heading tracking-[-0.008em] text-balance">
        {props.title}
      </p>
      <p className="flex items-center gap-1.75 text-sm text-ink-soft">
        {props.mark}
        {props.text}
      </p>
      {props.children}
    </div>
  )
}
