/** The words procedures are written with, in English and Traditional Chinese. */

export type Label = 'expect' | 'undo' | 'minutes' | 'doer' | 'run' | 'machine' | 'note' | 'hands' | 'step'

const labels: [Label, RegExp][] = [
  [
    'expect',
    /^(expect(ed)?( (results?|outputs?|outcome))?|you should see|should see|(success|pass|acceptance) criteria|criteria|good|pass|verif(y|ication)|result|預期(結果|輸出|畫面)?|期望(結果)?|應(該)?(看到|看見|見)|確認|驗證|結果)$/,
  ],
  [
    'undo',
    /^(roll[- ]?back( (plan|steps?|command|procedure))?|back[- ]?out( (plan|steps?|procedure))?|undo|revert|if (it|this) fails|回復(方式|步驟|方法)?|還原(方式|步驟|方法)?|回退(方式|步驟|方法)?|復原(方式|步驟)?|倒回)$/,
  ],
  [
    'minutes',
    /^((estimated |expected |est\.? )?(duration|time|minutes)( (needed|required|\(min(utes)?\)))?|estimates?|est\.?|eta|how long|(預計|預估|所需|估計)?(時間|工時)|預計|預估|耗時|分鐘|時間 ?[（(]分鐘?[）)])$/,
  ],
  [
    'doer',
    /^(owner|who|by|done by|performed by|assignee|assigned to|responsible|role|executor|執行人員?|執行者|負責人員?|負責單位|負責|人員|由)$/,
  ],
  ['run', /^(commands?|cmd|run|execute|指令|命令|執行|執行指令)$/],
  ['machine', /^(hosts?|machine|server|device|target|node|主機|機器|設備|伺服器|裝置)$/],
  ['hands', /^(hands|remote hands|on[- ]?site( work)?|needs hands|現場(作業|動作)?|人手)$/],
  [
    'note',
    /^(notes?|remarks?|comments?|warning|caution|why|reason|important|備註|注意(事項)?|說明|警告|原因)$/,
  ],
  [
    'step',
    /^(steps?|actions?|activity|task|what|description|procedure|checks?|tests?|檢查(項目)?|測試(項目)?|驗證項目|步驟|動作|作業(內容|項目)?|工作(內容|項目)?|項目|內容|操作)$/,
  ],
]
const number = /^(#|no\.?|nr\.?|step ?(no\.?|#)|id|seq\.?|序號?|編號|項次|步序)$/

const plain = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()

/** What a label or the head of a column stands for. */
export function labelOf(text: string): Label | 'number' | null {
  if (text.length > 60) return null
  const word = plain(text)
  if (number.test(word)) return 'number'
  return labels.find(([, re]) => re.test(word))?.[0] ?? null
}

/** "Expected: …" taken apart; null when the line begins with no label we know. */
export function splitLabel(text: string): { label: Label; rest: string } | null {
  const found = /^\s*([^:：]{1,60})[:：]\s*/.exec(text)
  if (found === null) return null
  const label = labelOf(found[1] as string)
  if (label === null || label === 'number' || label === 'step') return null
  return { label, rest: text.slice(found[0].length).replace(/^(\*\*|__)\s*/, '') }
}

export type Section = 'preparation' | 'validation' | 'undo' | 'notes' | 'work'

/** What a section is for, by its heading. */
export function sectionOf(heading: string): Section {
  const h = plain(heading)
  if (/roll[- ]?back|back[- ]?out|\brevert|\bundo\b|回復|還原|回退|復原|倒回/.test(h)) return 'undo'
  if (
    /^(\d+[.)]? *)?(background|overview|summary|purpose|scope|impact|risks?|contacts?|approvals?|references?|related|notes?|links?|why|motivation|communication|stakeholders|assumptions|environment|change (details|summary|information)|about|metadata|(table of )?contents|toc|背景|目的|說明|範圍|影響|風險|聯絡|連絡|聯繫|核准|簽核|參考|備註|摘要|概述|環境|目錄|注意事項|變更(資訊|摘要|原因))/.test(
      h,
    )
  )
    return 'notes'
  if (
    /\bprep|pre-?(check|requisite|flight|work|change|upgrade)|before you (start|begin)|準備|前置|事前|作業前|升級前/.test(
      h,
    )
  )
    return 'preparation'
  if (
    /valid|verif|definition of done|^(final )?checks?$|post-?(check|change|upgrade)|smoke|acceptance|驗證|確認|檢核|驗收|升級後|作業後/.test(
      h,
    )
  )
    return 'validation'
  return 'work'
}

const onSite =
  /sentinel|on-?site|remote hands|smart hands|local hands|field (engineer|tech)|現場(人員|工程師|同仁|人手|支援)|駐點|駐場/
const inTheRoom = /data ?cent(er|re)|\bdc (ops|staff|tech)|機房|現場/

/** Who does it, by the name of an owner; null where nothing is said. */
export function doerOf(owner: string): 'upgrader' | 'sentinel' | null {
  const t = plain(owner)
  if (onSite.test(t) || inTheRoom.test(t)) return 'sentinel'
  return t === '' ? null : 'upgrader'
}

/** Whether the words of a step say that people on site do it. That a room is spoken of is not enough. */
export function saysOnSite(title: string): boolean {
  return onSite.test(plain(title))
}

/** Whether the words are of something only hands can do. */
export function needsHands(text: string): boolean {
  const t = plain(text)
  return (
    /\b(press(es)?(?! (enter|return|ctrl|any key|[a-z]\b))|(un)?plug(s|ged)?(?!-?ins?\b)|re-?plug|cables?|power[- ]?cycl(e|ing)|re-?seat|remote hands|smart hands|hold the (power|reset)|power button|reset button)\b/.test(
      t,
    ) ||
    /按(下|住|一下|電源|重置|reset)|長按|(?<!外掛)插(上|入|回|到|拔|好|至)|拔(掉|除|出|下|起|線)|(網路|電源|纜|跳|接|換|序列|光纖|專)線(?!上|路|程)/.test(
      t,
    )
  )
}
