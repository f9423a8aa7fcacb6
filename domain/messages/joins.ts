import { bilingual } from './lang.ts'

/** What joins what is said, on both screens. */
export const joins = bilingual(
  {
    colon: ': ',
    comma: ', ',
  },
  {
    colon: '：',
    comma: '，',
  },
)
