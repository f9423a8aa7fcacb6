import { bilingual } from '../../messages/lang.ts'

/** Words of the dead-man card that the phone says, and some of them the Desk too. */
export const cards = bilingual(
  {
    left: 'left',
    goNow: (minutes: number) => `Go now: it is ${minutes} min to the box`,
    goBy: 'Go at',
    late: 'It was due',
    awake: 'This screen stays on until then, and the phone rings.',
    notAwake:
      'This screen may turn off, and then the phone may not ring. Set the phone’s own alarm for that time, and keep this page open.',
    fine: 'All is well',
    fineLead: 'It was seen. The card no longer applies: do nothing.',
    disarmed: 'The card was stood down. Do nothing.',
    done: 'I have done it',
    doneSaw: 'What do you see now?',
    conflict: (was: 'confirmed' | 'disarmed'): string =>
      was === 'confirmed'
        ? 'The card had been stood down before you started, as all was well, but that did not reach this phone. Both sides see it now. Do nothing more until you hear from the upgrader.'
        : 'The card had been stood down before you started, but that did not reach this phone. Both sides see it now. Do nothing more until you hear from the upgrader.',
    paper: 'On paper',
    paperLead: 'The card and all requests on one page, in case the battery dies.',
    printIt: 'Print',
    asOf: 'As of',
    /** The phone's own clock is wrong by so many minutes. */
    skewed: (minutes: number, fast: boolean) =>
      `This phone’s own clock is ${minutes} min ${fast ? 'fast' : 'slow'}. Go by the times here, not by that clock: an alarm of the phone would ring ${minutes} min ${fast ? 'early' : 'late'}.`,
    /** It has fallen due, and the line lives. */
    due: 'The card is due',
    alsoAsked: (name: string) =>
      `${name} is asked too: until you start, the card may still be extended or stood down.`,
    doing: (name: string) => `${name} is doing this now`,
    stopNow: 'Stop. Don’t do this any more',
    stopNowLead:
      'The card was stood down after you had started. Leave everything as it is, and say how far you got.',
    carriedOut: 'Card carried out',
    byName: (name: string) => `by ${name}`,
    byPhone: (name: string) => `reported by telephone, entered by ${name}`,
    open: 'Open the card',
    /** Before a step that can't be taken back or cuts the link. */
    grave: {
      title: (step: string) => `Start “${step}”?`,
      lasts: 'It can’t be undone.',
      cuts: 'It cuts the link.',
      covered: 'If you can’t talk then, this card applies:',
      uncovered: 'No card is armed for it: if you can’t talk then, nobody knows what to do.',
      uncoveredHands: 'No card is armed for it. If the link goes down, wait for a telephone call.',
      /** On the phone, before a step of the hands' own that cuts the link with no card: who writes it is asked first. */
      waitCard: 'Wait for the card',
      waitFor: (upgrader: string) =>
        `It cuts the link. ${upgrader} first writes down what you should do if nobody can talk.`,
      allTheSame: 'Start anyway',
      do: 'Start it now',
      yes: 'Yes, I’m starting now',
    },
  },
  {
    left: '後到期',
    goNow: (minutes) => `現在就過去：走到機器要 ${minutes} 分鐘`,
    goBy: '出發時間',
    late: '期限是',
    awake: '到那時為止，螢幕會一直亮著，時間到會響。',
    notAwake: '螢幕可能會關掉，那時手機可能不會響。請用手機自己的鬧鐘設定那個時間，並讓這一頁開著。',
    fine: '一切正常',
    fineLead: '已經看到了。這張卡不再有效，什麼都不用做。',
    disarmed: '這張卡已取消，什麼都不用做。',
    done: '我做好了',
    doneSaw: '你現在看到什麼？',
    conflict: (was) =>
      was === 'confirmed'
        ? '你動手之前，遠端工程師已經確認一切正常，只是沒有傳到這支手機。雙方現在都看得到。在聽到遠端工程師的消息前，先不要再做什麼。'
        : '你動手之前，遠端工程師已經取消這張卡，只是沒有傳到這支手機。雙方現在都看得到。在聽到遠端工程師的消息前，先不要再做什麼。',
    paper: '印在紙上',
    paperLead: '應變卡和所有請求印成一頁，手機沒電時也看得到。',
    printIt: '列印',
    asOf: '截至',
    skewed: (minutes, fast) =>
      `這支手機的時鐘${fast ? '快' : '慢'}了 ${minutes} 分鐘。請以這裡的時間為準：手機的鬧鐘會${fast ? '早' : '晚'}響 ${minutes} 分鐘。`,
    due: '應變卡時間到了',
    alsoAsked: (name) => `${name}也收到了詢問：在你動手之前，應變卡還可能延長或取消。`,
    doing: (name) => `${name}正在做這件事`,
    stopNow: '停手，不要再做了',
    stopNowLead: '你動手之後，這張卡被取消了。先維持現狀，並說明你做到哪裡。',
    carriedOut: '已照應變卡處理',
    byName: (name) => `（${name}）`,
    byPhone: (name) => `（電話告知，${name}代為輸入）`,
    open: '查看應變卡',
    grave: {
      title: (step) => `開始「${step}」？`,
      lasts: '這一步無法復原。',
      cuts: '這一步會切斷連線。',
      covered: '到時如果無法通話，就照這張應變卡：',
      uncovered: '這一步沒有應變卡：到時如果無法通話，沒有人知道該怎麼做。',
      uncoveredHands: '這一步沒有應變卡。斷線的話，請等電話。',
      waitCard: '先等應變卡',
      waitFor: (upgrader) => `這一步會斷線。${upgrader}會先寫好：萬一無法通話，你該怎麼做。`,
      allTheSame: '還是要開始',
      do: '現在開始',
      yes: '對，我現在開始',
    },
  },
)
