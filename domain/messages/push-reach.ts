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
      `No alert reaches ${names} while the page is closed. Ask them to tap “Ring me in my pocket” on the phone’s page.`,
    noneProven: (names) =>
      `No phone of ${names} has proven in the last 24 hours that it can be rung. Ask them to tap “Try it” on the phone’s page.`,
    notSent: 'It could not be handed to the push service. Turn it on again on that device.',
    rungHere: 'rung by push',
    givenUp: 'the push service has given it up: turn it on again there',
    proven: 'proven',
    neverProven: 'never proven: open the phone’s page there and tap “Try it”',
    tripWas: (seconds) => `answered ${seconds} s after it was sent`,
  },
  {
    noneRung: (names) => `放進口袋時，${names} 沒有會響的手機。請對方在手機頁面按「放進口袋也要響」。`,
    noneProven: (names) => `過去 24 小時，${names} 的手機都沒有證實響得到。請對方在手機頁面按「試一下」。`,
    notSent: '沒能交給推播服務。請在那台裝置上重新開啟。',
    rungHere: '推播會響',
    givenUp: '推播服務已經放棄這個裝置：請在那裡重新開啟',
    proven: '上次證實',
    neverProven: '從未證實：請在那裡打開手機頁面，按「試一下」',
    tripWas: (seconds) => `送出後 ${seconds} 秒收到回應`,
  },
)
