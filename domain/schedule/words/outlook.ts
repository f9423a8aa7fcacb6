import { bilingual } from '../../messages/lang.ts'
import type { Binds } from '../turn-back.ts'

/** What lies ahead, in figures. */
export const outlook = bilingual(
  {
    title: 'Outlook',
    ends: 'Likely end',
    fourInFive: '80 % sure by',
    fromNow: 'if it starts now',
    nothing: 'Nothing left to do',
    inWindow: 'In the window',
    inWindowOf: (percent: number) => `${percent} of 100 trials end inside the window`,
    noWindow: 'No change window is set',
    turnBack: 'Turn back by',
    tooLate: 'Too late to turn back',
    noLimit: 'No limit',
    binds: {
      window: 'after that the window is too short',
      hands: 'after that nobody is on site',
      link: 'the link goes down after that',
    } satisfies Record<Binds, string>,
    why: {
      window: 'A roll-back would end after the window.',
      hands: 'Nobody would be on site for a roll-back.',
      link: 'The link is being cut: a roll-back can’t be led from here.',
    } satisfies Record<Binds, string>,
    next: (clock: string, binds: string) => `Without that limit: ${clock}, ${binds}.`,
    between: (from: string, to: string) => `Not between ${from} and ${to}.`,
    lasts: (length: string) => `It would take ${length} or less (80 % sure).`,
    asOf: (line: number) => `as of line ${line} of the log`,
    awake: {
      title: (limit: string) => `Awake over ${limit}`,
      own: 'of the trials; only you see this',
      of: 'of the trials',
    },
    advised: 'Better by',
    advisedShort: 'Better sooner: see why',
    advisedWhy: {
      awake: 'any later, the roll-back ends after too many hours awake.',
      low: 'any later, the roll-back runs into the circadian low.',
    } satisfies Record<'awake' | 'low', string>,
    advisedPast: {
      awake: 'Any roll-back from now on ends after too many hours awake.',
      low: 'Any roll-back from now on runs into the circadian low.',
    } satisfies Record<'awake' | 'low', string>,
    findings: 'Findings',
    counts: (stop: number, warn: number, note: number) =>
      [
        ...(stop > 0 ? [`${stop} ${stop === 1 ? 'problem' : 'problems'}`] : []),
        ...(warn > 0 ? [`${warn} ${warn === 1 ? 'risk' : 'risks'}`] : []),
        ...(note > 0 ? [`${note} ${note === 1 ? 'note' : 'notes'}`] : []),
      ].join(', '),
    none: 'None',
    show: 'Show',
    hide: 'Hide',
    sleep: {
      unknown: 'Your sleep times are not known, so hours awake are not counted.',
      say: 'Set your sleep times',
    },
  },
  {
    title: '預估',
    ends: '可能結束',
    fourInFive: '八成機會早於',
    fromNow: '如果現在開始',
    nothing: '已無待辦',
    inWindow: '在維護時段內結束',
    inWindowOf: (percent: number) => `100 次試算中有 ${percent} 次在維護時段內結束`,
    noWindow: '尚未設定維護時段',
    turnBack: '最晚回頭',
    tooLate: '來不及回頭',
    noLimit: '沒有期限',
    binds: {
      window: '之後維護時段不夠',
      hands: '之後現場沒人',
      link: '之後會斷線',
    },
    why: {
      window: '復原會超出維護時段。',
      hands: '復原時現場不會有人。',
      link: '連線正要切斷，無法從這裡指揮復原。',
    },
    next: (clock: string, binds: string) => `若不計此項：${clock}，${binds}。`,
    between: (from: string, to: string) => `${from} 到 ${to} 之間不行。`,
    lasts: (length: string) => `有八成機會在 ${length} 內復原。`,
    asOf: (line: number) => `依紀錄第 ${line} 行`,
    awake: {
      title: (limit) => `清醒超過 ${limit}`,
      own: '的試算如此；只有你看得到',
      of: '的試算如此',
    },
    advised: '最好早於',
    advisedShort: '最好更早，原因請展開',
    advisedWhy: {
      awake: '更晚則復原結束時已清醒過久。',
      low: '更晚則復原會碰上生理低潮。',
    },
    advisedPast: {
      awake: '從現在起復原，結束時都已清醒過久。',
      low: '從現在起復原都會碰上生理低潮。',
    },
    findings: '檢查結果',
    counts: (stop: number, warn: number, note: number) =>
      [
        ...(stop > 0 ? [`${stop} 個問題`] : []),
        ...(warn > 0 ? [`${warn} 個風險`] : []),
        ...(note > 0 ? [`${note} 項請留意`] : []),
      ].join('、'),
    none: '沒有',
    show: '顯示',
    hide: '隱藏',
    sleep: { unknown: '還不知道你的睡眠時間，因此沒有計入清醒時數。', say: '填寫睡眠時間' },
  },
)
