import { bilingual } from '../../messages/lang.ts'

/** What the Desk’s dialog says before what was done is undone. */
export const rollBackWords = bilingual(
  {
    lead: 'What was done is undone, newest first. Nothing starts by itself: each undo is a step.',
    to: 'Back to',
    all: 'the very start',
    before: (step: string) => `before “${step}”`,
    will: 'This will be undone, in this order',
    left: 'This stays: it can’t be undone',
    nothing: 'Nothing to do for',
    none: 'Nothing that was done can be undone.',
    do: 'Start the roll-back',
  },
  {
    lead: '實際做過的事會由新到舊逐一復原。不會自動開始：每項復原都是一個步驟。',
    to: '回到',
    all: '最開始',
    before: (step) => `「${step}」之前`,
    will: '會依這個順序復原',
    left: '維持現狀，無法復原',
    nothing: '不需動作',
    none: '做過的事都無法復原。',
    do: '開始復原',
  },
)
