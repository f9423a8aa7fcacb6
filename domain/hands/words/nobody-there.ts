import { bilingual } from '../../messages/lang.ts'

/** What the Desk says, and asks, before hands are asked for while nobody is on site. */
export const nobodyThere = bilingual(
  {
    nobody: 'Nobody is on site now.',
    leaves: 'Whoever is on site leaves before it can be done, at',
    next: 'Next on site:',
    nextNone: 'It is not known when somebody comes.',
    whatThen: 'What then?',
    wait: 'Wait for them',
    overrideDo: 'Ask anyway',
    overrideWhy: 'Why can it be done anyway?',
  },
  {
    nobody: '現在現場沒有人。',
    leaves: '現場的人來不及做完就要離開，時間是',
    next: '下次有人：',
    nextNone: '不知道什麼時候會有人。',
    whatThen: '怎麼辦？',
    wait: '等人到場',
    overrideDo: '照樣送出',
    overrideWhy: '為什麼這樣也做得到？',
  },
)
