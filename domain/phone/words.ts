import { bilingual } from '../messages/lang.ts'

/** Words of the phone’s page itself. */
export const phonePage = bilingual(
  {
    title: 'Hands',
    /** What this page is, for whoever lists it. */
    description: 'What the people on site are asked to do now, and what comes next.',
    skip: 'Skip to what is asked',
    asOf: 'As of',
    other: {
      lang: 'zh-TW',
      label: '切換為中文',
      code: '中文',
    },
    still: {
      renews: 'This page reloads every 15 seconds.',
      stop: 'Stop while I write',
      again: 'Stopped. Reload every 15 seconds again',
    },
    calendar: 'Calendar',
    upgrades: 'All upgrades',
    me: 'You and your devices',
    reader: 'You can read here, but not answer: you have no seat.',
    also: (n: number) => `${n} more waiting`,
    send: 'Send',
    notices: {
      gone: (n: number) =>
        n === 1
          ? 'The server was restored from an older backup. One line you saw is gone from the log:'
          : `The server was restored from an older backup. ${n} lines you saw are gone from the log:`,
      skipped: 'You were away for a long time. Older lines are left out here.',
      outdated: 'This page is older than the server. Your taps still count; reload it when you can.',
      reload: 'Reload',
    },
  },
  {
    title: '現場',
    description: '現在需要現場人員做什麼，以及接下來的事。',
    skip: '跳到目前的請求',
    asOf: '更新於',
    other: { lang: 'en', label: 'Switch to English', code: 'English' },
    still: {
      renews: '這個頁面每 15 秒自動更新。',
      stop: '我要寫字，先別更新',
      again: '已停止更新。恢復自動更新',
    },
    calendar: '行事曆',
    upgrades: '所有升級作業',
    me: '我的帳號與裝置',
    reader: '你可以在這裡閱讀，但沒有可以回覆的席位。',
    also: (n) => `還有 ${n} 件在等`,
    send: '送出',
    notices: {
      gone: (n) => `伺服器已還原到較舊的備份。你看過的 ${n} 行已不在紀錄中：`,
      skipped: '你離開了很久，這裡沒有顯示較早的內容。',
      outdated: '這個頁面比伺服器舊。你的回覆仍然有效，方便時請重新載入。',
      reload: '重新載入',
    },
  },
)

/** How the phone’s page is kept up: by the link, or by what this browser keeps of it. */
export const phoneLine = bilingual(
  {
    live: 'Live',
    connecting: 'Connecting',
    lost: 'Offline',
    gone: 'Signed out',
    lastHeard: 'last heard',
    damaged: 'Log damaged',
    /** The page was opened without the server; then comes when it was true. */
    keptPage: 'Offline: this is what this phone last saw. It updates by itself when the network is back.',
    asOf: 'Last up to date',
    /** The browser threw away what was kept here. */
    wiped: ({ taps, photos }: { taps: number; photos: number }) =>
      taps + photos === 0
        ? 'This browser deleted what it had saved of this page. Nothing unsent was among it. It is being saved again.'
        : `This browser deleted what it had saved of this page, with ${counted(taps, photos)} not sent yet. Check what is asked of you, and do it again here.`,
  },
  {
    live: '已連線',
    connecting: '連線中',
    lost: '沒有連線',
    gone: '已登出',
    lastHeard: '上次收到',
    damaged: '紀錄損壞',
    keptPage: '離線中：這是手機最後看到的內容。網路恢復後會自動更新。',
    asOf: '最後更新',
    wiped: ({ taps, photos }) =>
      taps + photos === 0
        ? '這個瀏覽器刪掉了這一頁存在手機裡的資料。沒有未送出的內容在裡面，正在重新儲存。'
        : `這個瀏覽器刪掉了這一頁存在手機裡的資料，其中有${[taps > 0 ? ` ${taps} 次點按` : '', photos > 0 ? ` ${photos} 張照片` : ''].filter(Boolean).join('、')}還沒送出。請確認現在要你做什麼，並在這裡再按一次。`,
  },
)

function counted(taps: number, photos: number): string {
  const parts = [
    taps === 0 ? '' : `${taps} ${taps === 1 ? 'tap' : 'taps'}`,
    photos === 0 ? '' : `${photos} ${photos === 1 ? 'photo' : 'photos'}`,
  ]
  return parts.filter(Boolean).join(' and ')
}

/** What a phone can do for its holder, and the plan as it is read there. */
export const thisPhone = bilingual(
  {
    title: 'This phone',
    offline: {
      'finding-out': 'Saving this page on the phone …',
      kept: 'Works offline: this page opens without a network, and keeps what you tap.',
      'no-https':
        'This address has no https. Without a network the page is gone once you close it, and no alert reaches the phone while it is closed. Ask for an https address, or leave the page open.',
      cannot:
        'This browser can’t work offline. Without a network the page is gone once you close it: leave it open.',
      'store-fails':
        'This browser isn’t saving what you tap: until it is sent it is only in this open page. Leave the page open. It keeps trying; freeing space on the phone may help.',
    },
    plan: 'The plan',
    planAt: (done: number, all: number) => `${done} of ${all} steps finished`,
    needsHands: 'hands',
  },
  {
    title: '這支手機',
    offline: {
      'finding-out': '正在把這一頁存進手機…',
      kept: '可離線使用：沒有網路也打得開，也會記住你的點按。',
      'no-https':
        '這個網址沒有 https。沒有網路時，頁面一關就打不開，頁面關著時，手機也收不到通知。請要一個 https 網址，或讓頁面一直開著。',
      cannot: '這個瀏覽器不能離線使用。沒有網路時，頁面一關就打不開：請讓它一直開著。',
      'store-fails':
        '這個瀏覽器存不下你的點按：送出之前，只留在這個開著的頁面裡。請讓頁面一直開著。它會繼續重試；清出手機空間可能有幫助。',
    },
    plan: '計畫',
    planAt: (done, all) => `${all} 個步驟，已結束 ${done} 個`,
    needsHands: '現場',
  },
)

/** What has become of a tap, and what it did. */
export const phoneSaid = bilingual(
  {
    did: {
      'request.seen': 'Got it',
      'request.read-back': 'Which box',
      'request.take': 'Taken over',
      'card.done': 'Card carried out',
      'request.reopen': 'Reopened',
      'photo.added': 'Photo',
      'request.on-my-way': 'On my way',
      'request.done': 'Done',
      'request.cannot': 'Can’t',
      'request.refused': 'Can’t',
      'presence.arrive': 'On site',
      'presence.arrived': 'On site',
      'presence.back': 'Back',
      'presence.away': 'Away',
      'presence.leave': 'Left',
      'presence.left': 'Left',
      'break.answer': 'Your answer',
      'break.answered': 'Your answer',
      'baton.give': 'Turn passed',
      'baton.take': 'Turn taken',
      'baton.passed': 'Turn passed',
      'go.answer': 'Your answer',
      'go.answered': 'Your answer',
      'card.confirm': 'All is well',
      'card.confirmed': 'All is well',
      'card.fire': 'Doing it',
      'card.fired': 'Doing it',
      'step.start': 'Started',
      'step.started': 'Started',
      'step.finish': 'Step done',
      'step.finished': 'Step done',
      'step.fail': 'Failed',
      'step.failed': 'Failed',
      'talk.say': 'Your message',
      'talk.said': 'Your message',
    } as Record<string, string>,
    you: 'You',
    /** Kept back for so many seconds yet. */
    goesOut: (seconds: number) => `sends in ${seconds} s`,
    out: 'on its way',
    undo: 'Undo',
    heldAloud: 'will be sent in ten seconds. Undo stops it.',
    sending: 'Sending',
    kept: (n: number) =>
      n === 1
        ? 'Offline. It is kept on this phone and sent when you are back online.'
        : `Offline. ${n} are kept on this phone and sent when you are back online.`,
    /** Being written to the phone's disk. */
    keeping: 'Offline. Saving it on this phone …',
    notKept: (n: number) =>
      n < 2
        ? 'Not saved on this phone. It is only in this open page: leave the page open until it is sent.'
        : `Not saved on this phone. ${n} are only in this open page: leave the page open until they are sent.`,
    /** The same in short, at the foot of the screen. */
    onlyHere: (n: number) =>
      n === 1
        ? 'Only in this open page: leave it open until it is sent.'
        : `${n} are only in this open page: leave it open until they are sent.`,
    noAnswer: 'No answer, trying again',
    setback: (why: string) => `Not stored yet, trying again: ${why}`,
    stored: 'Stored',
    seenBy: (names: string) => `seen by ${names}`,
    refused: 'Not done',
    unknown: 'That did not reach the log. Tap again.',
    dismiss: 'Dismiss',
  },
  {
    did: {
      'request.seen': '收到',
      'request.read-back': '核對機器',
      'request.take': '已接手',
      'card.done': '已照應變卡處理',
      'request.reopen': '再次請求',
      'photo.added': '照片',
      'request.on-my-way': '現在過去',
      'request.done': '做好了',
      'request.cannot': '沒辦法',
      'request.refused': '沒辦法',
      'presence.arrive': '在現場',
      'presence.arrived': '在現場',
      'presence.back': '回來了',
      'presence.away': '暫離',
      'presence.leave': '已離開',
      'presence.left': '已離開',
      'break.answer': '你的回答',
      'break.answered': '你的回答',
      'baton.give': '已交接',
      'baton.take': '已接手',
      'baton.passed': '已交接',
      'go.answer': '你的回答',
      'go.answered': '你的回答',
      'card.confirm': '一切正常',
      'card.confirmed': '一切正常',
      'card.fire': '正在做',
      'card.fired': '正在做',
      'step.start': '已開始',
      'step.started': '已開始',
      'step.finish': '步驟做好了',
      'step.finished': '步驟做好了',
      'step.fail': '失敗',
      'step.failed': '失敗',
      'talk.say': '你的訊息',
      'talk.said': '你的訊息',
    },
    you: '你',
    goesOut: (seconds) => `${seconds} 秒後送出`,
    out: '送出中',
    undo: '收回',
    heldAloud: '十秒後送出。按「收回」可以取消。',
    sending: '傳送中',
    kept: (n) => `沒有連線。已存在這支手機，共 ${n} 則，連上後會自動送出。`,
    keeping: '沒有連線。正在存進這支手機…',
    notKept: (n) =>
      `沒能存進這支手機，只留在這個開著的頁面裡${n < 2 ? '' : `（共 ${n} 則）`}。送出之前，請不要關閉頁面。`,
    onlyHere: (n) => `${n} 則只留在這個頁面裡。送出之前，請不要關閉。`,
    noAnswer: '沒有回應，正在重試',
    setback: (why) => `還沒存好，正在重試：${why}`,
    stored: '已儲存',
    seenBy: (names) => `${names}已看到`,
    refused: '沒有執行',
    unknown: '剛才的動作沒有寫進紀錄，請再按一次。',
    dismiss: '知道了',
  },
)
