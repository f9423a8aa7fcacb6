import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { CardRefusals } from '../rules.ts'

export const cardRefusals = bilingual<Says<CardRefusals>>(
  {
    'card-armed': () => 'A dead-man card is still armed. Decide about it first: extend it, or stand it down.',
    'card-over': ({ state }) =>
      ({
        confirmed: 'The card is stood down already, as all is well: its instruction no longer applies.',
        disarmed: 'The card was stood down: its instruction no longer applies.',
        fired: 'The card is being carried out, or was already. It can’t be changed now.',
      })[state],
    'no-card': ({ step }, n) =>
      `“${n.step(step)}” cuts the link, and no dead-man card is armed for it: nobody could tell the sentinel what to do. Arm one, or start anyway and say why.`,
  },
  {
    'card-armed': () => '還有一張應變卡待命。請先決定怎麼處理：延長或取消。',
    'card-over': ({ state }) =>
      ({
        confirmed: '一切正常，這張應變卡已經取消，上面的指示不再有效。',
        disarmed: '這張應變卡已經取消，上面的指示不再有效。',
        fired: '這張應變卡正在處理，或已經處理，現在不能再改。',
      })[state],
    'no-card': ({ step }, n) =>
      `「${n.step(step)}」會切斷連線，但沒有為這一步設定應變卡：到時沒有人能告訴現場人員該怎麼做。請先設一張，或說明理由後照樣開始。`,
  },
)
