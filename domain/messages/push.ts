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
    drillTitle: 'Farhand: a try',
    drillBody: 'Tap this. That proves that you can be rung.',
    off: 'In your pocket: this phone is not rung while the page is closed.',
    turnOn: 'Ring me in my pocket',
    asking: 'Answer the browser’s question …',
    denied:
      'In your pocket: this browser has forbidden notifications here. Allow them in the settings of the page, then load it again.',
    cannot: 'In your pocket: this browser takes no push. Leave the page open.',
    ios: 'In your pocket: on an iPhone, put this page on the Home Screen first (Share, “Add to Home Screen”), and open it from there.',
    failed: 'That did not work: the browser’s push service could not be reached. Try again.',
    on: 'In your pocket: this phone is rung.',
    dropped: 'In your pocket: the push service has given this phone up. Turn it on again.',
    tryIt: 'Try it',
    waiting: 'Sent. Tap the notification when it comes.',
    roundTrip: (seconds) => `Answered ${seconds} s after it was sent.`,
    unproven: 'Not proven in the last 24 hours. Try it.',
    kept: 'Kept on this phone; sent when there is a network.',
  },
  {
    seen: '收到',
    way: '我現在過去',
    drillTitle: 'Farhand：測試',
    drillBody: '請點這則通知，證明找得到你。',
    off: '放進口袋時：頁面關著，這支手機不會響。',
    turnOn: '放進口袋也要響',
    asking: '請回答瀏覽器的詢問…',
    denied: '放進口袋時：瀏覽器不准這裡發通知。請在網頁設定中允許，再重新載入。',
    cannot: '放進口袋時：這個瀏覽器不支援推播。請讓頁面一直開著。',
    ios: '放進口袋時：用 iPhone 請先把這一頁加到主畫面（分享、「加入主畫面」），再從那裡打開。',
    failed: '沒有成功：連不到瀏覽器的推播服務。請再試一次。',
    on: '放進口袋時：這支手機會響。',
    dropped: '放進口袋時：推播服務已經放棄這支手機。請重新開啟。',
    tryIt: '試一下',
    waiting: '已送出。收到通知時請點一下。',
    roundTrip: (seconds) => `送出後 ${seconds} 秒收到你的回應。`,
    unproven: '過去 24 小時沒有證實過。請試一下。',
    kept: '已留在手機裡，有網路時會送出。',
  },
)
