import { figuresText } from '../gates/words/figures.ts'
import { requestTexts } from '../hands/request-texts.ts'
import { awayText, cannotText } from '../hands/words/presets.ts'
import type { EventBodies, EventType, OpenEvent } from '../log/events.ts'
import type { Gone, UpgradeState } from '../log/state.ts'
import { triedLine } from '../notices/words/tried.ts'
import { seatOf } from '../people/seats.ts'
import type { ThingKind } from '../plan/plan.ts'
import { answerText, signTexts, stepTexts } from '../plan/texts.ts'
import { fieldName } from '../plan/words/fields.ts'
import { looksOf } from '../signs/now.ts'
import { cleanLine } from '../text/clean.ts'
import { bothClocksText, formatDuration, formatWhile } from '../time/format.ts'
import { stepOf } from '../work/steps.ts'
import { progressText } from '../work/words/progress.ts'
import { bilingual, type Lang } from './lang.ts'
import { names } from './names.ts'

/** How the things of an upgrade are called in a line of the log. */
export interface EventNames {
  step(id: string): string
  phase(id: string): string
  person(id: string): string
  /** Who stands in an event's envelope. */
  actor(account: string): string
  machine(id: string | null): string
  request(id: string): string
  /** The whole text of a request, as the log has it. */
  asked(id: string, text: string): string
  question(id: string): string
  /** What was looked at, and what was seen there: the log has the plan's own words for both. */
  seen(seen: Pick<EventBodies['sign.seen'], 'on' | 'id' | 'sign' | 'name' | 'answer'>): string
  /** Both clocks in one line. */
  time(instant: number): string
  rate(rate: number): string
  /** Both clocks to the second. */
  second(instant: number): string
  /** " (dark 14:50:31, back 14:52:07, 96 s)", both clocks. */
  gone(gone: Gone): string
}

/** And who wrote down what somebody else did. */
interface LineNames extends EventNames {
  entered(entered: true | undefined): string
}

type Lines = { [T in EventType]: (body: EventBodies[T], n: LineNames) => string }
interface EventWords {
  lines: Lines
  erased: string
  things: Record<ThingKind, string>
  farhand: string
  /** An account without a seat here: the installation's owner. */
  owner: string
  unnamed: string
  /** The hands, where it is not known which of them. */
  hands: string
  entered: (by: string) => string
  gone: string
  /** Said by the clock of somebody who said it before. */
  byClock: {
    away: (person: string, until: string, reason: string) => string
    left: (person: string) => string
    due: string
  }
  /** A time a machine was dark: from, to and how long. */
  goneSpan(from: string, to: string, span: string): string
}

const enThings: Record<ThingKind, string> = {
  person: 'person',
  machine: 'machine',
  phase: 'phase',
  step: 'step',
  hands: 'hands window',
}
const zhThings: Record<ThingKind, string> = {
  person: '人員',
  machine: '機器',
  phase: '階段',
  step: '步驟',
  hands: '現場時段',
}
/** By name where the plan still has it, else by its id. */
function called(kind: ThingKind, id: string, n: EventNames): string {
  return kind === 'hands' ? id : n[kind](id)
}
const because = (reason: string) => (reason === '' ? '' : `: ${reason}`)
const zhBecause = (reason: string) => (reason === '' ? '' : `：${reason}`)

export const eventWords: Record<Lang, EventWords> = bilingual<EventWords>(
  {
    erased: 'Erased. The words are gone; the line stays.',
    things: enThings,
    farhand: 'Farhand',
    owner: 'Owner',
    unnamed: 'somebody',
    hands: 'The sentinel',
    entered: (by) => ` (reported by telephone, entered by ${by})`,
    gone: '(no longer listed)',
    byClock: {
      away: (person, until, reason) => `recorded ${person} as away until ${until}${because(reason)}`,
      left: (person) => `recorded that ${person} has left`,
      due: 'announced that the card is due; both sides are asked',
    },
    goneSpan: (from, to, span) => ` (dark ${from}, back ${to}, ${span})`,
    lines: {
      'plan.imported': ({ plan }) => `imported the plan “${plan.head.title}”, ${plan.steps.length} steps`,
      'plan.head-set': ({ field }) => `changed the plan: ${fieldName(field, 'en')}`,
      'plan.set': ({ kind, id, field }, n) =>
        `changed the ${enThings[kind]} “${called(kind, id, n)}”: ${fieldName(field, 'en')}`,
      'plan.added': ({ kind, value }, n) =>
        `added a ${enThings[kind]} to the plan: ${called(kind, value.id, n)}`,
      'plan.removed': ({ kind, id }, n) =>
        `removed a ${enThings[kind]} from the plan: ${called(kind, id, n)}`,
      'upgrade.readied': () => 'marked the plan as ready',
      'upgrade.started': () => 'started the upgrade',
      'upgrade.suspended': ({ reason, resumeAt }, n) =>
        `suspended the upgrade: ${reason}${resumeAt === null ? '' : ` (to resume at ${n.time(resumeAt)})`}`,
      'upgrade.resumed': () => 'resumed the upgrade',
      'upgrade.closed': ({ followUps }) =>
        followUps.length === 0
          ? 'closed the upgrade'
          : `closed the upgrade, with ${followUps.length} ${followUps.length === 1 ? 'follow-up' : 'follow-ups'}`,
      'upgrade.cancelled': ({ reason }) => `cancelled the upgrade: ${reason}`,
      'follow-up.done': () => 'ticked off a follow-up',
      'clock.set': ({ clock }, n) =>
        clock.kind === 'wall'
          ? 'set the upgrade to the real clock'
          : `set the upgrade’s clock to ${n.time(clock.at)}, ${n.rate(clock.rate)}`,
      'clock.declared': ({ at, was }, n) =>
        `put the clock right: it is ${n.time(at)}; it read ${n.time(was)}`,
      'step.started': ({ step, attempt, override, entered, deviation }, n) =>
        `started “${n.step(step)}”${attempt > 1 ? `, attempt ${attempt}` : ''}${because(override ?? '')}${n.entered(entered)}${deviation === undefined ? '' : '. Attention: started offline, without a Go'}`,
      'step.finished': ({ step, entered, reported }, n) =>
        `finished “${n.step(step)}”${n.entered(entered)}${reported === true ? ': its box reported that it is up' : ''}`,
      'step.failed': ({ step, reason }, n) => `marked “${n.step(step)}” as failed: ${reason}`,
      'step.unbegun': ({ step, entered }, n) =>
        `undid the start: “${n.step(step)}” has not started${n.entered(entered)}`,
      'step.skipped': ({ step, reason }, n) => `skipped “${n.step(step)}”: ${reason}`,
      'step.reported': ({ step, was, began }, n) =>
        `reported “${n.step(step)}” as ${began === true ? 'started' : 'finished'}. Attention: the step was “${names.en.step[was]}” at that time`,
      'step.progressed': ({ step, progress }, n) => `“${n.step(step)}”: ${progressText(progress)}`,
      'step.noted': ({ step, text }, n) => `noted on “${n.step(step)}”: ${text}`,
      'rollback.started': ({ reason, steps }) =>
        `started the roll-back, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} to undo: ${reason}`,
      'rollback.finished': () => 'finished the roll-back',
      'go.asked': ({ question, figures, ...asked }, n) =>
        `asked go / no-go: ${[question, ...goAsked(asked, n), ...[figuresText(figures, 'en')].filter(Boolean)].join(' · ')}`,
      'go.answered': ({ answer, note }) => `answered ${answer === 'go' ? 'GO' : 'NO-GO'}${because(note)}`,
      'go.expired': ({ id, anew }, n) =>
        anew === true
          ? `asked again, so this one no longer counts: ${n.question(id)}`
          : `closed the question, not everyone answered in time: ${n.question(id)}`,
      'go.replaced': ({ id, person, by, reason }, n) =>
        `${by === null ? `went on without ${n.person(person)}` : `let ${n.person(by)} sign instead of ${n.person(person)}`}: ${n.question(id)}${because(reason)}`,
      'talk.said': ({ text }) => text,
      'request.made': ({ id, machine, text, queued, step, to }, n) =>
        `${queued ? 'asked for hands; it waits until somebody is on site' : 'asked for hands'}: ${machine === null ? '' : `${n.machine(machine)}. `}${n.asked(id, text)}${step === null ? '' : ` (for “${n.step(step)}”)`}${to === undefined ? '' : `; to ${n.person(to)}`}`,
      'request.sent': ({ id }, n) => `sent the request that waited for hands: “${n.request(id)}”`,
      'request.seen': ({ id, entered }, n) => `acknowledged: “${n.request(id)}”${n.entered(entered)}`,
      'request.on-my-way': ({ id, entered }, n) => `is on the way: “${n.request(id)}”${n.entered(entered)}`,
      'request.done': ({ id, saw, entered, conflict, unread }, n) =>
        `did it: “${n.request(id)}”${saw === '' ? '' : `, saw: ${saw}`}${n.entered(entered)}${conflict === undefined ? '' : conflict === 'gone' ? '. Attention: this request had ended long before' : `. Attention: the request was ${conflict === 'cannot' ? 'answered “cannot”' : conflict} by then`}${unread === true ? '. Attention: the box had not been read back' : ''}`,
      'request.refused': ({ id, reason, code, entered }, n) =>
        `cannot do it: “${n.request(id)}”: ${cannotText({ code, reason }, 'en')}${n.entered(entered)}`,
      'request.withdrawn': ({ id, reason }, n) => `withdrew: “${n.request(id)}”${because(reason)}`,
      'request.reopened': ({ id, reason }, n) => `asked again: “${n.request(id)}”${because(reason)}`,
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
      'presence.arrived': () => 'is on site',
      'presence.left': () => 'has left',
      'presence.away': ({ until, ...why }, n) =>
        `is away until ${n.time(until)}${because(awayText(why, 'en'))}`,
      'presence.returned': ({ person }, n) => `noted that ${n.person(person)}’s time away is over`,
      'presence.overdue': ({ person, n: count, backup }, n) =>
        count === 1
          ? `noted that ${n.person(person)} is overdue, and rang`
          : `noted that ${n.person(person)} is still overdue: ${backup === null ? 'nobody else is on site' : `rang ${n.person(backup)}, who is on site`}`,
      'break.asked': ({ person, at, until, label }, n) =>
        until === null
          ? `asked ${n.person(person)}, whose hours end at ${n.time(at)}: leaving, staying or later?`
          : `asked ${n.person(person)} about ${label === '' ? 'the break' : label} at ${n.time(at)}: leaving, staying or later?`,
      'break.answered': ({ at, answer, until }, n) =>
        answer === 'leaving'
          ? `leaves at ${n.time(until ?? at)}`
          : answer === 'later'
            ? `leaves later, at ${n.time(until ?? at)}`
            : until === undefined
              ? 'stays through the break'
              : `stays until ${n.time(until)}`,
      'baton.passed': ({ to }) =>
        to === 'hands' ? 'passed the turn to the sentinel' : 'passed the turn to the upgrader',
      'machine.reported': ({ machine, condition, note }, n) =>
        `reported ${n.machine(machine)} as ${names.en.condition[condition].toLowerCase()}${because(note)}`,
      'machine.came-up': ({ machine, gone, note }, n) =>
        `reported that ${n.machine(machine)} is up${gone === null ? '' : n.gone(gone)}${because(note)}`,
      'machine.lost': ({ machine, since }, n) =>
        `has not heard from ${n.machine(machine)} since ${n.second(since)}`,
      'machine.swapped': ({ a, b }, n) => `swapped names and addresses: ${n.machine(a)} and ${n.machine(b)}`,
      'machine.relabelled': ({ machine, sticker }, n) =>
        `put a new sticker on ${n.machine(machine)}: it says ${sticker}`,
      'card.armed': ({ unless, then, dueAt }, n) =>
        `armed the card: if “${unless}” is not seen by ${n.time(dueAt)}, then “${then}”`,
      'card.extended': ({ dueAt }, n) => `extended the card to ${n.time(dueAt)}`,
      'card.held': ({ awake }) =>
        awake
          ? 'has the card on the phone; its screen stays on'
          : 'has the card on the phone; its screen may turn off',
      'card.disarmed': ({ reason }) => `stood the card down${because(reason)}`,
      'card.done': ({ saw, entered, conflict }, n) =>
        `did what the card says${saw === '' ? '' : `, saw: ${saw}`}${n.entered(entered)}${conflict === undefined ? '' : `. Attention: the card had been stood down by then`}`,
      'card.confirmed': () => 'stood the card down: what it waits for was seen',
      'card.fired': ({ conflict }) =>
        `is carrying out the card${conflict === undefined ? '' : `. Attention: the card had been stood down by then`}`,
      'notice.tried': ({ person, ...t }, n) => triedLine(t, person === null ? '' : n.person(person), 'en'),
      'photo.added': ({ about }, n) =>
        about.kind === 'request'
          ? `took a photo for “${n.request(about.id)}”`
          : `took a photo of ${about.kind === 'step' ? n.step(about.id) : n.machine(about.id)}`,
      'sign.seen': (seen, n) => `looked. ${n.seen(seen)}${n.entered(seen.entered)}`,
      'warning.given': ({ kind, about }, n) =>
        ({
          'hands-leave': `warned: nobody is on site from ${n.time(about)} on`,
          'low-window': `warned: the upgrader’s circadian low starts at ${n.time(about)}`,
          'turn-back': `warned: the last moment to turn back is ${n.time(about)}`,
        })[kind],
      'warning.lifted': ({ kind, about }, n) =>
        kind === 'turn-back'
          ? `corrected: the last moment to turn back is no longer ${n.time(about)}`
          : `lifted the warning about ${n.time(about)}`,
      'person.invited': ({ role, person }, n) =>
        `created an invitation: ${names.en.role[role].toLowerCase()}${person === null ? '' : `, ${n.person(person)}`}`,
      'invite.revoked': () => 'revoked an invitation',
      'person.joined': ({ role }) => `joined as ${names.en.role[role].toLowerCase()}`,
      'person.named': ({ name }) => `is now called ${name}`,
      'person.revoked': ({ person }, n) => `removed ${n.person(person)}`,
      'lead.taken': () => 'took the lead',
      'token.added': ({ name }) => `created a script token: ${name}`,
      'token.revoked': () => 'revoked a script token',
      'event.erased': ({ seq, photo }) =>
        photo === undefined ? `erased the words of line ${seq}` : `erased the photo of line ${seq}`,
    },
  },
  {
    erased: '已刪除。內容不再保留，但這一行曾經存在。',
    things: zhThings,
    farhand: 'Farhand',
    owner: '擁有者',
    unnamed: '某人',
    hands: '現場人員',
    entered: (by) => `（電話告知，由${by}代為輸入）`,
    gone: '（已不在清單中）',
    byClock: {
      away: (person, until, reason) =>
        `依${person}的回答記為暫離，到 ${until}${reason === '' ? '' : `（${reason}）`}`,
      left: (person) => `依${person}的回答記為已離開`,
      due: '應變卡時間到了，詢問雙方',
    },
    goneSpan: (from, to, span) => `（${from} 起無回應，${to} 恢復，共 ${span}）`,
    lines: {
      'plan.imported': ({ plan }) => `匯入計畫「${plan.head.title}」，共 ${plan.steps.length} 個步驟`,
      'plan.head-set': ({ field }) => `修改計畫：${fieldName(field, 'zh-TW')}`,
      'plan.set': ({ kind, id, field }, n) =>
        `修改${zhThings[kind]}「${called(kind, id, n)}」：${fieldName(field, 'zh-TW')}`,
      'plan.added': ({ kind, value }, n) => `在計畫中加入${zhThings[kind]}：${called(kind, value.id, n)}`,
      'plan.removed': ({ kind, id }, n) => `從計畫中移除${zhThings[kind]}：${called(kind, id, n)}`,
      'upgrade.readied': () => '確認計畫就緒',
      'upgrade.started': () => '開始升級',
      'upgrade.suspended': ({ reason, resumeAt }, n) =>
        `暫停升級：${reason}${resumeAt === null ? '' : `（預計 ${n.time(resumeAt)} 繼續）`}`,
      'upgrade.resumed': () => '繼續升級',
      'upgrade.closed': ({ followUps }) =>
        followUps.length === 0 ? '結束升級' : `結束升級，留下 ${followUps.length} 件後續事項`,
      'upgrade.cancelled': ({ reason }) => `取消升級：${reason}`,
      'follow-up.done': () => '完成一件後續事項',
      'clock.set': ({ clock }, n) =>
        clock.kind === 'wall'
          ? '改用真實時鐘'
          : `把這次升級的時鐘設為 ${n.time(clock.at)}，${n.rate(clock.rate)}`,
      'clock.declared': ({ at, was }, n) => `校正時鐘：現在是 ${n.time(at)}，原本顯示 ${n.time(was)}`,
      'step.started': ({ step, attempt, override, entered, deviation }, n) =>
        `開始「${n.step(step)}」${attempt > 1 ? `，第 ${attempt} 次` : ''}${zhBecause(override ?? '')}${n.entered(entered)}${deviation === undefined ? '' : '。注意：開始時還沒有 Go，當時沒有連線'}`,
      'step.finished': ({ step, entered, reported }, n) =>
        `完成「${n.step(step)}」${n.entered(entered)}${reported === true ? '：機器自己回報已開機' : ''}`,
      'step.failed': ({ step, reason }, n) => `把「${n.step(step)}」記為失敗：${reason}`,
      'step.unbegun': ({ step, entered }, n) => `收回開始：「${n.step(step)}」還沒開始${n.entered(entered)}`,
      'step.skipped': ({ step, reason }, n) => `略過「${n.step(step)}」：${reason}`,
      'step.reported': ({ step, was, began }, n) =>
        `回報「${n.step(step)}」已${began === true ? '開始' : '完成'}。注意：當時這一步的狀態是「${names['zh-TW'].step[was]}」`,
      'step.progressed': ({ step, progress }, n) => `「${n.step(step)}」：${progressText(progress)}`,
      'step.noted': ({ step, text }, n) => `在「${n.step(step)}」記下：${text}`,
      'rollback.started': ({ reason, steps }) => `開始復原，共 ${steps.length} 個步驟：${reason}`,
      'rollback.finished': () => '復原完成',
      'go.asked': ({ question, figures, ...asked }, n) =>
        `詢問 Go／No-go：${[question, ...goAsked(asked, n), ...[figuresText(figures, 'zh-TW')].filter(Boolean)].join(' · ')}`,
      'go.answered': ({ answer, note }) =>
        `回答：${answer === 'go' ? 'Go' : 'No-go'}${note === '' ? '' : `（${note}）`}`,
      'go.expired': ({ id, anew }, n) =>
        anew === true
          ? `已重新詢問，這一題作廢：${n.question(id)}`
          : `時間到了還有人沒回答：${n.question(id)}`,
      'go.replaced': ({ id, person, by, reason }, n) =>
        `${by === null ? `不等${n.person(person)}` : `改由${n.person(by)}代替${n.person(person)}`}：${n.question(id)}${zhBecause(reason)}`,
      'talk.said': ({ text }) => text,
      'request.made': ({ id, machine, text, queued, step, to }, n) =>
        `${queued ? '請求人手，等有人到現場再送出' : '請求人手'}：${machine === null ? '' : `${n.machine(machine)}，`}${n.asked(id, text)}${step === null ? '' : `（步驟「${n.step(step)}」）`}${to === undefined ? '' : `；請${n.person(to)}做`}`,
      'request.sent': ({ id }, n) => `現場有人了，送出等候中的請求：「${n.request(id)}」`,
      'request.seen': ({ id, entered }, n) => `收到：「${n.request(id)}」${n.entered(entered)}`,
      'request.on-my-way': ({ id, entered }, n) => `正前往：「${n.request(id)}」${n.entered(entered)}`,
      'request.done': ({ id, saw, entered, conflict, unread }, n) =>
        `做好了：「${n.request(id)}」${saw === '' ? '' : `，看到：${saw}`}${n.entered(entered)}${conflict === undefined ? '' : conflict === 'gone' ? '。注意：這項請求早已結束' : `。注意：當時這項請求${names['zh-TW'].request[conflict]}`}${unread === true ? '。注意：動手前沒有核對機器' : ''}`,
      'request.refused': ({ id, reason, code, entered }, n) =>
        `無法執行：「${n.request(id)}」：${cannotText({ code, reason }, 'zh-TW')}${n.entered(entered)}`,
      'request.withdrawn': ({ id, reason }, n) => `撤回：「${n.request(id)}」${zhBecause(reason)}`,
      'request.reopened': ({ id, reason }, n) => `再次請求：「${n.request(id)}」${zhBecause(reason)}`,
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
      'presence.arrived': () => '到現場了',
      'presence.left': () => '離開了',
      'presence.away': ({ until, ...why }, n) => {
        const reason = awayText(why, 'zh-TW')
        return `暫離，到 ${n.time(until)}${reason === '' ? '' : `（${reason}）`}`
      },
      'presence.returned': ({ person }, n) => `${n.person(person)}的暫離時間結束`,
      'presence.overdue': ({ person, n: count, backup }, n) =>
        count === 1
          ? `${n.person(person)}逾時未回，響鈴通知`
          : `${n.person(person)}仍未回來：${backup === null ? '現場沒有其他人' : `改通知現場的${n.person(backup)}`}`,
      'break.asked': ({ person, at, until, label }, n) =>
        until === null
          ? `詢問${n.person(person)}：排定時間到 ${n.time(at)} 為止，要離開、留下還是晚點走？`
          : `詢問${n.person(person)}：${n.time(at)} 的${label === '' ? '休息' : `「${label}」`}，要離開、留下還是晚點走？`,
      'break.answered': ({ at, answer, until }, n) =>
        answer === 'leaving'
          ? `${n.time(until ?? at)} 離開`
          : answer === 'later'
            ? `晚點離開：${n.time(until ?? at)}`
            : until === undefined
              ? '休息時間留在現場'
              : `留到 ${n.time(until)}`,
      'baton.passed': ({ to }) => (to === 'hands' ? '交由現場動手' : '交由遠端動手'),
      'machine.reported': ({ machine, condition, note }, n) =>
        `回報 ${n.machine(machine)}：${names['zh-TW'].condition[condition]}${note === '' ? '' : `（${note}）`}`,
      'machine.came-up': ({ machine, gone, note }, n) =>
        `自己回報：${n.machine(machine)} 運作中${gone === null ? '' : n.gone(gone)}${note === '' ? '' : `（${note}）`}`,
      'machine.lost': ({ machine, since }, n) =>
        `${n.machine(machine)} 無回應：${n.second(since)} 之後沒有消息`,
      'machine.swapped': ({ a, b }, n) => `對調名稱與位址：${n.machine(a)}與${n.machine(b)}`,
      'machine.relabelled': ({ machine, sticker }, n) =>
        `重貼標籤：${n.machine(machine)}，標籤改為 ${sticker}`,
      'card.armed': ({ unless, then, dueAt }, n) =>
        `設定應變卡：到 ${n.time(dueAt)} 若未見「${unless}」，就「${then}」`,
      'card.extended': ({ dueAt }, n) => `應變卡延到 ${n.time(dueAt)}`,
      'card.held': ({ awake }) =>
        awake ? '手機裡有應變卡，螢幕會一直亮著' : '手機裡有應變卡，但螢幕可能會變暗',
      'card.disarmed': ({ reason }) => `取消應變卡${zhBecause(reason)}`,
      'card.done': ({ saw, entered, conflict }, n) =>
        `已照應變卡處理${saw === '' ? '' : `，看到：${saw}`}${n.entered(entered)}${conflict === undefined ? '' : `。注意：當時這張卡已經取消`}`,
      'card.confirmed': () => '取消應變卡：已經看到了',
      'card.fired': ({ conflict }) =>
        `正在照應變卡處理${conflict === undefined ? '' : `。注意：當時這張卡已經取消`}`,
      'notice.tried': ({ person, ...t }, n) => triedLine(t, person === null ? '' : n.person(person), 'zh-TW'),
      'photo.added': ({ about }, n) =>
        about.kind === 'request'
          ? `為「${n.request(about.id)}」拍了照片`
          : `拍了照片：${about.kind === 'step' ? n.step(about.id) : n.machine(about.id)}`,
      'sign.seen': (seen, n) => `看過了。${n.seen(seen)}${n.entered(seen.entered)}`,
      'warning.given': ({ kind, about }, n) =>
        ({
          'hands-leave': `提醒：${n.time(about)} 起現場沒有人`,
          'low-window': `提醒：遠端工程師的生理低潮從 ${n.time(about)} 開始`,
          'turn-back': `提醒：最晚回頭時間是 ${n.time(about)}`,
        })[kind],
      'warning.lifted': ({ kind, about }, n) =>
        kind === 'turn-back'
          ? `更新：最晚回頭時間不再是 ${n.time(about)}`
          : `先前關於 ${n.time(about)} 的提醒已不適用`,
      'person.invited': ({ role, person }, n) =>
        `建立邀請：${names['zh-TW'].role[role]}${person === null ? '' : `，${n.person(person)}`}`,
      'invite.revoked': () => '撤銷邀請',
      'person.joined': ({ role }) => `加入，席位是${names['zh-TW'].role[role]}`,
      'person.named': ({ name }) => `改名為${name}`,
      'person.revoked': ({ person }, n) => `移除${n.person(person)}`,
      'lead.taken': () => '接手主導',
      'token.added': ({ name }) => `建立指令稿權杖：${name}`,
      'token.revoked': () => '撤銷指令稿權杖',
      'event.erased': ({ seq, photo }) => `刪除第 ${seq} 行的${photo === undefined ? '內容' : '照片'}`,
    },
  },
)

/** What a question stands before, and who must say Go. */
function goAsked(
  { about, people }: Pick<EventBodies['go.asked'], 'about' | 'people'>,
  n: EventNames,
): string[] {
  return [
    ...(about === undefined ? [] : [about.kind === 'step' ? n.step(about.id) : n.phase(about.id)]),
    ...(people === undefined ? [] : [people.map(n.person).join(', ')]),
  ]
}

/** An event as one line, without its time and actor; talk and notes are the words themselves. */
export function eventLine(event: OpenEvent, called: EventNames, lang: Lang): string {
  const words = eventWords[lang]
  if (event.body === null) return words.erased
  if (event.actor === 'clock' && event.type === 'presence.away')
    return words.byClock.away(
      called.person(event.body.person),
      called.time(event.body.until),
      event.body.reason,
    )
  if (event.actor === 'clock' && event.type === 'presence.left')
    return words.byClock.left(called.person(event.body.person))
  if (event.actor === 'clock' && event.type === 'card.fired') return words.byClock.due
  const line = words.lines[event.type] as (body: unknown, n: LineNames) => string
  const entered = (is: true | undefined) => (is === true ? words.entered(called.actor(event.actor)) : '')
  return line(event.body, { ...called, entered })
}

/** Said of what somebody did with their hands; of what was decided about it, the actor stands in the line. */
const acts: readonly EventType[] = [
  'step.started',
  'step.finished',
  'request.seen',
  'request.on-my-way',
  'request.read-back',
  'request.done',
  'request.refused',
  'card.done',
  'sign.seen',
]

/**
 * Who did what the event tells, by the name they go by here: who is said to have, where somebody else wrote it down. Who
 * wrote it down stands in its line.
 */
export function whoDid(state: UpgradeState, event: OpenEvent, lang: Lang): string {
  const body = event.body as { entered?: true; doer?: string } | null
  if (body?.entered !== true || !acts.includes(event.type)) return actorName(state, event.actor, lang)
  return doerName(state, body.doer ?? null, lang)
}

/** A sentinel by name; null: nobody knows which of them it was. */
export function doerName(state: UpgradeState, person: string | null, lang: Lang): string {
  return (person === null ? '' : (state.people[person]?.name ?? '')) || eventWords[lang].hands
}

/** "(reported by telephone, entered by Dale)". */
export function enteredText(by: string, lang: Lang): string {
  return eventWords[lang].entered(by).trim()
}

/** How the state calls things now; what it has forgotten is called by its id. */
export function eventNames(state: UpgradeState, lang: Lang): EventNames {
  const words = eventWords[lang]
  const { site, home } = state.head
  const zones = { siteZone: site.zone, homeZone: home.zone }
  const second = (instant: number) => bothClocksText(instant, zones, lang, { seconds: true })
  return {
    step: (id) => {
      const step = stepOf(state, id)
      return step === null ? id : stepTexts(step, lang).title
    },
    phase: (id) => state.phases[id]?.title ?? id,
    person: (id) => cleanLine(state.people[id]?.name ?? id) || words.unnamed,
    actor: (account) => actorName(state, account, lang),
    machine: (id) => (id === null ? '' : (state.machines[id]?.sticker ?? id)),
    request: (id) => {
      const request = state.requests[id]
      return request === undefined
        ? words.gone
        : requestTexts(state, request, lang).text.replace(/[.。]$/, '')
    },
    asked: (id, text) => {
      const request = state.requests[id]
      return request?.text === text ? requestTexts(state, request, lang).text : text
    },
    question: (id) => state.goNoGo[id]?.question ?? words.gone,
    seen: ({ on, id, sign, name, answer }) => {
      const look = looksOf(state, on, id)?.find((l) => l.id === sign)
      const colon = lang === 'en' ? ': ' : '：'
      // By another name it is not what was looked at then.
      if (look?.name !== name) return name + colon + answer
      return signTexts(look, lang).name + colon + answerText(look, answer, lang)
    },
    time: (instant) => bothClocksText(instant, zones, lang),
    rate: (rate) => rateText(rate, lang),
    second,
    gone: ({ from, to }) => words.goneSpan(second(from), second(to), formatWhile(to - from, lang)),
  }
}

/** Who stands in an event's envelope, by the name they go by here. */
export function actorName(state: UpgradeState, actor: string, lang: Lang): string {
  if (actor === 'clock') return names[lang].role.clock
  if (actor === '') return eventWords[lang].unnamed
  if (actor.startsWith('token:'))
    return state.tokens[actor.slice('token:'.length)]?.name ?? names[lang].role.script
  if (actor === 'farhand') return eventWords[lang].farhand
  const seat = seatOf(state, actor)
  if (seat === null) return eventWords[lang].owner
  // Older logs have names that would turn the sentence they stand in.
  return cleanLine((seat.former ?? seat.person).name) || eventWords[lang].unnamed
}

const rates = bilingual(
  {
    paused: 'paused',
    real: 'at real speed',
    fast: (rate: number) => `${rate} times real speed (${formatDuration(rate, 'en')} a minute)`,
  },
  {
    paused: '停住不走',
    real: '以真實速度走',
    fast: (rate) => `以真實速度的 ${rate} 倍走（每分鐘走 ${formatDuration(rate, 'zh-TW')}）`,
  },
)

function rateText(rate: number, lang: Lang): string {
  if (rate === 0) return rates[lang].paused
  return rate === 1 ? rates[lang].real : rates[lang].fast(rate)
}

function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}
