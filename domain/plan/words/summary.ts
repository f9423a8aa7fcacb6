import { bilingual } from '../../messages/lang.ts'

/** What the plan comes to, above its parts. */
export const planSummary = bilingual(
  {
    title: 'As planned',
    start: 'Start',
    windowEnd: 'The window closes',
    noStart: 'No start is set yet.',
    noWindow: 'No change window is set yet.',
    noSteps: 'No steps yet.',
    inside: 'Spare before the window closes',
    beyond: 'Past the end of the window by',
    set: 'Set it',
    work: 'Work, likely',
    best: 'Find the best start',
    stuck: (n: number) =>
      n === 1
        ? 'One step needs hands when nobody is on site.'
        : `${n} steps need hands when nobody is on site.`,
  },
  {
    title: '依計畫',
    start: '開始',
    windowEnd: '維護時段截止',
    noStart: '開始時間尚未決定。',
    noWindow: '維護時段尚未決定。',
    noSteps: '還沒有步驟。',
    inside: '距維護時段截止還有',
    beyond: '超過維護時段截止',
    set: '設定',
    work: '預估工時',
    best: '尋找最佳開始時間',
    stuck: (n: number) => `${n} 個步驟需要人手時現場無人。`,
  },
)
