import { bilingual } from '../../messages/lang.ts'

/** What a phone can do for its holder, and the plan as it is read there. */
export interface PhoneWords {
  title: string
  offline: {
    'finding-out': string
    kept: string
    'no-https': string
    cannot: string
    'store-fails': string
  }
  /** The page was opened without the server; then comes when it was true. */
  keptPage: string
  asOf: string
  /** The browser threw away what was kept here. */
  wiped: (lost: { taps: number; photos: number }) => string
  plan: string
  planAt: (done: number, all: number) => string
  needsHands: string
  /** It may not show the upgrade any longer. */
  gone: {
    title: { revoked: string; 'signed-out': string; moved: string; 'no-such-upgrade': string }
    forgotten: string
    /** The session was ended: not one upgrade, all of it. */
    all: string
    unsent: string
    kept: string
    /** What this browser keeps can't be read. */
    unread: string
    /** Of that, what this page knows itself. */
    known: string
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
      'store-fails':
        'This browser isn’t saving what you tap: until it is sent it is only in this open page. Leave the page open. It keeps trying; freeing space on the phone may help.',
    },
    keptPage: 'Offline: this is what this phone last saw. It updates by itself when the network is back.',
    asOf: 'Last up to date',
    wiped: ({ taps, photos }) =>
      taps + photos === 0
        ? 'This browser deleted what it had saved of this page. Nothing unsent was among it. It is being saved again.'
        : `This browser deleted what it had saved of this page, with ${counted(taps, photos)} not sent yet. Check what is asked of you, and do it again here.`,
    plan: 'The plan',
    planAt: (done, all) => `${done} of ${all} steps finished`,
    needsHands: 'hands',
    gone: {
      title: {
        revoked: 'This phone was removed',
        'signed-out': 'This phone is signed out',
        moved: 'You went on in another browser',
        'no-such-upgrade': 'This phone was removed',
      },
      forgotten: 'What it kept of this upgrade is deleted. Don’t act on what you read here.',
      all: 'All that it kept is deleted. Don’t act on what you read here.',
      unsent: 'Never delivered, and deleted here. Tell the upgrader:',
      kept: 'Tapped here, but not sent yet. It is sent once you sign in again:',
      unread:
        'This phone’s storage does not answer. Taps and photos that were not sent may be in it; it is left as it is. Tell the upgrader what you did last.',
      known: 'This page knows of these, which were not sent:',
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
      'store-fails':
        '這個瀏覽器存不下你的點按：送出之前，只留在這個開著的頁面裡。請讓頁面一直開著。它會繼續重試；清出手機空間可能有幫助。',
    },
    keptPage: '離線中：這是手機最後看到的內容。網路恢復後會自動更新。',
    asOf: '最後更新',
    wiped: ({ taps, photos }) =>
      taps + photos === 0
        ? '這個瀏覽器刪掉了這一頁存在手機裡的資料。沒有未送出的內容在裡面，正在重新儲存。'
        : `這個瀏覽器刪掉了這一頁存在手機裡的資料，其中有${[taps > 0 ? ` ${taps} 次點按` : '', photos > 0 ? ` ${photos} 張照片` : ''].filter(Boolean).join('、')}還沒送出。請確認現在要你做什麼，並在這裡再按一次。`,
    plan: '計畫',
    planAt: (done, all) => `${all} 個步驟，已結束 ${done} 個`,
    needsHands: '現場',
    gone: {
      title: {
        revoked: '這支手機已被停用',
        'signed-out': '這支手機已登出',
        moved: '你已改用另一個瀏覽器',
        'no-such-upgrade': '這支手機已被停用',
      },
      forgotten: '手機裡這次升級的資料已刪除。請不要再照著這裡看過的內容動手。',
      all: '手機裡的資料已全部刪除。請不要再照著這裡看過的內容動手。',
      unsent: '以下沒有送達，這裡也已刪除。請告訴遠端工程師：',
      kept: '在這裡按過、還沒送出的，重新登入後會送出：',
      unread:
        '手機的儲存空間沒有回應。裡面可能還有沒送出的點按和照片，先原樣保留。請告訴遠端工程師你最後做了什麼。',
      known: '這個頁面知道以下這些還沒送出：',
      code: '輸入代碼',
    },
  },
)

function counted(taps: number, photos: number): string {
  const parts = [
    taps === 0 ? '' : `${taps} ${taps === 1 ? 'tap' : 'taps'}`,
    photos === 0 ? '' : `${photos} ${photos === 1 ? 'photo' : 'photos'}`,
  ]
  return parts.filter(Boolean).join(' and ')
}
