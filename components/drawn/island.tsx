import { type ComponentType, createContext, type FunctionComponent, useContext } from 'react'

/** What an island was given, by the name that islands.ts has it under; all of it can be said in JSON. */
export type Handed = [name: string, props: object]

const Inside = createContext(false)
let handed: Handed[] = []

/** Renders by `render`, and tells what the islands in it were given, in the order of their boxes. */
export function withIslands<T>(render: () => T): { drawn: T; handed: Handed[] } {
  handed = []
  const drawn = render()
  return { drawn, handed }
}

/** `Of` in a box that doors-client.tsx finds. One that another island draws is part of that. */
export function island<P extends object>(name: string, Of: ComponentType<P>): FunctionComponent<P> {
  return function Island(props) {
    const part = useContext(Inside)
    if (part) return <Of {...props} />
    const place = handed.push([name, props]) - 1
    return (
      <span className="contents" data-island={place}>
        <Inside value>
          <Of {...props} />
        </Inside>
      </span>
    )
  }
}
