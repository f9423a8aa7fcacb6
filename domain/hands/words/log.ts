import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import { names } from '../../messages/names.ts'
import type { HandsEvents } from '../rules.ts'
import { cannotText } from './presets.ts'

export const handsLines = bilingual<Lines<HandsEvents>>(
  {
    'request.made': ({ id, machine, text, queued, step, to }, n) =>
      `${queued ? 'asked for hands; it waits until somebody is on site' : 'asked for hands'}: ${machine === null ? '' : `${n.machine(machine)}. `}${n.asked(id, text)}${step === null ? '' : ` (for “${n.step(step)}”)`}${to === undefined ? '' : `; to ${n.person(to)}`}`,
    'request.sent': ({ id }, n) => `sent the request that waited for hands: “${n.request(id)}”`,
    'request.seen': ({ id, entered }, n) => `acknowledged: “${n.request(id)}”${n.entered(entered)}`,
    'request.on-my-way': ({ id, entered }, n) => `is on the way: “${n.request(id)}”${n.entered(entered)}`,
    'request.done': ({ id, saw, entered, conflict, unread }, n) =>
      `did it: “${n.request(id)}”${saw === '' ? '' : `, saw: ${saw}`}${n.entered(entered)}${conflict === undefined ? '' : conflict === 'gone' ? '. Attention: this request had ended long before' : `. Attention: the request was ${conflict === 'cannot' ? 'answered “cannot”' : conflict} by then`}${unread === true ? '. Attention: the box had not been read back' : ''}`,
    'request.refused': ({ id, reason, code, entered }, n) =>
      `cannot do it: “${n.request(id)}”: ${cannotText({ code, reason }, 'en')}${n.entered(entered)}`,
    'request.withdrawn': ({ id, reason }, n) => `withdrew: “${n.request(id)}”${n.because(reason)}`,
    'request.reopened': ({ id, reason }, n) => `asked again: “${n.request(id)}”${n.because(reason)}`,
    'request.taken': ({ id }, n) => `took over: “${n.request(id)}”`,
    'request.rung': ({ id, n: count, late }, n) =>
      late === true
        ? `rang for the ${ordinal(count)} time, as it is late: “${n.request(id)}”`
        : `rang for the ${ordinal(count)} time: “${n.request(id)}”`,
    'request.read-back': ({ id, machine, right, entered }, n) =>
      right
        ? `read back the right box, ${n.machine(machine)}: “${n.request(id)}”${n.entered(entered)}`
        : `was at the wrong box, ${machine === null ? 'none of those in the plan' : n.machine(machine)}; stopped: “${n.request(id)}”${n.entered(entered)}`,
    'request.cleared': ({ id, reason }, n) =>
      `asked for the box to be checked again: “${n.request(id)}”. ${reason}`,
    'call.logged': ({ person, minutes, cost, note }, n) =>
      `telephoned${person === null ? '' : ` ${n.person(person)}`}, ${minutes} min${cost === null ? '' : `, ${cost.amount} ${cost.currency}`}${note === '' ? '' : `: ${note}`}`,
    'request.escalated': ({ id }, n) => `got no answer after all the rings: “${n.request(id)}”`,
    'request.expired': ({ id }, n) => `marked the request as expired: “${n.request(id)}”`,
    'machine.swapped': ({ a, b }, n) => `swapped names and addresses: ${n.machine(a)} and ${n.machine(b)}`,
    'machine.relabelled': ({ machine, sticker }, n) =>
      `put a new sticker on ${n.machine(machine)}: it says ${sticker}`,
  },
  {
    'request.made': ({ id, machine, text, queued, step, to }, n) =>
      `${queued ? '請求人手，等有人到現場再送出' : '請求人手'}：${machine === null ? '' : `${n.machine(machine)}，`}${n.asked(id, text)}${step === null ? '' : `（步驟「${n.step(step)}」）`}${to === undefined ? '' : `；請${n.person(to)}做`}`,
    'request.sent': ({ id }, n) => `現場有人了，送出等候中的請求：「${n.request(id)}」`,
    'request.seen': ({ id, entered }, n) => `收到：「${n.request(id)}」${n.entered(entered)}`,
    'request.on-my-way': ({ id, entered }, n) => `正前往：「${n.request(id)}」${n.entered(entered)}`,
    'request.done': ({ id, saw, entered, conflict, unread }, n) =>
      `做好了：「${n.request(id)}」${saw === '' ? '' : `，看到：${saw}`}${n.entered(entered)}${conflict === undefined ? '' : conflict === 'gone' ? '。注意：這項請求早已結束' : `。注意：當時這項請求${names['zh-TW'].request[conflict]}`}${unread === true ? '。注意：動手前沒有核對機器' : ''}`,
    'request.refused': ({ id, reason, code, entered }, n) =>
      `無法執行：「${n.request(id)}」：${cannotText({ code, reason }, 'zh-TW')}${n.entered(entered)}`,
    'request.withdrawn': ({ id, reason }, n) => `撤回：「${n.request(id)}」${n.because(reason)}`,
    'request.reopened': ({ id, reason }, n) => `再次請求：「${n.request(id)}」${n.because(reason)}`,
    'request.taken': ({ id }, n) => `接手：「${n.request(id)}」`,
    'request.rung': ({ id, n: count, late }, n) =>
      late === true
        ? `接下後逾時，第 ${count} 次響鈴：「${n.request(id)}」`
        : `第 ${count} 次響鈴：「${n.request(id)}」`,
    'request.read-back': ({ id, machine, right, entered }, n) =>
      right
        ? `核對機器無誤，${n.machine(machine)}：「${n.request(id)}」${n.entered(entered)}`
        : `站錯機器：${machine === null ? '不是計畫中的任何一台' : n.machine(machine)}，已喊停：「${n.request(id)}」${n.entered(entered)}`,
    'request.cleared': ({ id, reason }, n) => `可以重新核對機器：「${n.request(id)}」。${reason}`,
    'call.logged': ({ person, minutes, cost, note }, n) =>
      `打電話${person === null ? '' : `給${n.person(person)}`}，${minutes} 分鐘${cost === null ? '' : `，${cost.amount} ${cost.currency}`}${note === '' ? '' : `：${note}`}`,
    'request.escalated': ({ id }, n) => `多次響鈴都沒有回應：「${n.request(id)}」`,
    'request.expired': ({ id }, n) => `已逾時，不再有效：「${n.request(id)}」`,
    'machine.swapped': ({ a, b }, n) => `對調名稱與位址：${n.machine(a)}與${n.machine(b)}`,
    'machine.relabelled': ({ machine, sticker }, n) => `重貼標籤：${n.machine(machine)}，標籤改為 ${sticker}`,
  },
)

function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}
