import { bilingual } from '../../messages/lang.ts'

/** Where one is, as the phone says it and asks it. */
export const phonePresence = bilingual(
  {
    where: 'Where you are',
    here: 'You are on site',
    notSaid: 'You have not said where you are',
    awayUntil: 'You are away until',
    left: 'You have left',
    plannedUntil: 'You are scheduled on site until',
    plannedFrom: 'You are scheduled on site from',
    arrive: 'I’m on site',
    back: 'I’m back',
    goAway: 'I’m away for a while',
    /** A pause of the plan. */
    breakUntil: 'Break, until',
    minutes: (n: number) => (n === 60 ? '1 hour' : `${n} min`),
    untilWhen: 'Away until',
    awayGo: 'Away',
    leave: 'I’m leaving for today',
    leaveHint: 'You won’t be asked for anything until you are back.',
  },
  {
    where: '你在哪裡',
    here: '你在現場',
    notSaid: '你還沒說自己在哪裡',
    awayUntil: '你暫時離開，預計回來：',
    left: '你已離開',
    plannedUntil: '依排班，你在現場到',
    plannedFrom: '依排班，你到現場的時間是',
    arrive: '我到現場了',
    back: '我回來了',
    goAway: '我暫時離開',
    breakUntil: '休息到',
    minutes: (n) => (n === 60 ? '1 小時' : `${n} 分鐘`),
    untilWhen: '暫離到',
    awayGo: '暫離',
    leave: '我今天要離開了',
    leaveHint: '你回來前不會安排工作給你。',
  },
)
