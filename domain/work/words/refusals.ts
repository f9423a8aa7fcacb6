import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import { names } from '../../messages/names.ts'
import type { WorkRefusals } from '../rules.ts'

export const workRefusals = bilingual<Says<WorkRefusals>>(
  {
    'wrong-step-state': ({ step, state }, n) =>
      `“${n.step(step)}” is “${names.en.step[state]}” now, so this can’t be done.`,
    'awaits-decision': ({ step }, n) =>
      `The roll-back is done, and the upgrader has not decided yet what comes next. Don’t start “${n.step(step)}” before that.`,
    'waits-for': ({ step, waits }, n) =>
      `“${n.step(step)}” waits for ${waits.map((w) => `“${n.step(w)}”`).join(', ')}. Finish that first, or start anyway and say why.`,
    'not-in-roll-back': ({ step }, n) =>
      `The upgrade is rolling back, and “${n.step(step)}” is not part of it. Only the roll-back’s own steps can run now.`,
    'no-step-running': () => 'No single step is running. Name the step this is about.',
    'nothing-to-undo': () => 'Nothing has been done yet that could be undone.',
    'still-open': ({ steps }, n) =>
      `Still open: ${steps.map((s) => `“${n.step(s)}”`).join(', ')}. Finish or skip these first.`,
    'too-many-follow-ups': ({ most }) =>
      `An upgrade keeps ${most} follow-ups at the most. Write the rest elsewhere.`,
    'needs-confirmation': ({ step, cuts, lasts }, n) =>
      `“${n.step(step)}” ${[...(lasts ? ['can’t be undone'] : []), ...(cuts ? ['cuts the link'] : [])].join(' and ')}. Read what it does, then start it again and confirm.`,
  },
  {
    'wrong-step-state': ({ step, state }, n) =>
      `「${n.step(step)}」目前是「${names['zh-TW'].step[state]}」，不能這樣做。`,
    'awaits-decision': ({ step }, n) =>
      `復原已經完成，遠端工程師還沒決定接下來怎麼做。在那之前，請先不要開始「${n.step(step)}」。`,
    'waits-for': ({ step, waits }, n) =>
      `「${n.step(step)}」要等${waits.map((w) => `「${n.step(w)}」`).join('、')}。請先完成，或說明理由後直接開始。`,
    'not-in-roll-back': ({ step }, n) =>
      `正在復原，「${n.step(step)}」不在復原步驟中。現在只能執行復原的步驟。`,
    'no-step-running': () => '目前沒有唯一一個進行中的步驟，請指明是哪個步驟。',
    'nothing-to-undo': () => '還沒有做過任何可以復原的事。',
    'still-open': ({ steps }, n) =>
      `還沒結束：${steps.map((s) => `「${n.step(s)}」`).join('、')}。請先完成或略過。`,
    'too-many-follow-ups': ({ most }) => `一次升級最多留下 ${most} 件後續事項，其餘請記在別處。`,
    'needs-confirmation': ({ step, cuts, lasts }, n) =>
      `「${n.step(step)}」${[...(lasts ? ['無法復原'] : []), ...(cuts ? ['會切斷連線'] : [])].join('，而且')}。請先看清楚，再按一次開始並確認。`,
  },
)
