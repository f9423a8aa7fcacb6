import { bilingual } from '../../messages/lang.ts'

/** What the Desk’s dialogs about a request for hands say. */
export const requestDialogs = bilingual(
  {
    ask: 'Ask for hands',
    kind: 'What to do',
    askText: 'Instructions for the person at the rack',
    askExpect: 'What they should see afterwards',
    allowance: 'Minutes allowed',
    expires: 'Valid for (minutes)',
    expiresHint: 'Empty: until it is answered or withdrawn. Once it expires, the phone says not to do it.',
    askDo: 'Ask',
    readBack: (sticker: string, place: string) =>
      `The box with the sticker ${sticker}${place === '' ? '' : `, ${place}`}`,
    withdraw: 'Withdraw the request',
    phoneLead: 'What the sentinel said on the telephone. The log says who did it, and that you entered it.',
    phoneAnswer: 'The answer',
    phoneAnswers: {
      'request.seen': 'Has seen it',
      'request.on-my-way': 'Is on the way',
      'request.done': 'Has done it',
      'request.cannot': 'Cannot',
    },
    phoneSaw: 'What was seen, or why not',
    phoneDo: 'Save the answer',
  },
  {
    ask: '請求人手',
    kind: '要做什麼',
    askText: '給現場的說明（請簡短）',
    askExpect: '之後應該看到什麼',
    allowance: '可用幾分鐘',
    expires: '有效幾分鐘',
    expiresHint: '留空：直到回答或撤回為止。逾時之後，手機會請現場人員不要做。',
    askDo: '送出請求',
    readBack: (sticker, place) => `標籤 ${sticker} 的那一台${place === '' ? '' : `，${place}`}`,
    withdraw: '撤回請求',
    phoneLead: '現場人員在電話中說的。紀錄會註明由你代為輸入。',
    phoneAnswer: '回覆',
    phoneAnswers: {
      'request.seen': '已收到',
      'request.on-my-way': '正前往',
      'request.done': '做好了',
      'request.cannot': '無法執行',
    },
    phoneSaw: '看到什麼，或為何無法執行',
    phoneDo: '儲存回覆',
  },
)
