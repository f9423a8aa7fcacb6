import { bilingual } from '../../messages/lang.ts'
import type { DetailName } from '../details.ts'

/** Words about requests for hands that both sides read. */
export interface RequestWords {
  detail: Record<DetailName, string>
  /** After what a stand-by says to do. */
  nothingElse: string
  /** "Take a photo of the lights." */
  photoOf: (what: string) => string
  otherwise: string
  /** The box is read back before it is touched. */
  which: string
  whichLead: string
  whichNone: string
  right: string
  stopTitle: string
  picked: (sticker: string) => string
  pickedNone: string
  wanted: (sticker: string, place: string) => string
  stopDo: (name: string) => string
  late: string
  stillAtIt: string
  takeOver: string
  /** A request that has ended, opened from an old notice. */
  over: string
  overDo: string
  overGone: string
  toNow: string
  lately: string
  wasWrong: string
  wrongWhy: string
  askAgain: string
  /** On the desk. */
  readBack: string
  readBackHint: string
  readBackState: { open: string; right: (sticker: string) => string; stopped: (sticker: string) => string }
  clear: string
  clearTitle: string
  clearDo: string
  unread: string
  override: string
  notBefore: string
  nobody: string
  leaves: string
  next: string
  nextNone: string
  whatThen: string
  wait: string
  call: string
  overrideDo: string
  overrideWhy: string
  callTitle: string
  callLead: string
  callMinutes: string
  callCost: string
  callCurrency: string
  callNote: string
  callDo: string
  trail: string
  tapped: string
  arrived: string
  skew: (seconds: number) => string
  from: string
}

export const requests = bilingual<RequestWords>(
  {
    detail: {
      if: 'If you see',
      then: 'Then do',
      part: 'Part',
      with: 'Replace it with',
      of: 'Of what',
      button: 'Button',
      switch: 'Switch',
      offFor: 'Off for',
      cable: 'Cable',
      from: 'From',
      to: 'To',
      key: 'Key',
      moment: 'When',
      read: 'Read',
      at: 'Look at',
    },
    nothingElse: 'Touch nothing else.',
    photoOf: (what) => `Take a photo of ${what}`,
    otherwise: 'If it does not happen',
    which: 'Which box are you at?',
    whichLead: 'Read the sticker on the box itself, and look where it stands. Then pick it.',
    whichNone: 'None of these',
    right: 'Right box',
    stopTitle: 'Stop. Wrong box',
    picked: (sticker) => `You are at ${sticker}.`,
    pickedNone: 'It is none of the boxes in the plan.',
    wanted: (sticker, place) => `The request was for ${sticker}${place === '' ? '' : `, ${place}`}.`,
    stopDo: (name) => `Touch nothing. ${name} can see this, and will tell you when to continue.`,
    late: 'Late',
    stillAtIt: 'Still at it',
    takeOver: 'I’ll take over',
    over: 'This is over',
    overDo: 'Do not do it.',
    overGone: 'It ended a while ago; it is in the log.',
    toNow: 'What is asked now',
    lately: 'Your recent answers',
    wasWrong: 'That was a mistake',
    wrongWhy: 'What is correct?',
    askAgain: 'Reopen it',
    readBack: 'Read the box back first',
    readBackHint:
      'The sentinel picks the box by sticker and place before touching it; a wrong pick stops everything. For what can’t be undone.',
    readBackState: {
      open: 'The box has not been read back yet',
      right: (sticker) => `Read back: ${sticker}`,
      stopped: (sticker) => `Stopped at the wrong box: ${sticker}`,
    },
    clear: 'Let them look again',
    clearTitle: 'Wrong box: let them look again',
    clearDo: 'Look again',
    unread: 'Done before the box was read back.',
    override: 'Asked although nobody was there:',
    notBefore: 'Waits until',
    nobody: 'Nobody is on site now.',
    leaves: 'Whoever is on site leaves before it can be done, at',
    next: 'Next on site:',
    nextNone: 'It is not known when somebody comes.',
    whatThen: 'What then?',
    wait: 'Wait for them',
    call: 'Telephone',
    overrideDo: 'Ask anyway',
    overrideWhy: 'Why can it be done anyway?',
    callTitle: 'Log a telephone call',
    callLead: 'What was said and what it cost stays in the log.',
    callMinutes: 'Minutes',
    callCost: 'Cost (optional)',
    callCurrency: 'Currency',
    callNote: 'What was said',
    callDo: 'Save the call',
    trail: 'Who, when, from where',
    tapped: 'tapped',
    arrived: 'arrived',
    skew: (seconds) => `its clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'fast' : 'slow'}`,
    from: 'from',
  },
  {
    detail: {
      if: '如果看到',
      then: '就這樣做',
      part: '零件',
      with: '換成',
      of: '拍什麼',
      button: '按鈕',
      switch: '開關',
      offFor: '關多久',
      cable: '線路',
      from: '從',
      to: '接到',
      key: '按鍵',
      moment: '時機',
      read: '讀取',
      at: '看哪裡',
    },
    nothingElse: '其他都不要碰。',
    photoOf: (what) => `請拍照：${what}`,
    otherwise: '如果沒有發生',
    which: '你面前是哪一台？',
    whichLead: '請讀機器上的標籤，看清楚它放在哪裡，再選。',
    whichNone: '都不是',
    right: '機器正確',
    stopTitle: '停！機器不對',
    picked: (sticker) => `你面前的是 ${sticker}。`,
    pickedNone: '這不是計畫裡的任何一台。',
    wanted: (sticker, place) => `請求的是 ${sticker}${place === '' ? '' : `，${place}`}。`,
    stopDo: (name) => `什麼都別碰。${name}看得到，會告訴你何時可以繼續。`,
    late: '逾時',
    stillAtIt: '還在處理',
    takeOver: '由我接手',
    over: '這件事已經結束',
    overDo: '請不要動手。',
    overGone: '它早就結束了，紀錄裡查得到。',
    toNow: '現在要做的事',
    lately: '你最近的回覆',
    wasWrong: '剛才回錯了',
    wrongWhy: '實際情形是？',
    askAgain: '重新開啟請求',
    readBack: '動手前先核對機器',
    readBackHint: '現場的人碰機器之前，要先依標籤與位置選出機器；選錯就全部喊停。用於無法復原的事。',
    readBackState: {
      open: '還沒核對機器',
      right: (sticker) => `已核對：${sticker}`,
      stopped: (sticker) => `站錯機器，已喊停：${sticker}`,
    },
    clear: '請現場人員再核對一次',
    clearTitle: '機器不對：請現場人員再核對一次',
    clearDo: '再核對一次',
    unread: '動手前沒有核對機器。',
    override: '沒有人在場仍然送出：',
    notBefore: '等候到',
    nobody: '現在現場沒有人。',
    leaves: '現場的人來不及做完就要離開，時間是',
    next: '下次有人：',
    nextNone: '不知道什麼時候會有人。',
    whatThen: '怎麼辦？',
    wait: '等人到場',
    call: '打電話',
    overrideDo: '照樣送出',
    overrideWhy: '為什麼這樣也做得到？',
    callTitle: '記錄一通電話',
    callLead: '說了什麼、花了多少，都會留在紀錄裡。',
    callMinutes: '分鐘',
    callCost: '費用（可不填）',
    callCurrency: '幣別',
    callNote: '說了什麼',
    callDo: '儲存通話',
    trail: '誰、何時、從哪裡',
    tapped: '點按',
    arrived: '送達',
    skew: (seconds) => `時鐘${seconds > 0 ? '快' : '慢'} ${Math.abs(seconds)} 秒`,
    from: '來自',
  },
)
