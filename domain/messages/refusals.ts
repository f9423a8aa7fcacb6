import { type ActorRole, accessTable } from '../access/table.ts'
import { gates } from '../gates/words/gates.ts'
import type { Refusal, RefusalCode, RefusalParams } from '../log/refusals.ts'
import type { RequestKind } from '../plan/plan.ts'
import { fieldName } from '../plan/words/fields.ts'
import { bilingual, type Lang } from './lang.ts'
import { names } from './names.ts'

/** How a refusal calls things. Without it, things go by their ids and times are left out. */
export interface RefusalNames {
  step(id: string): string
  /** Both clocks in one line. */
  time(instant: number): string
}

type Say = { [C in RefusalCode]: (p: RefusalParams[C], n: RefusalNames) => string }
/** What is asked is a press: nothing else in the sentence may be read before that it must not be. */
const presses = (kind: RequestKind | undefined) =>
  kind === 'reset' ||
  kind === 'power-cycle' ||
  kind === 'power-off' ||
  kind === 'power-on' ||
  kind === 'press-key'

interface RefusalWords {
  say: Say
  /** A code of a newer server. */
  unknown: (code: string) => string
  kinds: Record<string, string>
  problems: Record<string, string>
}

const en: RefusalWords = {
  unknown: (code) => `This was refused (${code}). Reload the page to see the reason in words.`,
  kinds: {
    person: 'person',
    machine: 'machine',
    phase: 'phase',
    step: 'step',
    hands: 'hands window',
    field: 'field',
    invitation: 'invitation',
    token: 'script token',
    event: 'line of the log',
    request: 'hands request',
    card: 'dead-man card',
    question: 'question',
    'follow-up': 'open item',
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
  say: {
    'not-allowed': ({ command, as }) => `You are here as ${list(as, 'en')}. ${onlyFor(as, 'en', command)}`,
    'bad-input': ({ issues }) =>
      `This could not be understood: ${issues.map((i) => issue(i, 'en')).join('; ') || 'it is malformed'}. Fix it and send it again.`,
    'no-such-upgrade': () =>
      'There is no such upgrade, or you have no seat in it. If you were invited, open the invitation link again.',
    'no-such': ({ kind, id }) =>
      `There is no ${called(en.kinds, kind)} “${id}” any more. Look at the newest state and choose again.`,
    'already-there': ({ kind, id }) =>
      `There is already a ${called(en.kinds, kind)} “${id}”. Choose another name for the new one.`,
    'wrong-status': ({ status, needs }) =>
      `The upgrade is ${names.en.status[status].toLowerCase()}; this can be done only while it is ${needs.map((s) => names.en.status[s].toLowerCase()).join(' or ')}.`,
    'changed-meanwhile': ({ field, yours, now }) =>
      `Somebody else changed “${fieldName(field, 'en')}”. It is now: ${now}. Yours was: ${yours}. Decide which to keep; to keep yours, save again.`,
    'has-run': ({ step }, n) =>
      `“${n.step(step)}” has already run, so it stays as it was done. Add a new step instead.`,
    'in-use': ({ kind, by }) =>
      `This ${called(en.kinds, kind)} is still needed by “${by}”. Change that first.`,
    'plan-fault': ({ fault, id, in: where }, n) =>
      fault === 'doubled'
        ? `The id “${id}” is used twice. Give one of the two another.`
        : fault === 'missing'
          ? `“${where}” refers to “${id}”, which is not in the plan. Add it, or refer to another.`
          : `“${n.step(id)}” would wait for itself in a circle. Change what one of the steps waits for.`,
    'wrong-step-state': ({ step, state }, n) =>
      `“${n.step(step)}” is “${names.en.step[state]}” now, so this can’t be done.`,
    'awaits-decision': ({ step }, n) =>
      `The roll-back is done, and the upgrader has not decided yet what comes next. Don’t start “${n.step(step)}” before that.`,
    'waits-for': ({ step, waits }, n) =>
      `“${n.step(step)}” waits for ${waits.map((w) => `“${n.step(w)}”`).join(', ')}. Finish that first, or start anyway and say why.`,
    'not-in-roll-back': ({ step }, n) =>
      `The upgrade is rolling back, and “${n.step(step)}” is not part of it. Only the roll-back’s own steps can run now.`,
    'no-step-running': () => 'No single step is running. Name the step this is about.',
    'nothing-to-undo': () => 'Nothing has been done yet that could be undone.',
    'still-open': ({ steps }, n) =>
      `Still open: ${steps.map((s) => `“${n.step(s)}”`).join(', ')}. Finish or skip these first.`,
    'too-late': ({ was, at, kind }, n) =>
      `Too late: ${presses(kind) ? 'do not press' : 'do not do it'}. ${names.en.request[was]}${when(n.time(at), ' ')}.`,
    'nobody-there': ({ why, leavesAt, next, who }, n) =>
      `${why === 'nobody' ? (who === undefined ? 'Nobody is on site now' : `${who} is not on site now`) : `${who ?? 'Whoever is on site'} leaves${leavesAt === null ? ' before that' : when(n.time(leavesAt), ' at ')}, before it can be done`}. ${next === null ? `It is not known when ${who ?? 'somebody'} comes` : `${who ?? 'Somebody'} is next on site${when(n.time(next), ' at ')}`}. Wait for them, telephone, or ask anyway and say why.`,
    'wrong-box': ({ sticker }) =>
      `Stop: the box that was picked is not ${sticker}. Touch nothing until the upgrader tells you to continue.`,
    'wrong-request-state': ({ state }) =>
      `The request is “${names.en.request[state]}” now, so this no longer applies. Look at its newest state.`,
    'too-early': ({ at }, n) => `It is too early for this${when(n.time(at), '; wait until ')}.`,
    'card-armed': () => 'A dead-man card is still armed. Decide about it first: extend it, or stand it down.',
    'card-over': ({ state }) =>
      ({
        confirmed: 'The card is stood down already, as all is well: its instruction no longer applies.',
        disarmed: 'The card was stood down: its instruction no longer applies.',
        fired: 'The card is being carried out, or was already. It can’t be changed now.',
      })[state],
    'no-card': ({ step }, n) =>
      `“${n.step(step)}” cuts the link, and no dead-man card is armed for it: nobody could tell the sentinel what to do. Arm one, or start anyway and say why.`,
    'needs-confirmation': ({ step, cuts, lasts }, n) =>
      `“${n.step(step)}” ${[...(lasts ? ['can’t be undone'] : []), ...(cuts ? ['cuts the link'] : [])].join(' and ')}. Read what it does, then start it again and confirm.`,
    'question-over': ({ result }) =>
      result === 'expired'
        ? 'The question expired before this answer. Ask it again.'
        : `The question is already answered: ${result === 'go' ? 'Go' : 'No-go'}.`,
    'not-a-signer': () => 'This question does not name you, so your answer would not count.',
    'gate-closed': ({ step, question, why, waits }, n) =>
      `Do not start “${n.step(step)}”: go/no-go${question === '' ? '' : ` “${question}”`}. ${gates.en.why[why]}${waits.length === 0 ? '' : ` ${gates.en.waitsFor(waits.join(', '))}`}`,
    'has-answered': ({ person }) => `${person} has answered already, and that answer is final.`,
    'last-signer': () => 'Nobody would be left to say Go. Name somebody in their place.',
    'not-the-lead': ({ lead }) =>
      `Only the upgrader who leads may do this${lead === '' ? '' : `: ${lead}`}. Take the lead first, or ask them.`,
    'time-passed': ({ at }, n) => `That time has already passed${when(n.time(at), ': ')}. Give a later one.`,
    'clock-backwards': () =>
      'The upgrade’s clock can only go forward: the log already holds later events. Choose a later time.',
    'own-clock': () =>
      'This upgrade runs on a clock of its own, which the real time does not touch. Set that clock instead.',
    'unknown-time': ({ at, now }, n) =>
      `The server’s clock, which every upgrade here goes by, reads ${n.time(now)}. Only the owner of the installation may set it to another time${when(n.time(at), ': ')}.`,
    'invite-over': ({ state }) =>
      state === 'used'
        ? 'This invitation has been used. If it was not by you, tell whoever invited you, and ask for a new one.'
        : state === 'revoked'
          ? 'This invitation was revoked. Ask whoever invited you for a new one.'
          : state === 'ended'
            ? 'The upgrade has ended, and the invitation with it.'
            : 'This invitation has expired. Ask whoever invited you for a new one.',
    'already-a-member': () => 'You already have a seat in this upgrade. Open it from the list.',
    'seat-taken': ({ person }) =>
      `The seat${person === '' ? '' : ` of ${person}`} is taken. Ask whoever invited you for another.`,
    'name-taken': ({ name }) =>
      `${name === '' ? 'Somebody else here already has this name, or one that reads like it' : `There is already a ${name} here, or a name that reads like it`}. Add a family name or a company, so that nobody takes you for them.`,
    'not-a-member': () => 'You have no seat in this upgrade. Take a seat first, or ask for an invitation.',
    'photos-forbidden': () => 'This site allows no photos. Say in words what you see.',
    'too-many-photos': ({ of, most }) =>
      of === 'upgrade'
        ? `This upgrade has its ${most} photos already. Say in words what you see.`
        : `There are ${most} photos here already, which is the most. Say in words what you see.`,
    'not-a-picture': ({ why }) =>
      ({
        heic: 'This server can’t read HEIC photos. On the iPhone choose Settings, Camera, Formats, Most Compatible, and take it again.',
        unknown:
          'This file is not a photo that can be read here. Take it again with the camera: JPEG, PNG or WebP.',
        'too-large': 'This photo is too large. Take it again at a smaller size.',
        broken: 'This photo arrived damaged. Take it again.',
      })[why],
    'last-lead': () =>
      'Nobody else is at the keyboard. Let another upgrader join first; only the owner may remove the last one.',
    'other-machine': ({ machine, yours }) =>
      `This token speaks for ${yours} only, not for ${machine}. Give ${machine} a boot line of its own.`,
    'not-erasable': () => 'Only words and photos can be erased: lines of talk, notes, names and photos.',
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
}

const zhTW: RefusalWords = {
  unknown: (code) => `這筆被拒絕了（${code}）。請重新載入頁面，看原因說明。`,
  kinds: {
    person: '人員',
    machine: '機器',
    phase: '階段',
    step: '步驟',
    hands: '現場時段',
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
  say: {
    'not-allowed': ({ command, as }) =>
      `你在這裡的席位是${list(as, 'zh-TW')}。${onlyFor(as, 'zh-TW', command)}`,
    'bad-input': ({ issues }) =>
      `無法理解這筆內容：${issues.map((i) => issue(i, 'zh-TW')).join('；') || '格式有誤'}。請修正後再送一次。`,
    'no-such-upgrade': () => '沒有這個升級作業，或你在其中沒有席位。如果有人邀請你，請再開啟一次邀請連結。',
    'no-such': ({ kind, id }) => `已經沒有${called(zhTW.kinds, kind)}「${id}」了。請看最新狀態後再選一次。`,
    'already-there': ({ kind, id }) => `已經有${called(zhTW.kinds, kind)}「${id}」了。請替新的換個名稱。`,
    'wrong-status': ({ status, needs }) =>
      `升級作業目前是「${names['zh-TW'].status[status]}」，只有在${needs.map((s) => `「${names['zh-TW'].status[s]}」`).join('或')}時才能這樣做。`,
    'changed-meanwhile': ({ field, yours, now }) =>
      `「${fieldName(field, 'zh-TW')}」剛才被別人改過。現在是：${now}。你的是：${yours}。請決定以哪個為準；若要用你的，請再儲存一次。`,
    'has-run': ({ step }, n) => `「${n.step(step)}」已經執行過，只能維持原樣。請另外新增步驟。`,
    'in-use': ({ kind, by }) => `「${by}」還需要這個${called(zhTW.kinds, kind)}。請先修改那一項。`,
    'plan-fault': ({ fault, id, in: where }, n) =>
      fault === 'doubled'
        ? `代號「${id}」重複了。請替其中一個換掉。`
        : fault === 'missing'
          ? `「${where}」提到「${id}」，但計畫中沒有。請補上，或改用別的。`
          : `「${n.step(id)}」會繞成一圈等待自己。請修改其中一個步驟的先後。`,
    'wrong-step-state': ({ step, state }, n) =>
      `「${n.step(step)}」目前是「${names['zh-TW'].step[state]}」，不能這樣做。`,
    'awaits-decision': ({ step }, n) =>
      `復原已經完成，遠端工程師還沒決定接下來怎麼做。在那之前，請先不要開始「${n.step(step)}」。`,
    'waits-for': ({ step, waits }, n) =>
      `「${n.step(step)}」要等${waits.map((w) => `「${n.step(w)}」`).join('、')}。請先完成，或說明理由後直接開始。`,
    'not-in-roll-back': ({ step }, n) =>
      `正在復原，「${n.step(step)}」不在復原步驟中。現在只能執行復原的步驟。`,
    'no-step-running': () => '目前沒有唯一一個進行中的步驟，請指明是哪個步驟。',
    'nothing-to-undo': () => '還沒有做過任何可以復原的事。',
    'still-open': ({ steps }, n) =>
      `還沒結束：${steps.map((s) => `「${n.step(s)}」`).join('、')}。請先完成或略過。`,
    'too-late': ({ was, at, kind }, n) =>
      `太遲了，請${presses(kind) ? '不要按' : '不要動手'}。${names['zh-TW'].request[was]}${when(n.time(at), '：')}。`,
    'nobody-there': ({ why, leavesAt, next, who }, n) =>
      `${why === 'nobody' ? (who === undefined ? '現在現場沒有人' : `${who}現在不在現場`) : `${who ?? '現場的人'}會在${leavesAt === null ? '做完之前' : when(n.time(leavesAt), ' ')}離開，來不及做完`}。${next === null ? '不知道什麼時候會有人' : `${who === undefined ? '下次有人' : `${who}下次到場`}：${n.time(next)}`}。請等人到場、打電話，或說明理由後照樣送出。`,
    'wrong-box': ({ sticker }) => `停：選到的機器不是 ${sticker}。在遠端工程師說可以之前，什麼都別碰。`,
    'wrong-request-state': ({ state }) =>
      `這項請求目前是「${names['zh-TW'].request[state]}」，這個動作不再適用。請看它的最新狀態。`,
    'too-early': ({ at }, n) => `時候還沒到${when(n.time(at), '，請等到 ')}。`,
    'card-armed': () => '還有一張應變卡待命。請先決定怎麼處理：延長或取消。',
    'card-over': ({ state }) =>
      ({
        confirmed: '一切正常，這張應變卡已經取消，上面的指示不再有效。',
        disarmed: '這張應變卡已經取消，上面的指示不再有效。',
        fired: '這張應變卡正在處理，或已經處理，現在不能再改。',
      })[state],
    'no-card': ({ step }, n) =>
      `「${n.step(step)}」會切斷連線，但沒有為這一步設定應變卡：到時沒有人能告訴現場人員該怎麼做。請先設一張，或說明理由後照樣開始。`,
    'needs-confirmation': ({ step, cuts, lasts }, n) =>
      `「${n.step(step)}」${[...(lasts ? ['無法復原'] : []), ...(cuts ? ['會切斷連線'] : [])].join('，而且')}。請先看清楚，再按一次開始並確認。`,
    'question-over': ({ result }) =>
      result === 'expired'
        ? '問題在你回答之前就逾時了，請再問一次。'
        : `這個問題已經有結果：${result === 'go' ? 'Go' : 'No-go'}。`,
    'not-a-signer': () => '這個問題沒有指定你回答，你的回答不會算數。',
    'gate-closed': ({ step, question, why, waits }, n) =>
      `先不要開始「${n.step(step)}」：Go／No-go${question === '' ? '' : `「${question}」`}。${gates['zh-TW'].why[why]}${waits.length === 0 ? '' : gates['zh-TW'].waitsFor(waits.join('、'))}`,
    'has-answered': ({ person }) => `${person}已經回答，答案不能更改。`,
    'last-signer': () => '這樣就沒有人可以說 Go 了。請指定一個人代替。',
    'not-the-lead': ({ lead }) =>
      `這件事只有主導的遠端工程師能做${lead === '' ? '' : `：${lead}`}。請先接手主導，或請主導的人處理。`,
    'time-passed': ({ at }, n) => `那個時間已經過了${when(n.time(at), '：')}。請給一個更晚的時間。`,
    'clock-backwards': () => '升級作業的時鐘只能往前：紀錄中已有更晚的事件。請選更晚的時間。',
    'own-clock': () => '這次升級用的是自己的時鐘，真實時間不影響它。請改設定那個時鐘。',
    'unknown-time': ({ at, now }, n) =>
      `這裡所有的升級都依伺服器的時鐘，它現在是 ${n.time(now)}。只有這套系統的擁有者能設定成別的時間${when(n.time(at), '：')}。`,
    'invite-over': ({ state }) =>
      state === 'used'
        ? '這份邀請已經用過了。如果不是你用的，請告訴邀請你的人，並索取新的邀請。'
        : state === 'revoked'
          ? '這份邀請已撤銷。請向邀請你的人索取新的邀請。'
          : state === 'ended'
            ? '這次升級已經結束，邀請也隨之失效。'
            : '這份邀請已過期。請向邀請你的人索取新的邀請。',
    'already-a-member': () => '你在這次升級中已經有席位，請從清單開啟。',
    'seat-taken': ({ person }) =>
      `${person === '' ? '這個' : `「${person}」的`}席位已經有人。請向邀請你的人索取別的席位。`,
    'name-taken': ({ name }) =>
      `${name === '' ? '這裡已經有人用這個姓名，或看起來一樣的姓名' : `這裡已經有「${name}」，或看起來一樣的姓名`}。請加上姓氏或公司名稱，才不會認錯人。`,
    'not-a-member': () => '你在這個升級作業中沒有席位。請先接下席位，或索取邀請。',
    'photos-forbidden': () => '這個現場不允許拍照。請用文字說明你看到的。',
    'too-many-photos': ({ of, most }) =>
      of === 'upgrade'
        ? `這次升級已有 ${most} 張照片，不能再多。請用文字說明你看到的。`
        : `這裡已有 ${most} 張照片，不能再多。請用文字說明你看到的。`,
    'not-a-picture': ({ why }) =>
      ({
        heic: '這台伺服器讀不了 HEIC 照片。請在 iPhone 選擇「設定」、「相機」、「格式」、「最相容」，再拍一次。',
        unknown: '這個檔案不是這裡讀得了的照片。請用相機再拍一次（JPEG、PNG 或 WebP）。',
        'too-large': '這張照片太大。請調小尺寸再拍一次。',
        broken: '這張照片收到時已損毀。請再拍一次。',
      })[why],
    'last-lead': () => '沒有其他遠端工程師了。請先讓另一位加入；只有擁有者能移除最後一位。',
    'other-machine': ({ machine, yours }) =>
      `這個權杖只能替 ${yours} 回報，不能替 ${machine}。請另外給 ${machine} 一行開機回報。`,
    'not-erasable': () => '只有文字與照片可以刪除：對話、備註、姓名與照片。',
    'not-stored': () => '這筆沒有儲存，什麼都沒有發生，可以放心再試一次。若一直如此，請檢查伺服器的磁碟。',
    'not-read': () => '這筆沒有讀到，可以放心再試一次。',
    'database-damaged': () => '資料庫損壞了。從備份還原前不會儲存。',
    'log-damaged': ({ line }) => `紀錄損壞了：雜湊鏈在第 ${line} 行中斷。從備份還原前不會儲存。`,
    'other-body': () => '同一個指令代號已用在別的內容上。請重新整理頁面後再做一次。',
    'too-many': () => '一次送太多了。請等幾秒再試。',
    'server-fault': () => '伺服器處理時出錯，什麼都沒有儲存。請再試一次；若仍如此，原因會在伺服器的輸出中。',
  },
}

export const refusalWords = bilingual(en, zhTW)

const byId: RefusalNames = { step: (id) => id, time: () => '' }

/** A refusal for a reader: what happened, and what to do now. */
export function refusalText(refusal: Refusal, lang: Lang, called: RefusalNames = byId): string {
  const words = refusalWords[lang]
  if (!Object.hasOwn(words.say, refusal.code)) return words.unknown(refusal.code)
  return (words.say[refusal.code] as (p: unknown, n: RefusalNames) => string)(refusal.params, called)
}

function called(kinds: Record<string, string>, kind: string): string {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] as string) : kind
}

function when(time: string, before: string): string {
  return time === '' ? '' : before + time
}

function issue({ path, problem }: { path: string; problem: string }, lang: Lang): string {
  const { problems } = refusalWords[lang]
  const words = Object.hasOwn(problems, problem) ? (problems[problem] as string) : problem
  if (path === '') return words
  return lang === 'en' ? `“${path}” ${words}` : `「${path}」${words}`
}

function list(roles: readonly ActorRole[], lang: Lang): string {
  return roles
    .map((r) => (lang === 'en' ? names.en.role[r].toLowerCase() : `「${names[lang].role[r]}」`))
    .join(lang === 'en' ? ' and ' : '、')
}

/** Who may, as the role table has it: the reader learns whom to ask. */
function onlyFor(
  as: readonly ActorRole[],
  lang: Lang,
  command: RefusalParams['not-allowed']['command'],
): string {
  const row = accessTable[command]
  if (as.some((r) => row[r] === 'own'))
    return lang === 'en'
      ? 'You may do this for your own part only; ask the upgrader for the rest.'
      : '你只能處理自己的部分，其餘請找遠端工程師。'
  if (as.some((r) => row[r] === 'if-allowed'))
    return lang === 'en'
      ? 'In this upgrade observers only watch. Ask the upgrader to let observers talk.'
      : '這個升級作業的觀察者只能觀看。請遠端工程師開放觀察者發言。'
  const may = (Object.keys(row) as ActorRole[]).filter((r) => row[r] !== 'if-allowed')
  if (may.every((r) => r === 'clock'))
    return lang === 'en' ? 'This happens by itself when it is time.' : '這件事到時候會自動發生。'
  if (may.every((r) => r === 'script'))
    return lang === 'en'
      ? 'A box reports this itself, by its boot line. Report its condition instead.'
      : '這要由機器自己回報。請改用「回報狀態」。'
  const people = may.filter((r) => r !== 'clock' && r !== 'script')
  return lang === 'en'
    ? `This is for the ${list(people, lang).replaceAll(' and ', ' or the ')} to do.`
    : `這件事要由${list(people, lang)}來做。`
}
