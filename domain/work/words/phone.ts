import { bilingual } from '../../messages/lang.ts'

/** A step of the sentinel’s own, as the phone shows it. */
export const phoneSteps = bilingual(
  {
    yours: 'Your step',
    runs: 'Your step, started',
    start: 'Start',
    finish: 'Done',
    failed: 'It failed',
    failedWhy: 'What happened?',
  },
  {
    yours: '你的步驟',
    runs: '你的步驟，已開始',
    start: '開始',
    finish: '做好了',
    failed: '失敗了',
    failedWhy: '發生什麼事？',
  },
)
