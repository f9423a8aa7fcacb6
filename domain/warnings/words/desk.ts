import { bilingual } from '../../messages/lang.ts'
import type { WarningKind } from '../kinds.ts'

/** What the upgrader is warned of, and what could be done while a step waits for hands. Times are both clocks as text. */
export const deskWarnings = bilingual(
  {
    title: {
      'hands-leave': 'Hands leave soon',
      'low-window': 'Circadian low starts soon',
      'turn-back': 'The time to turn back is near',
    } satisfies Record<WarningKind, string>,
    leave: (at: string, back: string | null) =>
      back === null
        ? `Nobody is expected on site from ${at} on.`
        : `Nobody is on site from ${at} until ${back}.`,
    stillNeeds: (step: string) => `“${step}” still needs hands: ask now, or plan for the wait.`,
    stillOpen: 'A request is still open.',
    low: (from: string, to: string) =>
      `${from} to ${to} is the upgrader’s circadian low. Don’t start anything that can’t be undone; better, sleep.`,
    turnBack: (at: string) =>
      `A roll-back started after ${at} may not finish in time. Decide: continue, or turn back.`,
    gotIt: 'Acknowledge',
    toBed: 'Suspend for the night',
    rollBack: 'Roll back',
    ask: 'Ask for hands',
    phone: {
      leave: (at: string) => `You are scheduled to leave at ${at}.`,
      needed: (step: string) => `You are still needed before then: ${step}`,
      low: (at: string) => `From ${at}, the upgrader is in the circadian low: read everything back twice.`,
      turnBack: (at: string) => `The last moment to turn back is ${at}.`,
    },
    pull: {
      title: 'Meanwhile',
      nobody: (step: string, until: string) => `“${step}” waits: nobody is on site until ${until}.`,
      leaving: (step: string, at: string) => `“${step}” may not finish before hands leave at ${at}.`,
      never: (step: string) => `“${step}” waits, and nobody is expected on site.`,
      could: (step: string, length: string) => `“${step}” needs no hands: ${length}.`,
      tooLong: 'It may take longer than the wait.',
      start: 'Start it now',
    },
  },
  {
    title: {
      'hands-leave': '現場人員即將離開',
      'low-window': '生理低潮即將開始',
      'turn-back': '回頭的時限快到了',
    },
    leave: (at, back) => (back === null ? `${at} 起現場預期沒有人。` : `${at} 到 ${back} 現場沒有人。`),
    stillNeeds: (step) => `「${step}」還需要現場人手：請現在請求，或預留等待時間。`,
    stillOpen: '還有一個請求尚未完成。',
    low: (from, to) => `${from} 到 ${to} 是遠端工程師的生理低潮。別開始無法復原的事，最好先睡。`,
    turnBack: (at) => `${at} 之後才開始復原，可能來不及。請決定：繼續，或回頭。`,
    gotIt: '知道了',
    toBed: '今晚先暫停',
    rollBack: '復原',
    ask: '請求人手',
    phone: {
      leave: (at) => `依排班，你 ${at} 離開。`,
      needed: (step) => `在那之前還需要人手：${step}`,
      low: (at) => `${at} 起是遠端工程師的生理低潮：請多複誦確認一次。`,
      turnBack: (at) => `最晚回頭時間是 ${at}。`,
    },
    pull: {
      title: '這段時間',
      nobody: (step, until) => `「${step}」在等：${until} 之前現場沒有人。`,
      leaving: (step, at) => `「${step}」可能來不及在 ${at} 現場人員離開前完成。`,
      never: (step) => `「${step}」在等，而現場預期不會有人。`,
      could: (step, length) => `「${step}」不需要人手：${length}。`,
      tooLong: '可能比等待時間更久。',
      start: '現在開始',
    },
  },
)
