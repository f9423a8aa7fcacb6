import { bilingual } from './lang.ts'

/** Words about symptom tables. */
export const signs = bilingual(
  {
    title: 'If you see this',
    seen: 'Seen',
    means: 'It means',
    then: 'Do this',
    /** What is seen may be anything. */
    any: 'anything',
    colon: ': ',
  },
  {
    title: '看到什麼，就怎麼做',
    seen: '看到',
    means: '代表',
    then: '這樣做',
    any: '任何情況',
    colon: '：',
  },
)
