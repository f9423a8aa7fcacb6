import { bilingual } from './lang.ts'

/** Words of the dead-man card: on the phone, on the desk and on paper. */
export interface CardWords {
  left: string
  goNow: (minutes: number) => string
  goBy: string
  late: string
  awake: string
  notAwake: string
  fine: string
  fineLead: string
  disarmed: string
  done: string
  doneSaw: string
  doneLong: string
  conflict: (was: 'confirmed' | 'disarmed') => string
  paper: string
  paperLead: string
  printIt: string
  asOf: string
  /** On the desk. */
  walk: string
  walkHint: string
  /** The phone's own clock is wrong by so many minutes. */
  skewed: (minutes: number, fast: boolean) => string
  heldBy: (name: string) => string
  heldSince: string
  heldFormer: string
  notHeld: string
  notHeldStep: string
  screenOn: string
  screenOff: string
  disarm: string
  disarmTitle: string
  needsCard: string
  withoutCard: string
}

export const cards = bilingual<CardWords>(
  {
    left: 'left',
    goNow: (minutes) => `Go now: it is ${minutes} min to the box`,
    goBy: 'Go at',
    late: 'It was due',
    awake: 'This screen stays on by itself until then, and rings.',
    notAwake:
      'This screen may go dark, and a dark phone may not ring. Set the phone’s own alarm for that time, and keep this page open.',
    fine: 'All is well',
    fineLead: 'It was seen. The card does not hold any more: do nothing.',
    disarmed: 'The card was taken back. Do nothing.',
    done: 'I have done it',
    doneSaw: 'What do you see now?',
    doneLong: 'Reported as done',
    conflict: (was) =>
      was === 'confirmed'
        ? 'It had been confirmed before you began, and that did not reach this phone. Both sides see it now. Do nothing more until you hear from the upgrader.'
        : 'It had been taken back before you began, and that did not reach this phone. Both sides see it now. Do nothing more until you hear from the upgrader.',
    paper: 'On paper',
    paperLead: 'The card and all that is asked, on one page, for when the phone is flat.',
    printIt: 'Print',
    asOf: 'As of',
    walk: 'Minutes to walk there',
    walkHint: 'The phone says when to go.',
    skewed: (minutes, fast) =>
      `This phone’s own clock is ${minutes} min ${fast ? 'fast' : 'slow'}. Go by the times here, not by that clock: an alarm of the phone would ring ${minutes} min ${fast ? 'early' : 'late'}.`,
    heldBy: (name) => `On ${name}’s phone`,
    heldSince: 'since',
    heldFormer: 'The phone still has the former time:',
    notHeld: 'No phone has it yet. Until one does, it holds here only.',
    notHeldStep: 'The card is armed, but no phone has it yet. Wait, or telephone.',
    screenOn: 'its screen stays on',
    screenOff: 'its screen may go dark: not awake',
    disarm: 'Take it back',
    disarmTitle: 'Take the card back',
    needsCard: 'Arm the card first',
    withoutCard: 'Start without a card',
  },
  {
    left: '後到期',
    goNow: (minutes) => `現在就過去：走到機器要 ${minutes} 分鐘`,
    goBy: '出發時間',
    late: '期限是',
    awake: '到那時為止，螢幕會一直亮著，時間到會響。',
    notAwake: '螢幕可能會變暗，變暗的手機可能不會響。請用手機自己的鬧鐘設定那個時間，並讓這一頁開著。',
    fine: '一切正常',
    fineLead: '已經看到了。這張卡不再有效，什麼都不用做。',
    disarmed: '這張卡已收回，什麼都不用做。',
    done: '我做好了',
    doneSaw: '你現在看到什麼？',
    doneLong: '已回報做好',
    conflict: (was) =>
      was === 'confirmed'
        ? '你動手之前，對方已經確認一切正常，只是沒有傳到這支手機。雙方現在都看得到。在聽到遠端同事的消息前，先不要再做什麼。'
        : '你動手之前，對方已經收回這張卡，只是沒有傳到這支手機。雙方現在都看得到。在聽到遠端同事的消息前，先不要再做什麼。',
    paper: '印在紙上',
    paperLead: '應變卡和所有請求印成一頁，手機沒電時也看得到。',
    printIt: '列印',
    asOf: '截至',
    walk: '走過去要幾分鐘',
    walkHint: '手機會提醒何時出發。',
    skewed: (minutes, fast) =>
      `這支手機的時鐘${fast ? '快' : '慢'}了 ${minutes} 分鐘。請以這裡的時間為準：手機的鬧鐘會${fast ? '早' : '晚'}響 ${minutes} 分鐘。`,
    heldBy: (name) => `已在 ${name} 的手機裡`,
    heldSince: '自',
    heldFormer: '手機裡還是原來的時間：',
    notHeld: '還沒有手機收到。在那之前，這張卡只在這裡有效。',
    notHeldStep: '應變卡已設定，但還沒有手機收到。請稍等，或打電話。',
    screenOn: '螢幕會一直亮著',
    screenOff: '螢幕可能變暗：手機沒醒著',
    disarm: '收回',
    disarmTitle: '收回應變卡',
    needsCard: '先設定應變卡',
    withoutCard: '不設卡就開始',
  },
)
