import { bilingual } from '../../messages/lang.ts'

/** Go/no-go, as the Desk shows it and asks for it. */
export const deskGates = bilingual(
  {
    title: 'Go or no-go',
    ask: 'Go / no-go',
    expires: 'Answer by',
    result: { open: 'Open', go: 'Go', 'no-go': 'No-go', expired: 'Expired' },
    askTitle: 'Ask go / no-go',
    question: 'Question',
    minutes: 'Minutes to answer',
    askDo: 'Ask',
    note: 'Note (optional)',
    decide: 'Decide what comes next.',
    askAgain: 'Ask again',
    askFor: 'Ask for the Go',
    /** Before the step it is about. */
    first: 'Go / no-go first',
    notSeated: 'has not joined yet',
    replace: 'Replace',
  },
  {
    title: 'Go／No-go',
    ask: 'Go／No-go',
    expires: '回答期限',
    result: { open: '待回答', go: 'Go', 'no-go': 'No-go', expired: '已逾時' },
    askTitle: '詢問 Go／No-go',
    question: '問題',
    minutes: '幾分鐘內回答',
    askDo: '送出',
    note: '補充（可留空）',
    decide: '請決定接下來怎麼做。',
    askAgain: '再問一次',
    askFor: '詢問可不可以做',
    first: '先問 Go／No-go',
    notSeated: '還沒加入',
    replace: '換人',
  },
)
