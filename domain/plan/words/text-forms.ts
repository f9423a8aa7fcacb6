import { bilingual } from '../../messages/lang.ts'

/** Words for giving the plan's texts in another language. */
export const textForms = bilingual(
  {
    title: 'In another language',
    lead: 'Readers of that language see this; what is sent and logged is the original. Empty: the original is shown.',
    language: 'Language',
    signHint: 'With its answers: the same number, in the same order.',
    count: (n: number) => `Write a colon and ${n} answers, in the order of the original.`,
    doubled: 'Two answers are the same.',
    tooLong: 'Too long. At most 60 characters an answer.',
    gone: 'The original has changed, so its translation was removed. Write it again.',
  },
  {
    title: '其他語言',
    lead: '讀這個語言的人會看到這裡的文字；送出與記錄的仍是原文。留空則顯示原文。',
    language: '語言',
    signHint: '連同答案一起寫，數目與順序和原文相同。',
    count: (n: number) => `請加上冒號和 ${n} 個答案，順序與原文相同。`,
    doubled: '有兩個答案相同。',
    tooLong: '太長。每個答案最多 60 個字。',
    gone: '原文已改，另一個語言的文字也一併移除，請重新填寫。',
  },
)
