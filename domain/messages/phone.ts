import { bilingual } from './lang.ts'

/** What a phone can do for its holder, and the plan as it is read there. */
export interface PhoneWords {
  title: string
  offline: {
    'finding-out': string
    kept: string
    'no-https': string
    cannot: string
  }
  /** The page was opened without the server. */
  keptPage: string
  plan: string
  planAt: (done: number, all: number) => string
  needsHands: string
  /** It may not show the upgrade any longer. */
  gone: {
    title: { revoked: string; 'signed-out': string; 'no-such-upgrade': string }
    forgotten: string
    unsent: string
    kept: string
    code: string
  }
}

export const phone = bilingual<PhoneWords>(
  {
    title: 'This phone',
    offline: {
      'finding-out': 'Saving this page on the phone …',
      kept: 'Works offline: this page opens without a network, and keeps what you tap.',
      'no-https':
        'This address has no https. Without a network the page is gone once you close it, and no alert reaches the phone while it is closed. Ask for an https address, or leave the page open.',
      cannot:
        'This browser can’t work offline. Without a network the page is gone once you close it: leave it open.',
    },
    keptPage: 'Offline: this is what this phone last saw. It updates by itself when the network is back.',
    plan: 'The plan',
    planAt: (done, all) => `${done} of ${all} steps finished`,
    needsHands: 'hands',
    gone: {
      title: {
        revoked: 'This phone was removed',
        'signed-out': 'This phone is signed out',
        'no-such-upgrade': 'This phone was removed',
      },
      forgotten: 'What it kept of this upgrade is deleted. Don’t act on what you read here.',
      unsent: 'Tapped here, but never delivered. Tell the upgrader:',
      kept: 'Tapped here, but not sent yet. It is sent once you sign in again:',
      code: 'Enter a code',
    },
  },
  {
    title: '這支手機',
    offline: {
      'finding-out': '正在把這一頁存進手機…',
      kept: '可離線使用：沒有網路也打得開，也會記住你的點按。',
      'no-https':
        '這個網址沒有 https。沒有網路時，頁面一關就打不開，頁面關著時，手機也收不到通知。請要一個 https 網址，或讓頁面一直開著。',
      cannot: '這個瀏覽器不能離線使用。沒有網路時，頁面一關就打不開：請讓它一直開著。',
    },
    keptPage: '離線中：這是手機最後看到的內容。網路恢復後會自動更新。',
    plan: '計畫',
    planAt: (done, all) => `${all} 個步驟，已結束 ${done} 個`,
    needsHands: '現場',
    gone: {
      title: {
        revoked: '這支手機已被停用',
        'signed-out': '這支手機已登出',
        'no-such-upgrade': '這支手機已被停用',
      },
      forgotten: '手機裡這次升級的資料已刪除。請不要再照著這裡看過的內容動手。',
      unsent: '在這裡按過、但沒有送達的，請告訴遠端工程師：',
      kept: '在這裡按過、還沒送出的，重新登入後會送出：',
      code: '輸入代碼',
    },
  },
)
