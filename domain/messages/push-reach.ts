import { bilingual } from './lang.ts'

/** Words about whom push reaches, apart from those the phone itself needs. */
export interface PushReachWords {
  /** On the desk. */
  noneRung: (names: string) => string
  noneProven: (names: string) => string
  /** In the settings. */
  notSent: string
  rungHere: string
  givenUp: string
  proven: string
  neverProven: string
  tripWas: (seconds: string) => string
}

export const pushReach = bilingual<PushReachWords>(
  {
    noneRung: (names) =>
      `No alert reaches ${names} while the page is closed. Ask them to tap “Turn on alerts” on the phone’s page.`,
    noneProven: (names) =>
      `In the last 24 hours, no alert has been tested to reach ${names}. Ask them to tap “Test it” on the phone’s page.`,
    notSent: 'It could not be handed to the push service. Turn alerts on again on that device.',
    rungHere: 'alerts are on',
    givenUp: 'the push service no longer knows it: turn alerts on again there',
    proven: 'last tested',
    neverProven: 'never tested: open the phone’s page there and tap “Test it”',
    tripWas: (seconds) => `answered ${seconds} s after it was sent`,
  },
  {
    noneRung: (names) => `頁面關著時，通知不到${names}。請他們在手機頁面按「開啟通知」。`,
    noneProven: (names) => `過去 24 小時，沒有測試過通知得到${names}。請他們在手機頁面按「測試」。`,
    notSent: '沒能交給推播服務。請在那台裝置上重新開啟通知。',
    rungHere: '通知已開啟',
    givenUp: '推播服務已經不認得這個裝置：請在那裡重新開啟通知',
    proven: '上次測試',
    neverProven: '從未測試：請在那裡打開手機頁面，按「測試」',
    tripWas: (seconds) => `送出後 ${seconds} 秒收到回應`,
  },
)
