import { requestTexts } from '../hands/request-texts.ts'
import type { EventType, OpenEvent } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { seatOf } from '../people/seats.ts'
import { answerText, signTexts, stepTexts } from '../plan/texts.ts'
import { looksOf } from '../signs/now.ts'
import { cleanLine } from '../text/clean.ts'
import { bothClocksText } from '../time/format.ts'
import { stepOf } from '../work/steps.ts'
import { bilingual, type Lang } from './lang.ts'
import type { EventNames } from './log-names.ts'
import { names } from './names.ts'

export type { EventNames } from './log-names.ts'

interface EventWords {
  erased: string
  farhand: string
  /** An account without a seat here: the installation's owner. */
  owner: string
  unnamed: string
  /** The hands, where it is not known which of them. */
  hands: string
  entered: (by: string) => string
  gone: string
  because: (reason: string) => string
}

export const eventWords: Record<Lang, EventWords> = bilingual<EventWords>(
  {
    erased: 'Erased. The words are gone; the line stays.',
    farhand: 'Farhand',
    owner: 'Owner',
    unnamed: 'somebody',
    hands: 'The sentinel',
    entered: (by) => ` (reported by telephone, entered by ${by})`,
    gone: '(no longer listed)',
    because: (reason) => (reason === '' ? '' : `: ${reason}`),
  },
  {
    erased: '已刪除。內容不再保留，但這一行曾經存在。',
    farhand: 'Farhand',
    owner: '擁有者',
    unnamed: '某人',
    hands: '現場人員',
    entered: (by) => `（電話告知，由${by}代為輸入）`,
    gone: '（已不在清單中）',
    because: (reason) => (reason === '' ? '' : `：${reason}`),
  },
)

/** Said of what somebody did with their hands; of what was decided about it, the actor stands in the line. */
const acts: readonly EventType[] = [
  'step.started',
  'step.finished',
  'request.seen',
  'request.on-my-way',
  'request.read-back',
  'request.done',
  'request.refused',
  'card.done',
  'sign.seen',
]

/**
 * Who did what the event tells, by the name they go by here: who is said to have, where somebody else wrote it down. Who
 * wrote it down stands in its line.
 */
export function whoDid(state: UpgradeState, event: OpenEvent, lang: Lang): string {
  const body = event.body as { entered?: true; doer?: string } | null
  if (body?.entered !== true || !acts.includes(event.type)) return actorName(state, event.actor, lang)
  return doerName(state, body.doer ?? null, lang)
}

/** A sentinel by name; null: nobody knows which of them it was. */
export function doerName(state: UpgradeState, person: string | null, lang: Lang): string {
  return (person === null ? '' : (state.people[person]?.name ?? '')) || eventWords[lang].hands
}

/** "(reported by telephone, entered by Dale)". */
export function enteredText(by: string, lang: Lang): string {
  return eventWords[lang].entered(by).trim()
}

/** How the state calls things now; what it has forgotten is called by its id. */
export function eventNames(state: UpgradeState, lang: Lang): EventNames {
  const words = eventWords[lang]
  const { site, home } = state.head
  const zones = { siteZone: site.zone, homeZone: home.zone }
  return {
    step: (id) => {
      const step = stepOf(state, id)
      return step === null ? id : stepTexts(step, lang).title
    },
    phase: (id) => state.phases[id]?.title ?? id,
    person: (id) => cleanLine(state.people[id]?.name ?? id) || words.unnamed,
    actor: (account) => actorName(state, account, lang),
    machine: (id) => (id === null ? '' : (state.machines[id]?.sticker ?? id)),
    request: (id) => {
      const request = state.requests[id]
      return request === undefined
        ? words.gone
        : requestTexts(state, request, lang).text.replace(/[.。]$/, '')
    },
    asked: (id, text) => {
      const request = state.requests[id]
      return request?.text === text ? requestTexts(state, request, lang).text : text
    },
    question: (id) => state.goNoGo[id]?.question ?? words.gone,
    seen: ({ on, id, sign, name, answer }) => {
      const look = looksOf(state, on, id)?.find((l) => l.id === sign)
      const colon = lang === 'en' ? ': ' : '：'
      // By another name it is not what was looked at then.
      if (look?.name !== name) return name + colon + answer
      return signTexts(look, lang).name + colon + answerText(look, answer, lang)
    },
    time: (instant) => bothClocksText(instant, zones, lang),
    second: (instant) => bothClocksText(instant, zones, lang, { seconds: true }),
  }
}

/** Who stands in an event's envelope, by the name they go by here. */
export function actorName(state: UpgradeState, actor: string, lang: Lang): string {
  if (actor === 'clock') return names[lang].role.clock
  if (actor === '') return eventWords[lang].unnamed
  if (actor.startsWith('token:'))
    return state.tokens[actor.slice('token:'.length)]?.name ?? names[lang].role.script
  if (actor === 'farhand') return eventWords[lang].farhand
  const seat = seatOf(state, actor)
  if (seat === null) return eventWords[lang].owner
  // Older logs have names that would turn the sentence they stand in.
  return cleanLine((seat.former ?? seat.person).name) || eventWords[lang].unnamed
}
