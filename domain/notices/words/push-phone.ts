import { bilingual } from '../../messages/lang.ts'

/** Words about Web Push that a phone must have by itself: what stands there before the server is asked, or without it. */
export interface PushPhoneWords {
  turnOn: string
  asking: string
  denied: string
  cannot: string
  ios: string
  tryIt: string
  /** The server does not answer. */
  unknown: string
}

export const pushPhone = bilingual<PushPhoneWords>(
  {
    turnOn: 'Turn on alerts',
    asking: 'Answer the browser’s question …',
    denied:
      'Alerts are blocked in this browser. Allow notifications in the settings of this page, then reload it.',
    cannot: 'This browser can’t receive alerts. Leave the page open.',
    ios: 'Alerts on an iPhone: first add this page to the Home Screen (Share, “Add to Home Screen”), then open it from there.',
    tryIt: 'Test it',
    unknown: 'The server does not answer: whether alerts reach this phone is not known now.',
  },
  {
    turnOn: '開啟通知',
    asking: '請回答瀏覽器的詢問…',
    denied: '這個瀏覽器封鎖了通知。請在網頁設定中允許通知，再重新載入。',
    cannot: '這個瀏覽器收不到通知。請讓頁面一直開著。',
    ios: '在 iPhone 上收通知：請先把這一頁加到主畫面（分享、「加入主畫面」），再從那裡打開。',
    tryIt: '測試',
    unknown: '伺服器沒有回應，目前不知道這支手機收不收得到通知。',
  },
)
