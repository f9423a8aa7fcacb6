import { bilingual, type Lang } from '../../messages/lang.ts'

/** Words for whose job something is, where it is not the reader's or nobody's in particular. */
export const addresseeWords = bilingual(
  {
    and: ' or ',
    forName: (name: string) => `For ${name}`,
    notYours: (name: string) => `${name} is asked, not you.`,
    offDuty: 'You are off duty.',
    hasIt: (name: string) => `${name} has it, since`,
    waitsForYou: 'Waits until you are on site',
    youExpected: 'You are expected on site at',
    expected: (name: string) => `${name} is expected on site at`,
    take: 'Take it',
    itIsDone: 'It is done',
    others: 'For somebody else',
    yoursLater: 'For you, once you are on site',
    /** In a notice to somebody who is rung because the one who was asked has not answered. */
    notAnswered: (name: string) => `${name} has not answered.`,
  },
  {
    and: '或',
    forName: (name) => `給${name}的`,
    notYours: (name) => `這是請${name}做的，不是你。`,
    offDuty: '你現在不值班。',
    hasIt: (name) => `${name}接手了，從`,
    waitsForYou: '等你到現場再做',
    youExpected: '你預計到場：',
    expected: (name) => `${name}預計到場：`,
    take: '由我來做',
    itIsDone: '這件已經做好了',
    others: '別人要做的',
    yoursLater: '你到現場後要做的',
    notAnswered: (name) => `${name}還沒有回應。`,
  },
)

/** Several who could do it, by name. */
export function eitherOf(names: readonly string[], lang: Lang): string {
  const { and } = addresseeWords[lang]
  if (names.length < 3) return names.join(and)
  return `${names.slice(0, -1).join(lang === 'en' ? ', ' : '、')}${and}${names.at(-1)}`
}
