import { bilingual } from '../../messages/lang.ts'

/** Words about whom push reaches, apart from those the phone itself needs. `status`: what was answered, in brackets, or nothing. */
export interface PushReachWords {
  /** On the desk. */
  noneRung: (names: string) => string
  noneProven: (names: string) => string
  noneOffered: string
  /** In the settings, of a device. */
  notSent: string
  rungHere: string
  unproven: string
  stale: string
  proven: string
  neverProven: string
  unanswered: (ago: string) => string
  tripWas: (seconds: string) => string
  notOffered: string
  ended: Record<'gone' | 'refused' | 'lost', (status: string) => string>
  no: {
    'too-large': (status: string) => string
    unusable: (status: string) => string
    busy: (status: string) => string
    unreachable: string
  }
  /** In the settings, of all one's devices. */
  noDevice: string
  noneProvenOfMine: string
}

export const pushReach = bilingual<PushReachWords>(
  {
    noneRung: (names) =>
      `No alert reaches ${names} while the page is closed. Ask them to open the phone’s page and turn on alerts there.`,
    noneProven: (names) =>
      `In the last 24 hours, no alert has been tested to reach ${names}. Ask them to tap “Test it” on the phone’s page.`,
    noneOffered:
      'This server rings no phone while its page is closed: it is not set up for that. Whoever runs it sets PUSH_CONTACT.',
    notSent: 'The test was not sent. Why, and what to do, stands beside the device.',
    rungHere: 'alerts reach it',
    unproven: 'alerts are on, but not yet proven to reach it',
    stale: 'alerts are on, but that they reach it was not proven lately',
    proven: 'last tested',
    neverProven: 'never tested: tap “Test it”, and the notification on that device',
    unanswered: (ago) =>
      `the test sent ${ago} was not tapped; if it never came, allow the browser’s notifications in that device’s own settings`,
    tripWas: (seconds) => `answered ${seconds} s after it was sent`,
    notOffered: 'alerts were turned on here, but this server rings no phone now',
    ended: {
      gone: (status) =>
        `alerts are off: the push service no longer knows it${status}. Open the phone’s page there: it signs up anew.`,
      refused: (status) =>
        `alerts are off: the push service refused this server${status}. Open the phone’s page there: it signs up anew. If it is refused again, whoever runs this server checks PUSH_CONTACT and the server’s clock.`,
      lost: () =>
        'alerts are off: the browser there gave them up, or they are blocked. Open the phone’s page there and turn them on.',
    },
    no: {
      'too-large': (status) =>
        `the last message was too long for its push service${status}, even shortened: add another way in “How to reach you”`,
      unusable: (status) =>
        `the last message was not taken by its push service${status}: open the phone’s page there and tap “Test it”`,
      busy: (status) => `the last message was not taken: its push service is busy${status}`,
      unreachable:
        'the last message was not delivered: this server could not reach its push service. Whoever runs the server checks that it may reach the internet over https.',
    },
    noDevice: 'None of your devices has alerts on: open the phone’s page on it and turn them on.',
    noneProvenOfMine:
      'Not yet proven to reach any of your devices: test it below, in “Where you are signed in”.',
  },
  {
    noneRung: (names) => `頁面關著時，通知不到${names}。請他們打開手機頁面，在那裡開啟通知。`,
    noneProven: (names) => `過去 24 小時，沒有測試過通知得到${names}。請他們在手機頁面按「測試」。`,
    noneOffered: '這台伺服器還不能推播，頁面關著時手機不會響。請管理者設定 PUSH_CONTACT。',
    notSent: '測試沒有送出。原因和處理方式寫在那台裝置旁邊。',
    rungHere: '收得到通知',
    unproven: '通知已開啟，但還沒確認收得到',
    stale: '通知已開啟，但最近沒有確認收得到',
    proven: '上次測試',
    neverProven: '從未測試：請按「測試」，再到那台裝置點那則通知',
    unanswered: (ago) => `${ago}送出的測試還沒有人點；如果一直沒收到，請在那台裝置的系統設定允許瀏覽器的通知`,
    tripWas: (seconds) => `送出後 ${seconds} 秒收到回應`,
    notOffered: '這裡開啟過通知，但這台伺服器目前不能推播',
    ended: {
      gone: (status) =>
        `通知已停止：推播服務已經不認得這個裝置${status}。請在那裡打開手機頁面，它會自己重新登記。`,
      refused: (status) =>
        `通知已停止：推播服務拒收這台伺服器的通知${status}。請在那裡打開手機頁面，它會自己重新登記。如果又被拒收，請管理者檢查 PUSH_CONTACT 和伺服器的時鐘。`,
      lost: () => '通知已停止：那裡的瀏覽器取消了通知，或通知被封鎖了。請在那裡打開手機頁面，重新開啟通知。',
    },
    no: {
      'too-large': (status) =>
        `上一則通知對推播服務來說太長${status}，縮短後還是太長：請在「聯絡你的方式」再加一種方式`,
      unusable: (status) => `推播服務沒有收下上一則通知${status}：請在那裡打開手機頁面，按「測試」`,
      busy: (status) => `上一則通知沒有送出：推播服務忙碌中${status}`,
      unreachable:
        '上一則通知沒有送出：這台伺服器連不到推播服務。請管理者確認伺服器能以 https 連上網際網路。',
    },
    noDevice: '你的裝置都還沒開啟通知：請在裝置上打開手機頁面，在那裡開啟。',
    noneProvenOfMine: '還沒確認你有任何裝置收得到：請在下面「已登入的裝置」測試。',
  },
)
