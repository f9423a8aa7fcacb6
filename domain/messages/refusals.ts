import { type ActorRole, accessTable } from '../access/table.ts'
import { beatRefusals } from '../beats/words/refusals.ts'
import { cardRefusals } from '../cards/words/refusals.ts'
import { clockRefusals } from '../clock/words/refusals.ts'
import { gateRefusals } from '../gates/words/refusals.ts'
import { handsRefusals } from '../hands/words/refusals.ts'
import { type AllRefusals, type Capabilities, type Capability, merged } from '../log/capabilities.ts'
import type { CommonRefusals, Refusal, RefusalParams } from '../log/refusals.ts'
import { peopleRefusals } from '../people/words/refusals.ts'
import { photoRefusals } from '../photos/words/refusals.ts'
import { fieldName, things } from '../plan/words/fields.ts'
import { planRefusals } from '../plan/words/refusals.ts'
import { workRefusals } from '../work/words/refusals.ts'
import { bilingual, type Lang } from './lang.ts'
import type { RefusalNames, SayNames, Says } from './log-names.ts'
import { names } from './names.ts'

interface RefusalWords {
  say: Says<RefusalParams>
  /** A code of a newer server. */
  unknown: (code: string) => string
  kinds: Record<string, string>
  problems: Record<string, string>
  /** What is wrong with one field. */
  at: (path: string, problem: string) => string
  roles: (roles: readonly ActorRole[]) => string
  /** Whom to ask, by what the role table has. */
  only: {
    own: string
    watching: string
    byItself: string
    byBox: string
    roles: (roles: readonly ActorRole[]) => string
  }
}

/** The sentence of each refusal that a capability adds. */
function saysIn(lang: Lang): Says<AllRefusals> {
  return merged({
    plan: planRefusals[lang],
    work: workRefusals[lang],
    gates: gateRefusals[lang],
    cards: cardRefusals[lang],
    hands: handsRefusals[lang],
    presence: {},
    talk: {},
    beats: beatRefusals[lang],
    signs: {},
    photos: photoRefusals[lang],
    people: peopleRefusals[lang],
    notices: {},
    warnings: {},
    clock: clockRefusals[lang],
  } satisfies { [C in Capability]: Says<Capabilities[C]['refusals']> })
}

const withArticle = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

export const refusalWords: Record<Lang, RefusalWords> = bilingual<RefusalWords>(
  {
    unknown: (code) => `This was refused (${code}). Reload the page to see the reason in words.`,
    kinds: {
      ...things.en,
      field: 'field',
      invitation: 'invitation',
      token: 'script token',
      event: 'line of the log',
      request: 'hands request',
      card: 'dead-man card',
      question: 'question',
      'follow-up': 'follow-up',
      sign: 'thing to look at',
      signer: 'signer',
    },
    problems: {
      invalid_type: 'is missing or of the wrong kind',
      invalid_value: 'is not one of the allowed values',
      invalid_format: 'is not written in the right form',
      invalid_union: 'is not one of the allowed forms',
      invalid_key: 'has a key that is not allowed',
      unrecognized_keys: 'has an unknown key',
      too_big: 'is too long or too large',
      too_small: 'is empty or too small',
      'not-plain': 'is not a plain value, or nested too deep',
      'reserved-id': 'is a reserved word, not an id',
      'estimate-order': 'must be in the order best, likely, worst',
      'window-order': 'ends before it starts',
      'shift-order': 'is a shift that ends before it starts',
      'shift-long': 'is a shift longer than a day',
      'limits-order': 'warns later than it stops',
      'sleep-over-rest': 'asks for more sleep than rest',
      'unknown-zone': 'is not a known time zone; name it by its place, such as Asia/Taipei',
      'wrong-instant': 'does not match the instant beside it',
      empty: 'says nothing',
      'answers-differ': 'must have as many answers as the original, in the same order',
    },
    at: (path, problem) => `“${path}” ${problem}`,
    roles: (roles) => roles.map((r) => names.en.role[r].toLowerCase()).join(' and '),
    only: {
      own: 'You may do this for your own part only; ask the upgrader for the rest.',
      watching: 'In this upgrade observers only watch. Ask the upgrader to let observers talk.',
      byItself: 'This happens by itself when it is time.',
      byBox: 'A box reports this itself, by its boot line. Report its condition instead.',
      roles: (roles) =>
        `This is for the ${roles.map((r) => names.en.role[r].toLowerCase()).join(' or the ')} to do.`,
    },
    say: {
      ...saysIn('en'),
      'not-allowed': ({ command, as }) =>
        `You are here as ${refusalWords.en.roles(as)}. ${onlyFor(as, command, 'en')}`,
      'bad-input': ({ issues }) =>
        `This could not be understood: ${issues.map((i) => issue(i, 'en')).join('; ') || 'it is malformed'}. Fix it and send it again.`,
      'no-such-upgrade': () =>
        'There is no such upgrade, or you have no seat in it. If you were invited, open the invitation link again.',
      'no-such': ({ kind, id }, n) =>
        `There is no ${n.kind(kind)} “${id}” any more. Look at the newest state and choose again.`,
      'already-there': ({ kind, id }, n) =>
        `There is already ${withArticle(n.kind(kind))} “${id}”. Choose another name for the new one.`,
      'wrong-status': ({ status, needs }) =>
        `The upgrade is ${names.en.status[status].toLowerCase()}; this can be done only while it is ${needs.map((s) => names.en.status[s].toLowerCase()).join(' or ')}.`,
      'changed-meanwhile': ({ field, yours, now }) =>
        `Somebody else changed “${fieldName(field, 'en')}”. It is now: ${now}. Yours was: ${yours}. Decide which to keep; to keep yours, save again.`,
      'time-passed': ({ at }, n) => `That time has already passed${n.when(at, ': ')}. Give a later one.`,
      'not-stored': () =>
        'This was not stored, and nothing happened. It is safe to try again. If it keeps failing, check the server’s disk.',
      'not-read': () =>
        'This was not read. It is safe to try again. If it keeps failing, check the server’s disk.',
      'database-damaged': () => 'The database is damaged. Nothing is stored until a backup is restored.',
      'log-damaged': ({ line }) =>
        `The log is damaged: the chain breaks at line ${line}. Nothing is stored until a backup is restored.`,
      'other-body': () => 'The same command id was used for something else. Reload the page and do it again.',
      'too-many': () => 'Too many at once. Wait a few seconds and try again.',
      'server-fault': () =>
        'The server failed, and nothing was stored. Try again. If it keeps failing, the server’s output says why.',
    },
  },
  {
    unknown: (code) => `這筆被拒絕了（${code}）。請重新載入頁面，看原因說明。`,
    kinds: {
      ...things['zh-TW'],
      field: '欄位',
      invitation: '邀請',
      token: '指令稿權杖',
      event: '紀錄',
      request: '人手請求',
      card: '應變卡',
      question: 'Go／No-go 的問題',
      'follow-up': '後續事項',
      sign: '要看的項目',
      signer: '簽核人',
    },
    problems: {
      invalid_type: '缺少，或類型不對',
      invalid_value: '不在可用的值之中',
      invalid_format: '格式不對',
      invalid_union: '不符合任何可用的形式',
      invalid_key: '含有不可用的鍵',
      unrecognized_keys: '含有不認得的鍵',
      too_big: '太長或太大',
      too_small: '是空的，或太小',
      'not-plain': '不是單純的值，或層次太深',
      'reserved-id': '是保留字，不能當作代號',
      'estimate-order': '必須依「最快、大約、最慢」的順序',
      'window-order': '結束早於開始',
      'shift-order': '到場的結束早於開始',
      'shift-long': '一次到場不能超過一天',
      'limits-order': '提醒的時數比停手的時數還大',
      'sleep-over-rest': '睡眠時數比休息時數還多',
      'unknown-zone': '不是已知的時區，請用地名表示，例如 Asia/Taipei',
      'wrong-instant': '與旁邊所記的時刻不符',
      empty: '沒有內容',
      'answers-differ': '答案的數目必須與原文相同，順序也一樣',
    },
    at: (path, problem) => `「${path}」${problem}`,
    roles: (roles) => roles.map((r) => `「${names['zh-TW'].role[r]}」`).join('、'),
    only: {
      own: '你只能處理自己的部分，其餘請找遠端工程師。',
      watching: '這個升級作業的觀察者只能觀看。請遠端工程師開放觀察者發言。',
      byItself: '這件事到時候會自動發生。',
      byBox: '這要由機器自己回報。請改用「回報狀態」。',
      roles: (roles) => `這件事要由${refusalWords['zh-TW'].roles(roles)}來做。`,
    },
    say: {
      ...saysIn('zh-TW'),
      'not-allowed': ({ command, as }) =>
        `你在這裡的席位是${refusalWords['zh-TW'].roles(as)}。${onlyFor(as, command, 'zh-TW')}`,
      'bad-input': ({ issues }) =>
        `無法理解這筆內容：${issues.map((i) => issue(i, 'zh-TW')).join('；') || '格式有誤'}。請修正後再送一次。`,
      'no-such-upgrade': () => '沒有這個升級作業，或你在其中沒有席位。如果有人邀請你，請再開啟一次邀請連結。',
      'no-such': ({ kind, id }, n) => `已經沒有${n.kind(kind)}「${id}」了。請看最新狀態後再選一次。`,
      'already-there': ({ kind, id }, n) => `已經有${n.kind(kind)}「${id}」了。請替新的換個名稱。`,
      'wrong-status': ({ status, needs }) =>
        `升級作業目前是「${names['zh-TW'].status[status]}」，只有在${needs.map((s) => `「${names['zh-TW'].status[s]}」`).join('或')}時才能這樣做。`,
      'changed-meanwhile': ({ field, yours, now }) =>
        `「${fieldName(field, 'zh-TW')}」剛才被別人改過。現在是：${now}。你的是：${yours}。請決定以哪個為準；若要用你的，請再儲存一次。`,
      'time-passed': ({ at }, n) => `那個時間已經過了${n.when(at, '：')}。請給一個更晚的時間。`,
      'not-stored': () => '這筆沒有儲存，什麼都沒有發生，可以放心再試一次。若一直如此，請檢查伺服器的磁碟。',
      'not-read': () => '這筆沒有讀到，可以放心再試一次。',
      'database-damaged': () => '資料庫損壞了。從備份還原前不會儲存。',
      'log-damaged': ({ line }) => `紀錄損壞了：雜湊鏈在第 ${line} 行中斷。從備份還原前不會儲存。`,
      'other-body': () => '同一個指令代號已用在別的內容上。請重新整理頁面後再做一次。',
      'too-many': () => '一次送太多了。請等幾秒再試。',
      'server-fault': () =>
        '伺服器處理時出錯，什麼都沒有儲存。請再試一次；若仍如此，原因會在伺服器的輸出中。',
    },
  },
)

const byId: RefusalNames = { step: (id) => id, time: () => '' }

/** A refusal for a reader: what happened, and what to do now. */
export function refusalText(refusal: Refusal, lang: Lang, called: RefusalNames = byId): string {
  const { say, kinds, unknown } = refusalWords[lang]
  if (!Object.hasOwn(say, refusal.code)) return unknown(refusal.code)
  const n: SayNames = {
    ...called,
    when: (instant, before) => {
      const time = called.time(instant)
      return time === '' ? '' : before + time
    },
    kind: (kind) => (Object.hasOwn(kinds, kind) ? (kinds[kind] as string) : kind),
  }
  return (say[refusal.code] as (p: unknown, n: SayNames) => string)(refusal.params, n)
}

function issue({ path, problem }: { path: string; problem: string }, lang: Lang): string {
  const { problems, at } = refusalWords[lang]
  const words = Object.hasOwn(problems, problem) ? (problems[problem] as string) : problem
  return path === '' ? words : at(path, words)
}

/** Who may, as the role table has it: the reader learns whom to ask. */
function onlyFor(
  as: readonly ActorRole[],
  command: CommonRefusals['not-allowed']['command'],
  lang: Lang,
): string {
  const { only } = refusalWords[lang]
  const row = accessTable[command]
  if (as.some((r) => row[r] === 'own')) return only.own
  if (as.some((r) => row[r] === 'if-allowed')) return only.watching
  const may = (Object.keys(row) as ActorRole[]).filter((r) => row[r] !== 'if-allowed')
  if (may.every((r) => r === 'clock')) return only.byItself
  if (may.every((r) => r === 'script')) return only.byBox
  return only.roles(may.filter((r) => r !== 'clock' && r !== 'script'))
}
