import { bilingual } from '../../messages/lang.ts'

/** What whoever is on site is warned of. Times are both clocks as text. */
export const phoneWarnings = bilingual(
  {
    gotIt: 'Acknowledge',
    leave: (at: string) => `You are scheduled to leave at ${at}.`,
    needed: (step: string) => `You are still needed before then: ${step}`,
    low: (at: string) => `From ${at}, the upgrader is in the circadian low: read everything back twice.`,
    turnBack: (at: string) => `The last moment to turn back is ${at}.`,
  },
  {
    gotIt: '知道了',
    leave: (at) => `依排班，你 ${at} 離開。`,
    needed: (step) => `在那之前還需要人手：${step}`,
    low: (at) => `${at} 起是遠端工程師的生理低潮：請多複誦確認一次。`,
    turnBack: (at) => `最晚回頭時間是 ${at}。`,
  },
)
