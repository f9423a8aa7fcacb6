import { bilingual } from '../../messages/lang.ts'
import { sayDoubt } from '../../time/words/phrase.ts'
import type { FindingCode, FindingFigures, Repair, Severity, Source } from '../findings/finding.ts'

/** How a finding calls things. */
export interface FindingNames {
  /** Both clocks in one line. */
  time(instant: number): string
  /** "1 h 5 min", of ms. */
  length(ms: number): string
}

export interface FindingWords {
  title: string
  none: string
  noneText: string
  severity: Record<Severity, string>
  /** The finding in two or three words, as a list shows it. */
  name: Record<FindingCode, string>
  /** The reason, in one sentence. */
  say: { [C in FindingCode]: (f: FindingFigures[C], n: FindingNames) => string }
  repair: Record<Repair['code'], (r: Repair, n: FindingNames) => string>
  needsYes: string
  /** Beside what follows from a private wake time: the reader's own, kept or shared, or another's. */
  personal: { own: string; ownShared: string; others: (name: string) => string }
  sourceTitle: string
  /** The rule, and where it is written. */
  source: Record<Source, { rule: string; from: string }>
}

const percent = (share: number) => `${Math.round(share * 100)} %`
const inTen = (share: number) => Math.max(1, Math.min(9, Math.round(share * 10)))
const hours = (minutes: number) => Math.round((minutes / 60) * 10) / 10

export const findings = bilingual<FindingWords>(
  {
    title: 'Findings',
    none: 'Nothing found',
    noneText:
      'At the likely pace the plan works: hands are on site when needed, and it ends inside the window.',
    severity: { stop: 'Problem', warn: 'Risk', note: 'Note' },
    name: {
      'no-start': 'No start',
      'no-window': 'No window',
      'start-passed': 'Start has passed',
      'words-doubted': 'Start in doubt',
      'no-hands': 'No hands',
      'waits-for-hands': 'Waits for hands',
      'across-break': 'Hands leave midway',
      'hands-at-risk': 'Hands uncertain',
      'over-window': 'Ends too late',
      'over-window-often': 'Often ends too late',
      'before-window': 'Before the window',
      'awake-amber': 'Long awake',
      'awake-red': 'Too long awake',
      'low-window': 'Circadian low',
      'clock-change': 'Clock change',
      'business-hours': 'Business hours',
      irreversible: 'No way back',
      'no-undo': 'No undo given',
      'irreversible-tired': 'Hard to undo, and tired',
      'undo-needs-hands': 'Undo needs hands',
      'person-gone': 'Named, and gone',
      'misses-start': 'Misses its start',
      'cut-without-card': 'Link cut, no card',
    },
    say: {
      'no-start': () => 'No start is set, so no time can be checked. Set the start.',
      'no-window': () => 'No change window is set, so nothing says when it has to be over.',
      'start-passed': ({ start }, n) =>
        `The start, ${n.time(start)}, has passed. Everything below is counted from now.`,
      'words-doubted': ({ said, doubt, at, sides }) =>
        `The start was given as “${said}”. ${sayDoubt(doubt, at, sides, 'en')}`,
      'no-hands': ({ at }, n) => `It needs hands from ${n.time(at)}, and nobody is expected on site.`,
      'waits-for-hands': ({ from, until, label }, n) =>
        `It is due ${n.time(from)}, when nobody is on site${label === '' ? '' : ` (${label})`}, and waits ${n.length(until - from)}.`,
      'across-break': ({ leaveAt, end, label }, n) =>
        `It lasts until ${n.time(end)}, but the people on site ${label === '' ? 'leave' : `have ${label}`} at ${n.time(leaveAt)}.`,
      'hands-at-risk': ({ share }) =>
        `In ${inTen(share)} of 10 trials nobody is on site when it needs hands, or they leave before it is done.`,
      'over-window': ({ finish, end }, n) =>
        `At the likely pace it ends ${n.time(finish)}, ${n.length(finish - end)} after the window.`,
      'over-window-often': ({ p80, share }, n) =>
        `It ends after the window in ${percent(share)} of the trials; 80 % end by ${n.time(p80)}.`,
      'before-window': ({ start, from }, n) =>
        `It starts ${n.time(start)}, ${n.length(from - start)} before the window opens.`,
      'awake-amber': ({ at, minutes }, n) =>
        `From ${n.time(at)} on the upgrader has been awake for ${hours(minutes)} hours.`,
      'awake-red': ({ at, minutes }, n) =>
        `From ${n.time(at)} on the upgrader has been awake for ${hours(minutes)} hours: about as fit as after a few drinks.`,
      'low-window': ({ at, until }, n) =>
        `Work from ${n.time(at)} to ${n.time(until)} falls in the upgrader’s circadian low.`,
      'clock-change': ({ at, side, minutes }, n) =>
        `The clock ${side === 'site' ? 'on site' : 'at the upgrader’s'} goes ${minutes > 0 ? 'forward' : 'back'} ${n.length(Math.abs(minutes) * 60_000)} at ${n.time(at)}. Durations stay the same; clock times jump.`,
      'business-hours': ({ at }, n) => `From ${n.time(at)} on, people are at work on site and will notice.`,
      irreversible: () => 'Once done, it can’t be undone. Ask go / no-go before it.',
      'no-undo': () =>
        'No undo is given for these. Write one, or mark them “Can’t be undone”: a roll-back leaves them out.',
      'irreversible-tired': ({ at }, n) =>
        `It can’t be undone from the keyboard, and falls at ${n.time(at)}, when the upgrader should be asleep.`,
      'undo-needs-hands': ({ end, leaveAt }, n) =>
        leaveAt === null
          ? `Undoing it needs hands, and nobody is on site when it ends, ${n.time(end)}.`
          : `Undoing it needs hands. They are on site until ${n.time(leaveAt)}.`,
      'person-gone': ({ name }) =>
        `${name} is named for this, and has no such seat any more: whoever is on duty does it.`,
      'misses-start': ({ fixed, start }, n) =>
        `It should start ${n.time(fixed)}, but can’t before ${n.time(start)}.`,
      'cut-without-card': ({ at }, n) =>
        `It cuts the link at ${n.time(at)}. Arm a card before, so that the sentinel knows what to do if you can’t talk.`,
    },
    repair: {
      'ask-hands': ({ at, until }, n) => `Hands from ${n.time(at)} to ${n.time(until ?? at)}`,
      'extend-window': ({ at }, n) => `Window until ${n.time(at)}`,
      'open-window': ({ at }, n) => `Window from ${n.time(at)}`,
      'take-start': ({ at }, n) => `Start ${n.time(at)}`,
      'drop-start': ({ commands: { length } }) =>
        length > 1 ? `Let these ${length} start as soon as they can` : 'Let it start as soon as it can',
      'plan-card': ({ commands: { length } }) =>
        length > 1 ? `Add ${length} cards from the steps’ own text` : 'Add a card from the step’s own text',
      anybody: ({ commands: { length } }) =>
        length > 1 ? `Leave these ${length} steps to whoever is on duty` : 'Leave it to whoever is on duty',
      'next-morning': ({ at }, n) => `Sleep first: continue from here ${n.time(at)}`,
    },
    needsYes: 'the sentinel must agree',
    personal: {
      own: 'Only you see this: it is based on your sleep times.',
      ownShared: 'It is based on your sleep times, which you share.',
      others: (name) => `It is based on ${name}’s sleep times, which ${name} shares.`,
    },
    sourceTitle: 'Where this comes from',
    source: {
      wocl: {
        rule: 'From 02:00 to 05:59, on the clock the body is used to, people are sleepiest.',
        from: '14 CFR 117.3 (window of circadian low); EASA ORO.FTL.105',
      },
      'awake-17': {
        rule: 'After 17 to 19 hours awake, some tests go worse than with 0.05 % alcohol in the blood.',
        from: 'Williamson and Feyer 2000; Dawson and Reid 1997',
      },
      'dead-man': {
        rule: 'When a change can cut off the person who makes it, leave an instruction that undoes it unless they are heard from.',
        from: 'Junos “commit confirmed”, ten minutes by default',
      },
    },
  },
  {
    title: '檢查結果',
    none: '沒有發現問題',
    noneText: '照可能的速度，計畫可行：需要人手時有人在場，並在維護時段內結束。',
    severity: { stop: '問題', warn: '風險', note: '請留意' },
    name: {
      'no-start': '沒有開始時間',
      'no-window': '沒有維護時段',
      'start-passed': '開始時間已過',
      'words-doubted': '開始時間有疑問',
      'no-hands': '沒有人手',
      'waits-for-hands': '要等人手',
      'across-break': '中途沒人',
      'hands-at-risk': '人手不確定',
      'over-window': '太晚結束',
      'over-window-often': '常常太晚結束',
      'before-window': '早於維護時段',
      'awake-amber': '醒著太久',
      'awake-red': '醒著過久',
      'low-window': '生理低潮',
      'clock-change': '時鐘調整',
      'business-hours': '上班時間',
      irreversible: '無法復原',
      'no-undo': '沒有復原方法',
      'irreversible-tired': '難以復原又疲倦',
      'undo-needs-hands': '復原需要人手',
      'person-gone': '指定的人不在了',
      'misses-start': '趕不上開始時間',
      'cut-without-card': '斷線而沒有應變卡',
    },
    say: {
      'no-start': () => '還沒有設定開始時間，所以無法檢查任何時間。請設定開始時間。',
      'no-window': () => '還沒有設定維護時段，所以不知道何時必須結束。',
      'start-passed': ({ start }, n) => `開始時間 ${n.time(start)} 已經過了。以下都從現在算起。`,
      'words-doubted': ({ said, doubt, at, sides }) =>
        `開始時間的原話是「${said}」。${sayDoubt(doubt, at, sides, 'zh-TW')}`,
      'no-hands': ({ at }, n) => `從 ${n.time(at)} 起需要人手，但沒有人預定到現場。`,
      'waits-for-hands': ({ from, until, label }, n) =>
        `應在 ${n.time(from)} 開始，那時現場沒人${label === '' ? '' : `（${label}）`}，要等 ${n.length(until - from)}。`,
      'across-break': ({ leaveAt, end, label }, n) =>
        `要做到 ${n.time(end)}，但現場的人在 ${n.time(leaveAt)} ${label === '' ? '離開' : `去${label}`}。`,
      'hands-at-risk': ({ share }) =>
        `10 次試算中有 ${inTen(share)} 次，需要人手時沒人在場，或還沒做完人就離開。`,
      'over-window': ({ finish, end }, n) =>
        `照可能的速度在 ${n.time(finish)} 結束，比維護時段晚 ${n.length(finish - end)}。`,
      'over-window-often': ({ p80, share }, n) =>
        `${percent(share)} 的試算在維護時段之後才結束；有八成機會在 ${n.time(p80)} 前結束。`,
      'before-window': ({ start, from }, n) =>
        `在 ${n.time(start)} 開始，比維護時段早 ${n.length(from - start)}。`,
      'awake-amber': ({ at, minutes }, n) => `從 ${n.time(at)} 起，遠端工程師已醒著 ${hours(minutes)} 小時。`,
      'awake-red': ({ at, minutes }, n) =>
        `從 ${n.time(at)} 起，遠端工程師已醒著 ${hours(minutes)} 小時：狀態和喝了幾杯酒差不多。`,
      'low-window': ({ at, until }, n) =>
        `${n.time(at)} 到 ${n.time(until)} 的工作，落在遠端工程師的生理低潮。`,
      'clock-change': ({ at, side, minutes }, n) =>
        `${side === 'site' ? '現場' : '遠端'}的時鐘在 ${n.time(at)} 撥${minutes > 0 ? '快' : '慢'} ${n.length(Math.abs(minutes) * 60_000)}。經過的時間不變，鐘面會跳。`,
      'business-hours': ({ at }, n) => `從 ${n.time(at)} 起，現場是上班時間，會有人受影響。`,
      irreversible: () => '做了就無法復原。請先詢問 Go／No-go。',
      'no-undo': () => '這些步驟沒有寫復原方法。請寫明，或標示為「無法復原」：復原時會略過。',
      'irreversible-tired': ({ at }, n) =>
        `無法從鍵盤復原，而且落在 ${n.time(at)}，遠端工程師應該在睡覺的時候。`,
      'undo-needs-hands': ({ end, leaveAt }, n) =>
        leaveAt === null
          ? `復原需要人手，但它在 ${n.time(end)} 結束時現場沒人。`
          : `復原需要人手。現場有人到 ${n.time(leaveAt)}。`,
      'person-gone': ({ name }) => `指定由${name}執行，但${name}已經沒有這個席位，會由值班的人執行。`,
      'misses-start': ({ fixed, start }, n) => `預定在 ${n.time(fixed)} 開始，但最快要到 ${n.time(start)}。`,
      'cut-without-card': ({ at }, n) =>
        `它在 ${n.time(at)} 切斷連線。請先設定應變卡，萬一無法通話，現場的人才知道該怎麼做。`,
    },
    repair: {
      'ask-hands': ({ at, until }, n) => `請人手在 ${n.time(at)} 到 ${n.time(until ?? at)} 在場`,
      'extend-window': ({ at }, n) => `維護時段延長到 ${n.time(at)}`,
      'open-window': ({ at }, n) => `維護時段從 ${n.time(at)} 起`,
      'take-start': ({ at }, n) => `在 ${n.time(at)} 開始`,
      'drop-start': ({ commands: { length } }) =>
        length > 1 ? `讓這 ${length} 個步驟能開始就開始` : '能開始就開始',
      'plan-card': ({ commands: { length } }) =>
        length > 1 ? `用步驟的內容加上 ${length} 張應變卡` : '用步驟的內容加上應變卡',
      anybody: ({ commands: { length } }) =>
        length > 1 ? `這 ${length} 個步驟都由值班的人執行` : '由值班的人執行',
      'next-morning': ({ at }, n) => `先睡：從這裡起 ${n.time(at)} 再繼續`,
    },
    needsYes: '需要現場人員同意',
    personal: {
      own: '只有你看得到：這是由你的睡眠時間算出的。',
      ownShared: '這是由你分享的睡眠時間算出的。',
      others: (name) => `這是由${name}分享的睡眠時間算出的。`,
    },
    sourceTitle: '依據',
    source: {
      wocl: {
        rule: '以身體習慣的時鐘計，02:00 到 05:59 最想睡。',
        from: '14 CFR 117.3（生理低潮時段）；EASA ORO.FTL.105',
      },
      'awake-17': {
        rule: '醒著 17 到 19 小時後，某些測驗的表現比血液酒精濃度 0.05 % 還差。',
        from: 'Williamson 與 Feyer 2000；Dawson 與 Reid 1997',
      },
      'dead-man': {
        rule: '若變更可能讓操作的人自己斷線，就要先留下指示：沒有消息時，照指示復原。',
        from: 'Junos「commit confirmed」，預設十分鐘',
      },
    },
  },
)
