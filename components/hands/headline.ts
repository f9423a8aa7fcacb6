import { cards } from '../../domain/cards/words/cards.ts'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import { phoneGates } from '../../domain/gates/words/phone.ts'
import { addresseeWords, eitherOf } from '../../domain/hands/words/addressee.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { phoneSteps } from '../../domain/work/words/phone.ts'
import { breakName } from '../presence/break-card.tsx'
import type { Task } from './what-now.ts'

/** What the page is called: it is what shows of it among others. */
export function titleOf(task: Task | undefined, of: { state: UpgradeState; lang: Lang }): string {
  return task === undefined ? phonePage[of.lang].title : `● ${headline(task, of)}`
}

/** The task in one line: for the list, and to be read out. */
export function headline(task: Task, { state, lang }: { state: UpgradeState; lang: Lang }): string {
  const { colon } = joins[lang]
  const box = (id: string | null) => {
    const sticker = id === null ? undefined : state.machines[id]?.sticker
    return sticker === undefined ? '' : sticker + colon
  }
  switch (task.kind) {
    case 'card': {
      const doing = task.card.state === 'fired' && task.card.by !== 'clock'
      return `${doing ? phoneCards[lang].fired : cards[lang].due}${colon}${box(task.card.machine)}${task.card.then}`
    }
    case 'stopped':
      return `${phoneRequests[lang].stop}${colon}${box(task.request.machine)}${requestTitle(state, task.request, lang)}`
    case 'request':
      return `${box(task.request.machine)}${task.request.relabels.length > 0 ? phoneRequests[lang].relabel : requestTitle(state, task.request, lang)}`
    case 'conflict':
      return `${phoneRequests[lang].conflict}${colon}${box(task.request.machine)}${requestTitle(state, task.request, lang)}`
    case 'question':
      return `${phoneGates[lang].question} ${task.question.question}`
    case 'no-go':
      return `${gates[lang].stop} ${task.question.question}`
    case 'gate':
      return `${task.gate === null ? cards[lang].grave.waitCard : gates[lang].wait}${colon}${stepTexts(task.step, lang).title}`
    case 'step':
      return `${phoneSteps[lang].yours}${colon}${stepTexts(task.step, lang).title}`
    case 'break':
      return presenceWords[lang].ask.headline(breakName(task.asked, lang))
    case 'overdue':
      return presenceWords[lang].overdue.headline
    case 'for-other': {
      const whose = eitherOf(
        task.whose.map((id) => state.people[id]?.name || id),
        lang,
      )
      const what =
        task.request !== null
          ? requestTitle(state, task.request, lang)
          : task.step === null
            ? ''
            : stepTexts(task.step, lang).title
      return addresseeWords[lang].forName(whose) + colon + what
    }
  }
}
