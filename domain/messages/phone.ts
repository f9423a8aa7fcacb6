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
      'finding-out': 'Without a network: being kept on this phone …',
      kept: 'Without a network: this page opens all the same, and keeps what you tap.',
      'no-https':
        'This address has no https. Without a network the page is gone once it is closed, and the phone can’t be rung in your pocket. Ask for an https address, or leave the page open.',
      cannot:
        'This browser keeps no pages. Without a network the page is gone once it is closed: leave it open.',
    },
    keptPage: 'From this phone, as it was last seen. It goes on by itself when the network is back.',
    plan: 'The plan',
    planAt: (done, all) => `${done} of ${all} steps over`,
    needsHands: 'hands',
    gone: {
      title: {
        revoked: 'This phone is cut off',
        'signed-out': 'This phone is signed out',
        'no-such-upgrade': 'This phone is cut off',
      },
      forgotten: 'What it kept of this upgrade is deleted. Do nothing more by what you read here.',
      unsent: 'Tapped here, and never arrived. Tell the upgrader:',
      kept: 'Tapped here, and not sent yet. It goes out when you are signed in again:',
      code: 'Enter a code',
    },
  },
  {
    title: '這支手機',
    offline: {
      'finding-out': '沒有網路時：正在存進手機…',
      kept: '沒有網路時：這一頁照樣打得開，也會記住你的點按。',
      'no-https':
        '這個網址沒有 https。沒有網路時，頁面一關就打不開，手機放在口袋裡也不會響。請要一個 https 網址，或讓頁面一直開著。',
      cannot: '這個瀏覽器存不下頁面。沒有網路時，頁面一關就打不開：請讓它一直開著。',
    },
    keptPage: '這是手機裡留著的、最後看到的樣子。網路恢復後會自動更新。',
    plan: '計畫',
    planAt: (done, all) => `${all} 個步驟，已結束 ${done} 個`,
    needsHands: '現場',
    gone: {
      title: {
        revoked: '這支手機已被停用',
        'signed-out': '這支手機已登出',
        'no-such-upgrade': '這支手機已被停用',
      },
      forgotten: '手機裡留著的這次升級資料已刪除。請不要再照著這裡看過的內容動手。',
      unsent: '在這裡按過、但沒有送達的，請告訴遠端工程師：',
      kept: '在這裡按過、還沒送出的，重新登入後會送出：',
      code: '輸入代碼',
    },
  },
)
