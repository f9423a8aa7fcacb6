import type { UpgradeState } from '../log/state.ts'
import type { Lang } from '../messages/lang.ts'
import { stepTexts } from '../plan/texts.ts'
import { bothClocksText } from '../time/format.ts'
import { stepOf } from '../work/steps.ts'
import type { CalendarEntry, EntryStep } from './entries.ts'
import { calendar } from './words.ts'

/** What an entry is called in a list of many upgrades. */
export function entryTitle(entry: CalendarEntry, state: UpgradeState, lang: Lang): string {
  const words = calendar[lang]
  switch (entry.kind) {
    case 'upgrade':
      return entry.title
    case 'phase':
      return words.phaseOf(entry.title, state.head.title)
    case 'roll-back':
      return words.rollBackOf(state.head.title)
    case 'hands': {
      const [first, ...rest] = entry.steps.map((s) => titleOf(s, state, lang))
      return words.handsFor(rest.length === 0 ? (first ?? '') : words.more(first ?? '', rest.length))
    }
  }
}

/** The rest of it in lines: both clocks of its ends, who is asked, which steps it holds, each on both clocks. */
export function entryText(entry: CalendarEntry, state: UpgradeState, lang: Lang): string {
  const words = calendar[lang]
  const { head, people } = state
  const zones = { siteZone: head.site.zone, homeZone: head.home.zone }
  const both = (t: number) => bothClocksText(t, zones, lang)
  const person = entry.person === null ? undefined : people[entry.person]
  return [
    `${both(entry.start)} ${words.list.to} ${both(entry.end)}`,
    person === undefined || person.name === '' ? words.site(head.site.name) : words.who(person.name),
    ...entry.steps.map((s) => `${both(s.at)} ${titleOf(s, state, lang)}`),
    standing(entry, lang),
  ].join('\n')
}

function titleOf({ step: id }: EntryStep, state: UpgradeState, lang: Lang): string {
  const step = stepOf(state, id)
  return step === null ? id : stepTexts(step, lang).title
}

function standing({ status, over, kind }: CalendarEntry, lang: Lang): string {
  const words = calendar[lang]
  if (status === 'cancelled') return words.cancelled
  if (!over) return words.planned
  return kind === 'hands' ? words.asked : words.happened
}
