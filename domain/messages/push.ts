import { bilingual } from './lang.ts'

/** Words about Web Push: on the phone that takes it, and in what it is sent. */
export interface PushWords {
  seen: string
  way: string
  drillTitle: string
  drillBody: string
  off: string
  turnOn: string
  asking: string
  denied: string
  cannot: string
  ios: string
  failed: string
  on: string
  dropped: string
  tryIt: string
  waiting: string
  /** Seconds from handing over to the tap. */
  roundTrip: (seconds: string) => string
  unproven: string
  kept: string
}

export const push = bilingual<PushWords>(
  {
    seen: 'Got it',
    way: 'On my way',
    drillTitle: 'Farhand: test',
    drillBody: 'Tap this to prove that alerts reach you.',
    off: 'Alerts are off: this phone does not ring while the page is closed.',
    turnOn: 'Turn on alerts',
    asking: 'Answer the browser’s question …',
    denied:
      'Alerts are blocked in this browser. Allow notifications in the settings of this page, then reload it.',
    cannot: 'This browser can’t receive alerts. Leave the page open.',
    ios: 'Alerts on an iPhone: first add this page to the Home Screen (Share, “Add to Home Screen”), then open it from there.',
    failed: 'That did not work: the browser’s push service could not be reached. Try again.',
    on: 'Alerts are on: this phone rings even while the page is closed.',
    dropped: 'The push service no longer knows this phone. Turn alerts on again.',
    tryIt: 'Test it',
    waiting: 'Sent. Tap the notification when it comes.',
    roundTrip: (seconds) => `Answered ${seconds} s after it was sent.`,
    unproven: 'Not tested in the last 24 hours. Test it.',
    kept: 'Kept on this phone; sent when there is a network.',
  },
  {
    seen: '收到',
    way: '我現在過去',
    drillTitle: 'Farhand：測試',
    drillBody: '請點這則通知，確認你收得到。',
    off: '通知未開啟：頁面關著時，這支手機不會響。',
    turnOn: '開啟通知',
    asking: '請回答瀏覽器的詢問…',
    denied: '這個瀏覽器封鎖了通知。請在網頁設定中允許通知，再重新載入。',
    cannot: '這個瀏覽器收不到通知。請讓頁面一直開著。',
    ios: '在 iPhone 上收通知：請先把這一頁加到主畫面（分享、「加入主畫面」），再從那裡打開。',
    failed: '沒有成功：連不到瀏覽器的推播服務。請再試一次。',
    on: '通知已開啟：頁面關著時，這支手機也會響。',
    dropped: '推播服務已經不認得這支手機。請重新開啟通知。',
    tryIt: '測試',
    waiting: '已送出。收到通知時請點一下。',
    roundTrip: (seconds) => `送出後 ${seconds} 秒收到你的回應。`,
    unproven: '過去 24 小時沒有測試過。請測試一次。',
    kept: '已存在手機裡，有網路時會送出。',
  },
)
