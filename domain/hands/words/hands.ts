import { bilingual } from '../../messages/lang.ts'

/** What stands on the Hands screen. Durations and times come ready-made where they are parameters. */
export interface HandsWords {
  title: string
  /** What this page is, for whoever lists it. */
  description: string
  talk: string
  skip: string
  asOf: string
  other: { lang: string; label: string; code: string }
  line: { live: string; connecting: string; lost: string; gone: string; lastHeard: string; damaged: string }
  gone: { revoked: string; 'signed-out': string; moved: string; 'no-such-upgrade': string }
  still: { renews: string; stop: string; again: string }
  colon: string
  comma: string
  calendar: string
  upgrades: string
  me: string
  reader: string

  nothing: string
  /** A roll-back is over, and nobody has said how it goes on. */
  undecided: string
  next: string
  nextNone: string
  about: string
  soon: string
  /** Around the length of time until then. */
  inAbout: [string, string]
  status: {
    draft: string
    ready: string
    starts: string
    suspended: string
    /** While one thing is still to be done. */
    suspendedBut: string
    /** While a card stands. */
    suspendedCard: string
    suspendedButCard: string
    resumes: string
    resumesOpen: string
    handOver: string
    'rolling-back': string
    closed: string
    cancelled: string
  }

  asked: string
  /** Before "2 min ago". */
  askedAgo: string
  queued: string
  again: (reason: string) => string
  expect: string
  holdsUntil: string
  afterwards: string
  nowNamed: (sticker: string, name: string) => string
  relabel: string
  writeOn: (old: string, name: string) => string
  forStep: string
  rang: (n: number) => string
  inHand: (name: string) => string
  seen: string
  onMyWay: string
  done: string
  already: string
  saw: string
  sawHint: string
  cannot: string
  cannotWhy: string
  ownWords: string
  send: string

  stop: string
  stopped: (state: 'withdrawn' | 'expired') => string
  because: string
  didIt: string
  conflict: string
  conflictWas: (was: 'withdrawn' | 'expired' | 'cannot') => string

  cardTitle: string
  unless: string
  by: string
  doThis: string
  cardConfirm: string
  cardFire: string
  cardDue: string
  cardFired: string

  question: string
  note: string
  answerBy: string

  step: string
  stepRuns: string
  start: string
  finish: string
  failed: string
  failedWhy: string

  also: (n: number) => string

  where: string
  here: string
  notSaid: string
  awayUntil: string
  left: string
  plannedUntil: string
  plannedFrom: string
  arrive: string
  back: string
  goAway: string
  /** A pause of the plan. */
  breakUntil: string
  minutes: (n: number) => string
  untilWhen: string
  awayGo: string
  leave: string
  leaveHint: string

  noTalk: string
  earlierTalk: (lines: number) => string
  writes: (name: string) => string
  say: string
  erased: string
  you: string

  said: {
    /** Kept back for so many seconds yet. */
    goesOut: (seconds: number) => string
    out: string
    undo: string
    heldAloud: string
    sending: string
    kept: (n: number) => string
    /** Being written to the phone's disk. */
    keeping: string
    notKept: (n: number) => string
    /** The same in short, at the foot of the screen. */
    onlyHere: (n: number) => string
    noAnswer: string
    setback: (why: string) => string
    stored: string
    seenBy: (names: string) => string
    refused: string
    unknown: string
    dismiss: string
  }
  did: Record<string, string>
  notices: {
    gone: (n: number) => string
    skipped: string
    outdated: string
    reload: string
  }
}

export const hands = bilingual<HandsWords>(
  {
    title: 'Hands',
    description: 'What the people on site are asked to do now, and what comes next.',
    talk: 'Talk',
    skip: 'Skip to what is asked',
    asOf: 'As of',
    other: { lang: 'zh-TW', label: '切換為中文', code: '中文' },
    line: {
      live: 'Live',
      connecting: 'Connecting',
      lost: 'Offline',
      gone: 'Signed out',
      lastHeard: 'last heard',
      damaged: 'Log damaged',
    },
    gone: {
      revoked:
        'This phone was removed from the upgrade. Use the new phone, or ask the upgrader for a new invitation.',
      'signed-out': 'This phone is signed out. Open your invitation again, or enter a six-digit code.',
      moved: 'You are signed out here. Close this page and follow the upgrade there.',
      'no-such-upgrade': 'You no longer have a seat in this upgrade. Ask for a new invitation.',
    },
    still: {
      renews: 'This page reloads every 15 seconds.',
      stop: 'Stop while I write',
      again: 'Stopped. Reload every 15 seconds again',
    },
    colon: ': ',
    comma: ', ',
    calendar: 'Calendar',
    upgrades: 'All upgrades',
    me: 'You and your devices',
    reader: 'You can read here, but not answer: you have no seat.',

    nothing: 'Nothing to do',
    undecided: 'The roll-back is done. Wait: the upgrader is deciding what comes next.',
    next: 'You are needed next for',
    nextNone: 'No remaining step needs hands.',
    about: 'at about',
    soon: 'Any minute now',
    inAbout: ['In ', ', if every step before it takes its likely time.'],
    status: {
      draft: 'The plan is still being written.',
      ready: 'The plan is ready; the upgrade has not started.',
      starts: 'Planned start',
      suspended: 'Suspended. Touch nothing until it resumes.',
      suspendedBut: 'Suspended. Do only this; touch nothing else until it resumes.',
      suspendedCard: 'Suspended. Do only what the card says; touch nothing else until it resumes.',
      suspendedButCard:
        'Suspended. Do only this and what the card says; touch nothing else until it resumes.',
      resumes: 'Resumes at',
      resumesOpen: 'It is not decided yet when it resumes.',
      handOver: 'How things stand',
      'rolling-back': 'Rolling back: everything is being put back as it was.',
      closed: 'The upgrade is over. Thank you.',
      cancelled: 'The upgrade was cancelled.',
    },

    asked: 'Please do this',
    askedAgo: 'asked',
    queued: 'Asked while nobody was on site',
    again: (reason) => `Asked again: ${reason}`,
    expect: 'You should see',
    holdsUntil: 'Valid until',
    afterwards: 'After that, don’t do it.',
    nowNamed: (sticker, name) => `Sticker ${sticker}, now named ${name}`,
    relabel: 'New stickers',
    writeOn: (old, name) => `${old} becomes ${name}`,
    forStep: 'For the step',
    rang: (n) => (n === 1 ? 'rang once' : `rang ${n} times`),
    inHand: (name) => `${name} is on it`,
    seen: 'Got it',
    onMyWay: 'On my way',
    done: 'Done',
    already: 'Already done',
    saw: 'What do you see now?',
    sawHint: 'optional, but very helpful',
    cannot: 'I can’t',
    cannotWhy: 'Why not? One tap sends it.',
    ownWords: 'Or in your own words',
    send: 'Send',

    stop: 'Stop. Don’t do this any more',
    stopped: (state) => (state === 'withdrawn' ? 'It was called off.' : 'It has expired.'),
    because: 'Why',
    didIt: 'I had already done it',
    conflict: 'Done, though called off',
    conflictWas: (was) =>
      was === 'withdrawn'
        ? 'Your report came after this was called off. Both sides see it now. Do nothing more until you hear from the upgrader.'
        : was === 'expired'
          ? 'Your report came after this had expired. Both sides see it now. Do nothing more until you hear from the upgrader.'
          : 'It was first answered “can’t”, then reported as done. Both sides see it now.',

    cardTitle: 'If the link goes down',
    unless: 'Unless you see',
    by: 'by',
    doThis: 'do this',
    cardConfirm: 'I see it. All is well',
    cardFire: 'I am doing it now',
    cardDue: 'It is time. Unless you see',
    cardFired: 'Do this now',

    question: 'Go or no-go?',
    note: 'Comment (optional)',
    answerBy: 'Answer by',

    step: 'Your step',
    stepRuns: 'Your step, started',
    start: 'Start',
    finish: 'Done',
    failed: 'It failed',
    failedWhy: 'What happened?',

    also: (n) => `${n} more waiting`,

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
    breakUntil: 'Break, until',
    minutes: (n) => (n === 60 ? '1 hour' : `${n} min`),
    untilWhen: 'Away until',
    awayGo: 'Away',
    leave: 'I’m leaving for today',
    leaveHint: 'You won’t be asked for anything until you are back.',

    noTalk: 'Nothing said yet.',
    earlierTalk: (n) => `${n} earlier ${n === 1 ? 'line' : 'lines'}`,
    writes: (name) => `${name} is typing`,
    say: 'Write a message',
    erased: 'Erased',
    you: 'You',

    said: {
      goesOut: (seconds) => `sends in ${seconds} s`,
      out: 'on its way',
      undo: 'Undo',
      heldAloud: 'will be sent in ten seconds. Undo stops it.',
      sending: 'Sending',
      kept: (n) =>
        n === 1
          ? 'Offline. It is kept on this phone and sent when you are back online.'
          : `Offline. ${n} are kept on this phone and sent when you are back online.`,
      keeping: 'Offline. Saving it on this phone …',
      notKept: (n) =>
        n < 2
          ? 'Not saved on this phone. It is only in this open page: leave the page open until it is sent.'
          : `Not saved on this phone. ${n} are only in this open page: leave the page open until they are sent.`,
      onlyHere: (n) =>
        n === 1
          ? 'Only in this open page: leave it open until it is sent.'
          : `${n} are only in this open page: leave it open until they are sent.`,
      noAnswer: 'No answer, trying again',
      setback: (why) => `Not stored yet, trying again: ${why}`,
      stored: 'Stored',
      seenBy: (names) => `seen by ${names}`,
      refused: 'Not done',
      unknown: 'That did not reach the log. Tap again.',
      dismiss: 'Dismiss',
    },
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
    },
    notices: {
      gone: (n) =>
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
    talk: '對話',
    skip: '跳到目前的請求',
    asOf: '更新於',
    other: { lang: 'en', label: 'Switch to English', code: 'English' },
    line: {
      live: '已連線',
      connecting: '連線中',
      lost: '沒有連線',
      gone: '已登出',
      lastHeard: '上次收到',
      damaged: '紀錄損壞',
    },
    gone: {
      revoked: '這支手機已被移出這次升級。請改用新的手機，或向遠端工程師索取新的邀請。',
      'signed-out': '這支手機已登出。請再開啟邀請連結，或輸入六位數代碼。',
      moved: '這裡已登出。請關閉這一頁，在那個瀏覽器繼續。',
      'no-such-upgrade': '你在這次升級中已經沒有席位，請索取新的邀請。',
    },
    still: {
      renews: '這個頁面每 15 秒自動更新。',
      stop: '我要寫字，先別更新',
      again: '已停止更新。恢復自動更新',
    },
    colon: '：',
    comma: '，',
    calendar: '行事曆',
    upgrades: '所有升級作業',
    me: '我的帳號與裝置',
    reader: '你可以在這裡閱讀，但沒有可以回覆的席位。',

    nothing: '目前不用做什麼',
    undecided: '復原完成。請先等一下，接下來怎麼做由遠端工程師決定。',
    next: '下一次需要人手',
    nextNone: '計畫中已沒有需要人手的步驟。',
    about: '大約在',
    soon: '隨時可能需要你',
    inAbout: ['還有 ', '，如果之前的步驟都照預估時間完成。'],
    status: {
      draft: '計畫還在撰寫。',
      ready: '計畫已就緒，升級尚未開始。',
      starts: '預定開始',
      suspended: '暫停中。繼續之前，請不要碰任何東西。',
      suspendedBut: '暫停中。只做這一件，繼續之前其他都不要碰。',
      suspendedCard: '暫停中。除了應變卡上寫的，繼續之前什麼都不要碰。',
      suspendedButCard: '暫停中。只做這一件和應變卡上寫的，繼續之前其他都不要碰。',
      resumes: '預定繼續',
      resumesOpen: '何時繼續還沒決定。',
      handOver: '目前情況',
      'rolling-back': '復原中：一切正在恢復原狀。',
      closed: '升級已結束，謝謝你。',
      cancelled: '升級已取消。',
    },

    asked: '請你做',
    askedAgo: '提出：',
    queued: '提出時沒有人在現場',
    again: (reason) => `再次請求：${reason}`,
    expect: '你應該會看到',
    holdsUntil: '有效到',
    afterwards: '過了就不要做。',
    nowNamed: (sticker, called) => `標籤 ${sticker}，現在名稱是 ${called}`,
    relabel: '重貼標籤',
    writeOn: (old, now) => `${old} 改成 ${now}`,
    forStep: '所屬步驟',
    rang: (n) => `已響鈴 ${n} 次`,
    inHand: (name) => `${name}正在處理`,
    seen: '收到',
    onMyWay: '我現在過去',
    done: '做好了',
    already: '已經做好了',
    saw: '你現在看到什麼？',
    sawHint: '可不填，但很有幫助',
    cannot: '我沒辦法',
    cannotWhy: '為什麼？按一下就送出。',
    ownWords: '或用自己的話說',
    send: '送出',

    stop: '停！不要再做這件事',
    stopped: (state) =>
      state === 'withdrawn' ? '遠端工程師已撤回這項請求。' : '時間已過，這項請求不再有效。',
    because: '原因',
    didIt: '我已經做了',
    conflict: '已撤回，但你已經做了',
    conflictWas: (was) =>
      was === 'withdrawn'
        ? '你回報時，這項請求已被撤回。雙方都看得到這件事。在遠端工程師回覆之前，請不要再做任何動作。'
        : was === 'expired'
          ? '你回報時，這項請求已過時限。雙方都看得到這件事。在遠端工程師回覆之前，請不要再做任何動作。'
          : '這項請求先被回覆「沒辦法」，後來回報已做好。雙方都看得到這件事。',

    cardTitle: '萬一斷線',
    unless: '如果沒看到',
    by: '時限',
    doThis: '就這樣做',
    cardConfirm: '我看到了，一切正常',
    cardFire: '我現在就做',
    cardDue: '時間到了。如果沒看到',
    cardFired: '現在就這樣做',

    question: 'Go 還是 No-go？',
    note: '想補充的話（可不填）',
    answerBy: '請在此之前回答',

    step: '你的步驟',
    stepRuns: '你的步驟，已開始',
    start: '開始',
    finish: '做好了',
    failed: '失敗了',
    failedWhy: '發生什麼事？',

    also: (n) => `還有 ${n} 件在等`,

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

    noTalk: '還沒有人說話。',
    earlierTalk: (n) => `之前的 ${n} 則`,
    writes: (name) => `${name}正在輸入`,
    say: '寫訊息',
    erased: '已刪除',
    you: '你',

    said: {
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
    notices: {
      gone: (n) => `伺服器已還原到較舊的備份。你看過的 ${n} 行已不在紀錄中：`,
      skipped: '你離開了很久，這裡沒有顯示較早的內容。',
      outdated: '這個頁面比伺服器舊。你的回覆仍然有效，方便時請重新載入。',
      reload: '重新載入',
    },
  },
)
