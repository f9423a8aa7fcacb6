import { bilingual } from '../../messages/lang.ts'

/** The dead-man card, as the Desk shows it and arms it. */
export const deskCards = bilingual(
  {
    title: 'Dead-man card',
    arm: 'Dead-man card',
    unless: 'Unless you see',
    by: 'By',
    then: 'Do this',
    left: (time: string) => `${time} left`,
    extend: 'Extend',
    confirm: 'Seen: stand down',
    confirmed: 'Stood down: it was seen',
    armTitle: 'Arm a dead-man card',
    lead: 'What the sentinel does if you can’t talk. It stays on the phone and can be read without a network.',
    minutes: 'In how many minutes',
    due: 'Due at',
    armDo: 'Arm the card',
    extendTitle: 'Extend the card',
  },
  {
    title: '應變卡',
    arm: '應變卡',
    unless: '如果沒看到',
    by: '期限',
    then: '就這樣做',
    left: (time) => `還有 ${time}`,
    extend: '延長',
    confirm: '看到了，取消應變卡',
    confirmed: '已取消：已經看到了',
    armTitle: '設定應變卡',
    lead: '萬一無法通話，現場人員就照這張卡做。卡片存在手機裡，沒有網路也看得到。',
    minutes: '幾分鐘後',
    due: '期限',
    armDo: '設定應變卡',
    extendTitle: '延長應變卡',
  },
)
