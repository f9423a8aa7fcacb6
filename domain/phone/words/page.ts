import { bilingual } from '../../messages/lang.ts'

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
