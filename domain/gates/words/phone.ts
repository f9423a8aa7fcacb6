import { bilingual } from '../../messages/lang.ts'

/** Go/no-go, as the phone asks it. */
export const phoneGates = bilingual(
  {
    question: 'Go or no-go?',
    note: 'Comment (optional)',
    answerBy: 'Answer by',
  },
  {
    question: 'Go 還是 No-go？',
    note: '想補充的話（可不填）',
    answerBy: '請在此之前回答',
  },
)
