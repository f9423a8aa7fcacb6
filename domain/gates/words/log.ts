import { bilingual } from '../../messages/lang.ts'
import type { EventNames, Lines } from '../../messages/log-names.ts'
import type { GateEvents } from '../rules.ts'
import { figuresText } from './figures.ts'

export const gateLines = bilingual<Lines<GateEvents>>(
  {
    'go.asked': ({ question, figures, ...asked }, n) =>
      `asked go / no-go: ${[question, ...goAsked(asked, n), ...[figuresText(figures, 'en')].filter(Boolean)].join(' · ')}`,
    'go.answered': ({ answer, note }, n) => `answered ${answer === 'go' ? 'GO' : 'NO-GO'}${n.because(note)}`,
    'go.expired': ({ id, anew }, n) =>
      anew === true
        ? `asked again, so this one no longer counts: ${n.question(id)}`
        : `closed the question, not everyone answered in time: ${n.question(id)}`,
    'go.replaced': ({ id, person, by, reason }, n) =>
      `${by === null ? `went on without ${n.person(person)}` : `let ${n.person(by)} sign instead of ${n.person(person)}`}: ${n.question(id)}${n.because(reason)}`,
  },
  {
    'go.asked': ({ question, figures, ...asked }, n) =>
      `詢問 Go／No-go：${[question, ...goAsked(asked, n), ...[figuresText(figures, 'zh-TW')].filter(Boolean)].join(' · ')}`,
    'go.answered': ({ answer, note }) =>
      `回答：${answer === 'go' ? 'Go' : 'No-go'}${note === '' ? '' : `（${note}）`}`,
    'go.expired': ({ id, anew }, n) =>
      anew === true ? `已重新詢問，這一題作廢：${n.question(id)}` : `時間到了還有人沒回答：${n.question(id)}`,
    'go.replaced': ({ id, person, by, reason }, n) =>
      `${by === null ? `不等${n.person(person)}` : `改由${n.person(by)}代替${n.person(person)}`}：${n.question(id)}${n.because(reason)}`,
  },
)

/** What a question stands before, and who must say Go. */
function goAsked(
  { about, people }: Pick<GateEvents['go.asked'], 'about' | 'people'>,
  n: EventNames,
): string[] {
  return [
    ...(about === undefined ? [] : [about.kind === 'step' ? n.step(about.id) : n.phase(about.id)]),
    ...(people === undefined ? [] : [people.map(n.person).join(', ')]),
  ]
}
