import { bilingual, type Lang } from '../../messages/lang.ts'
import { type PushPhoneWords, pushPhone } from './push-phone.ts'
import { type PushTappedWords, pushTapped } from './push-tapped.ts'

/** Words about Web Push: what a phone is sent, and how push stands on it, as the server says it. */
interface PushSaidWords {
  seen: string
  way: string
  drillTitle: string
  drillBody: string
  off: string
  /** Only once a tap has proven it. */
  on: string
  unproven: string
  /** How long ago it was proven last. */
  stale: (ago: string) => string
  testIt: string
  waiting: string
  unanswered: (ago: string) => string
  /** Seconds from handing over to the tap. */
  roundTrip: (seconds: string) => string
  proven: (ago: string) => string
  /** Its subscription is over, by its service or its browser; `status`: what was answered, in brackets or nothing. */
  dropped: string
  refused: (status: string) => string
  lost: string
  /** A message that was not handed over. */
  no: {
    gone: (status: string) => string
    refused: (status: string) => string
    'too-large': (status: string) => string
    unusable: (status: string) => string
    busy: (status: string) => string
    unreachable: string
    'not-allowed': string
  }
  notOffered: { owner: string; others: string; observer: string }
  /** Why the browser gave no subscription. */
  noService: string
  failed: string
}

export type PushWords = PushSaidWords & PushPhoneWords & PushTappedWords

export const push = bilingual<PushWords>(
  {
    ...pushPhone.en,
    ...pushTapped.en,
    seen: 'Got it',
    way: 'On my way',
    drillTitle: 'Farhand: test',
    drillBody: 'Tap this to prove that alerts reach you.',
    off: 'Alerts are off: this phone does not ring while the page is closed.',
    on: 'Alerts are on: this phone rings even while the page is closed.',
    unproven: 'Alerts are on here, but not yet proven to reach this phone.',
    stale: (ago) => `Alerts are on here, but that they reach this phone was last proven ${ago}.`,
    testIt: 'Test it: a notification comes, and you tap it.',
    waiting: 'Sent. Tap the notification when it comes.',
    unanswered: (ago) =>
      `The test sent ${ago} was not tapped. If it never came: allow this browser’s notifications in the phone’s own settings, turn off “do not disturb” and battery saver, and test again.`,
    roundTrip: (seconds) => `Answered ${seconds} s after it was sent.`,
    proven: (ago) => `Proven ${ago}.`,
    dropped: 'The push service no longer knows this phone. Turn alerts on again.',
    refused: (status) =>
      `The push service refused what this server sends to this phone${status}. Turn alerts on again.`,
    lost: 'This browser gave up its alerts, or they were blocked. Turn alerts on again.',
    no: {
      gone: (status) =>
        `The push service no longer knew this phone${status}. It is signed up anew: test it again.`,
      refused: (status) =>
        `The push service refused the message${status}. This phone is signed up anew: test it again. If it is refused again, whoever runs this server checks PUSH_CONTACT and the server’s clock.`,
      'too-large': (status) =>
        `The message is too long for the push service${status}, even shortened. Add another way in Settings, “How to reach you”.`,
      unusable: (status) =>
        `The push service can’t use what this server sends${status}. This phone is signed up anew: test it again.`,
      busy: (status) => `The push service is busy${status}. Test it again in a minute.`,
      unreachable:
        'This server could not reach the phone’s push service. Test it again. If that stays so, whoever runs the server checks that it may reach the internet over https.',
      'not-allowed':
        'This phone’s push service lies inside a private network, and this server sends nothing there. Whoever runs it can allow that in OUTBOUND_ALLOW.',
    },
    notOffered: {
      owner:
        'This server rings no phone while the page is closed: it has no contact that all push services accept. Start it with a mailbox of yours, for example PUSH_CONTACT=mailto:you@example.org.',
      others:
        'This server rings no phone while the page is closed: it is not set up for that. Ask whoever runs it to set PUSH_CONTACT; until then leave the page open.',
      observer: 'You are an observer: nothing is asked of you, so no alert is sent to this phone.',
    },
    noService:
      'This browser can’t reach its push service. Some networks block it, some browsers and phones have none. Try again on another network or in another browser.',
    failed: 'That did not work. Reload the page and try again.',
  },
  {
    ...pushPhone['zh-TW'],
    ...pushTapped['zh-TW'],
    seen: '收到',
    way: '我現在過去',
    drillTitle: 'Farhand：測試',
    drillBody: '請點這則通知，確認你收得到。',
    off: '通知未開啟：頁面關著時，這支手機不會響。',
    on: '通知已開啟：頁面關著時，這支手機也會響。',
    unproven: '通知已開啟，但還沒確認這支手機收得到。',
    stale: (ago) => `通知已開啟，但最近沒有確認這支手機收得到（上次是 ${ago}）。`,
    testIt: '請按「測試」：收到通知後點一下，就能確認。',
    waiting: '已送出。收到通知時請點一下。',
    unanswered: (ago) =>
      `${ago}送出的測試，還沒有人點。如果一直沒收到：請在手機的系統設定允許這個瀏覽器的通知，關掉勿擾與省電模式，再測試一次。`,
    roundTrip: (seconds) => `送出後 ${seconds} 秒收到你的回應。`,
    proven: (ago) => `${ago}確認過。`,
    dropped: '推播服務已經不認得這支手機。請重新開啟通知。',
    refused: (status) => `推播服務拒收這台伺服器送給這支手機的通知${status}。請重新開啟通知。`,
    lost: '這個瀏覽器取消了通知，或通知被封鎖了。請重新開啟通知。',
    no: {
      gone: (status) => `推播服務已經不認得這支手機${status}，剛才已重新登記。請再測試一次。`,
      refused: (status) =>
        `推播服務拒收這則通知${status}。這支手機已重新登記，請再測試一次。如果又被拒收，請管理者檢查 PUSH_CONTACT 和伺服器的時鐘。`,
      'too-large': (status) =>
        `這則通知對推播服務來說太長${status}，縮短後還是太長。請在「設定」的「聯絡你的方式」再加一種方式。`,
      unusable: (status) =>
        `推播服務無法處理這台伺服器送出的通知${status}。這支手機已重新登記，請再測試一次。`,
      busy: (status) => `推播服務忙碌中${status}。請過一分鐘再測試。`,
      unreachable:
        '這台伺服器連不到這支手機的推播服務。請再測試一次；如果一直這樣，請管理者確認伺服器能以 https 連上網際網路。',
      'not-allowed':
        '這支手機的推播服務在內部網路，這台伺服器不會送到那裡。管理者可在 OUTBOUND_ALLOW 中允許。',
    },
    notOffered: {
      owner:
        '這台伺服器還不能推播，頁面關著時手機不會響：它沒有各家推播服務都接受的聯絡方式。請在啟動時設定你的信箱，例如 PUSH_CONTACT=mailto:you@example.org。',
      others:
        '這台伺服器還不能推播，頁面關著時手機不會響。請管理者設定 PUSH_CONTACT；在那之前，請讓頁面一直開著。',
      observer: '你是觀察者：不會有人請你動手，所以不會通知這支手機。',
    },
    noService:
      '這個瀏覽器連不到推播服務。有些網路會擋，有些瀏覽器和手機沒有這項服務。請換個網路或瀏覽器再試。',
    failed: '沒有成功。請重新載入頁面再試一次。',
  },
)

/** What was answered, as it stands behind a sentence's words. */
export function answered(status: number | null, lang: Lang): string {
  if (status === null) return ''
  return lang === 'en' ? ` (${status})` : `（${status}）`
}
