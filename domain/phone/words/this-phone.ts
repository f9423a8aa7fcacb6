import { bilingual } from '../../messages/lang.ts'

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
