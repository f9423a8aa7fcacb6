import { beatLines } from '../beats/words/log.ts'
import { cardLines } from '../cards/words/log.ts'
import { clockLines } from '../clock/words/log.ts'
import { gateLines } from '../gates/words/log.ts'
import { handsLines } from '../hands/words/log.ts'
import { type AllEvents, type Capabilities, type Capability, merged } from '../log/capabilities.ts'
import type { OpenEvent } from '../log/events.ts'
import { noticeLines } from '../notices/words/log.ts'
import { peopleLines } from '../people/words/log.ts'
import { photoLines } from '../photos/words/log.ts'
import { planLines } from '../plan/words/log.ts'
import { presenceLines } from '../presence/words/log.ts'
import { signLines } from '../signs/words/log.ts'
import { talkLines } from '../talk/words/log.ts'
import { warningLines } from '../warnings/words/log.ts'
import { workLines } from '../work/words/log.ts'
import { eventWords } from './events.ts'
import { bilingual, type Lang } from './lang.ts'
import type { EventNames, LineNames, Lines } from './log-names.ts'

/** The line of each event there is. */
function linesIn(lang: Lang): Lines<AllEvents> {
  return merged({
    plan: planLines[lang],
    work: workLines[lang],
    gates: gateLines[lang],
    cards: cardLines[lang],
    hands: handsLines[lang],
    presence: presenceLines[lang],
    talk: talkLines[lang],
    beats: beatLines[lang],
    signs: signLines[lang],
    photos: photoLines[lang],
    people: peopleLines[lang],
    notices: noticeLines[lang],
    warnings: warningLines[lang],
    clock: clockLines[lang],
  } satisfies { [C in Capability]: Lines<Capabilities[C]['events']> })
}

/** The line of each event, in both languages. */
export const eventLines: Record<Lang, Lines<AllEvents>> = bilingual(linesIn('en'), linesIn('zh-TW'))

/** An event as one line, without its time and actor; talk and notes are the words themselves. */
export function eventLine(event: OpenEvent, called: EventNames, lang: Lang): string {
  const words = eventWords[lang]
  if (event.body === null) return words.erased
  const line = eventLines[lang][event.type] as (body: unknown, n: LineNames) => string
  const entered = (is: true | undefined) => (is === true ? words.entered(called.actor(event.actor)) : '')
  return line(event.body, { ...called, entered, because: words.because, byClock: event.actor === 'clock' })
}
