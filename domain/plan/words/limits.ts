import { bilingual } from '../../messages/lang.ts'

/** Names of the limits of the body, and where their numbers come from. Advice, never a refusal. */
export const limitWords = bilingual(
  {
    title: 'Fatigue limits',
    lead: 'Advice only: nothing is refused because of them. They apply to this upgrade only.',
    areUsual: 'These are the usual limits.',
    backToUsual: 'Back to the usual limits',
    hours: 'hours',
    lowHint: (home: string) => `on the clock of ${home}`,
    whence: 'Where the usual numbers come from',
    faults: {
      hours: 'Write hours as 16, 16.5 or 16:30.',
      clocks: 'Write it as 02:00-06:00.',
      range: 'It must be from 1 to 48 hours.',
      'awake-order': '“Take care” can’t be later than “stop”.',
      'sleep-over-rest': 'The sleep must fit into the rest.',
    },
    names: {
      awakeAmber: 'Awake: take care from',
      awakeRed: 'Awake: stop from',
      low: 'Circadian low',
      rest: 'Rest between two days of work',
      sleep: 'Sleep within that rest',
    },
    sources: {
      'faa-117-3': {
        ref: '14 CFR 117.3 (FAA)',
        says: 'Calls 02:00 to 05:59 the hours of greatest sleepiness. It binds airline crews.',
      },
      'faa-117-25': {
        ref: '14 CFR 117.25 (FAA)',
        says: 'Asks for 10 hours of rest with 8 hours in which one can sleep. It binds airline crews.',
      },
      'dawson-reid-1997': {
        ref: 'Dawson & Reid, Nature, 1997',
        says: 'After 17 hours awake, people perform as badly as with 0.05 % alcohol in the blood.',
      },
      'williamson-feyer-2000': {
        ref: 'Williamson & Feyer, Occup. Environ. Med., 2000',
        says: 'After 17 to 19 hours awake, some tests go worse than with 0.05 % alcohol in the blood.',
      },
      'nrc-26-205': {
        ref: '10 CFR 26.205 (NRC)',
        says: 'No more than 16 hours of work in any 24, and 10 hours between. It binds staff of reactors.',
      },
    },
  },
  {
    title: '疲勞上限',
    lead: '只是建議，不會因此拒絕任何操作。只適用於這次升級。',
    areUsual: '目前使用一般的上限。',
    backToUsual: '改回一般的上限',
    hours: '小時',
    lowHint: (home: string) => `以${home}的時鐘為準`,
    whence: '一般數字的出處',
    faults: {
      hours: '請把時數寫成 16、16.5 或 16:30。',
      clocks: '請寫成 02:00-06:00。',
      range: '必須在 1 到 48 小時之間。',
      'awake-order': '「開始要當心」不能晚於「應該停手」。',
      'sleep-over-rest': '睡眠必須包含在休息之內。',
    },
    names: {
      awakeAmber: '連續清醒：開始要當心',
      awakeRed: '連續清醒：應該停手',
      low: '生理低潮',
      rest: '兩天工作之間的休息',
      sleep: '休息中的睡眠',
    },
    sources: {
      'faa-117-3': {
        ref: '14 CFR 117.3（美國聯邦航空總署）',
        says: '把 02:00 到 05:59 定為最想睡的時段。原本規範航空機組員。',
      },
      'faa-117-25': {
        ref: '14 CFR 117.25（美國聯邦航空總署）',
        says: '要求休息 10 小時，其中有 8 小時可以睡覺。原本規範航空機組員。',
      },
      'dawson-reid-1997': {
        ref: 'Dawson 與 Reid，《Nature》，1997',
        says: '清醒 17 小時後，表現與血液酒精濃度 0.05 % 時一樣差。',
      },
      'williamson-feyer-2000': {
        ref: 'Williamson 與 Feyer，《Occup. Environ. Med.》，2000',
        says: '清醒 17 到 19 小時，部分測驗比血液酒精濃度 0.05 % 時還差。',
      },
      'nrc-26-205': {
        ref: '10 CFR 26.205（美國核能管理委員會）',
        says: '任何 24 小時內工作不超過 16 小時，其間休息 10 小時。原本規範核電廠人員。',
      },
    },
  },
)
