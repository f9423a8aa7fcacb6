import { Unbroken } from '../drawn/unbroken.tsx'
import { Leftovers } from '../leaving/leftovers.tsx'
import { ClockFormat } from '../time/clock-format.tsx'
import { ComposingEscape } from '../ui/composing-escape.tsx'
import { Desk, type DeskProps } from './desk.tsx'

/** What a Desk hands over to its script: all that its first rendering was made of. */
export interface DeskBoot extends Omit<DeskProps, 'past'> {
  hour12: boolean
}

/** The Desk as server and browser both draw it. */
export function DeskRoot({ hour12, ...desk }: DeskBoot) {
  const { lang, me } = desk
  return (
    <Unbroken lang={lang}>
      <ComposingEscape />
      <ClockFormat hour12={hour12}>
        <Leftovers lang={lang} account={me.account} ended={false} />
        <Desk {...desk} />
      </ClockFormat>
    </Unbroken>
  )
}
