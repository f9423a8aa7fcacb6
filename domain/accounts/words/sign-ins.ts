import { bilingual } from '../../messages/lang.ts'

/** Words of the record of who came in and who tried to, and of a session's last day. */
export const signIns = bilingual(
  {
    title: 'Sign-ins',
    lead: 'Who signed in, and which tries came to nothing. Kept for 90 days. Times are those of your device.',
    link: 'Sign-ins of the last 90 days',
    none: 'Nobody has signed in since this record exists.',
    back: 'Settings',
    head: { when: 'When', what: 'What', who: 'Who', device: 'Device', from: 'From', count: 'Times' },
    /** Came in by it. */
    ways: {
      'owner-link': 'Signed in by an owner link',
      invitation: 'Joined by an invitation',
      code: 'Signed in by a code',
      'move-link': 'Moved to another browser by a link',
      renewed: 'Stayed signed in past the last day',
      demo: 'Opened the demo',
      token: 'Used a script’s token',
      calendar: 'Read a calendar',
      post: 'Sent something from a page',
      socket: 'Opened a connection',
    },
    /** Tried to, in vain. */
    vain: {
      'owner-link': 'Owner link',
      invitation: 'Invitation',
      code: 'Code',
      'move-link': 'Link to another browser',
      renewed: 'Staying signed in',
      demo: 'Demo',
      token: 'Script’s token',
      calendar: 'Calendar link',
      post: 'Form',
      socket: 'Connection',
    },
    why: {
      unknown: 'not known here',
      used: 'already used',
      expired: 'expired',
      revoked: 'revoked',
      taken: 'the seat was taken',
      ended: 'no longer valid',
      refused: 'refused',
      wrong: 'wrong, used or expired',
      'too-many': 'too many tries',
      'other-origin': 'came from another website',
    },
    refused: (what: string, why: string) => `${what}: ${why}`,
    nobody: 'not known',
    unnamed: 'name erased',
    several: 'several addresses',
    pages: 'Pages of the record',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    newer: 'Newer',
    older: 'Older',
    lastDay: {
      told: (days: number) =>
        days === 1
          ? 'You stay signed in on this device for 1 more day.'
          : `You stay signed in on this device for ${days} more days.`,
      soon: 'You will soon be signed out on this device.',
      do: 'Stay signed in',
    },
  },
  {
    title: '登入紀錄',
    lead: '誰登入過，哪些嘗試沒有成功。保留 90 天；時間以你的裝置為準。',
    link: '最近 90 天的登入紀錄',
    none: '開始記錄以來，還沒有人登入。',
    back: '設定',
    head: { when: '時間', what: '事件', who: '誰', device: '裝置', from: '來源位址', count: '次數' },
    ways: {
      'owner-link': '用擁有者連結登入',
      invitation: '用邀請加入',
      code: '用代碼登入',
      'move-link': '用連結換到另一個瀏覽器',
      renewed: '延長登入',
      demo: '開啟示範',
      token: '使用程式的權杖',
      calendar: '讀取行事曆',
      post: '從網頁送出',
      socket: '建立連線',
    },
    vain: {
      'owner-link': '擁有者連結',
      invitation: '邀請',
      code: '代碼',
      'move-link': '換瀏覽器的連結',
      renewed: '延長登入',
      demo: '示範',
      token: '程式的權杖',
      calendar: '行事曆連結',
      post: '送出的表單',
      socket: '連線',
    },
    why: {
      unknown: '這裡沒有這個',
      used: '已經用過',
      expired: '已過期',
      revoked: '已撤銷',
      taken: '席位已經有人',
      ended: '已經失效',
      refused: '遭到拒絕',
      wrong: '錯誤、用過或過期',
      'too-many': '嘗試次數過多',
      'other-origin': '來自其他網站',
    },
    refused: (what, why) => `${what}：${why}`,
    nobody: '不明',
    unnamed: '姓名已刪除',
    several: '多個位址',
    pages: '紀錄分頁',
    page: (n, of) => `第 ${n} 頁，共 ${of} 頁`,
    newer: '較新',
    older: '較舊',
    lastDay: {
      told: (days) => `你在這台裝置上的登入還有 ${days} 天到期。`,
      soon: '這台裝置即將登出。',
      do: '保持登入',
    },
  },
)

/** What is said of a last day that comes near: real ms. */
export function lastDayText(lang: 'en' | 'zh-TW', lastDay: number, now: number): string {
  const days = Math.floor((lastDay - now) / (24 * 3_600_000))
  const words = signIns[lang].lastDay
  return days >= 1 ? words.told(days) : words.soon
}
