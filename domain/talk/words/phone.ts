import { bilingual } from '../../messages/lang.ts'

/** Talk, as the phone shows it. */
export const phoneTalk = bilingual(
  {
    title: 'Talk',
    none: 'Nothing said yet.',
    earlier: (n: number) => `${n} earlier ${n === 1 ? 'line' : 'lines'}`,
    writes: (name: string) => `${name} is typing`,
    say: 'Write a message',
    erased: 'Erased',
  },
  {
    title: '對話',
    none: '還沒有人說話。',
    earlier: (n) => `之前的 ${n} 則`,
    writes: (name) => `${name}正在輸入`,
    say: '寫訊息',
    erased: '已刪除',
  },
)
