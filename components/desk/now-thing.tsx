import type { ReactNode } from 'react'

/** What is next, in one heading, with the kind of thing it is above it and what can be done below. */
export function Thing(props: { title: string; text: string; mark?: ReactNode; children?: ReactNode }) {
  return (
    <div className="now-thing">
      <p className="now-what">{props.title}</p>
      <p className="now-kind">
        {props.mark}
        {props.text}
      </p>
      {props.children}
    </div>
  )
}
