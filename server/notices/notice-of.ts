import { requestTexts } from '../../domain/hands/request-texts.ts'
import { addresseeWords, eitherOf } from '../../domain/hands/words/addressee.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { Card, HandsRequest, UpgradeState } from '../../domain/log/state.ts'
import { actorName, doerName, eventNames } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { movesOf } from '../../domain/moves/moves.ts'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { push } from '../../domain/notices/words/push.ts'
import { forWhom, onDuty } from '../../domain/people/on-duty.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { whereaboutsWords } from '../../domain/presence/words/whereabouts.ts'
import type { Notice } from './channel.ts'
import type { Content } from './owed.ts'

/**
 * What a job tells `to`, a person by id, in their words; null when what it is about is listed no more. `address`: of this
 * server. `now`: the upgrade's clock, ms.
 */
export function noticeOf(
  state: UpgradeState,
  content: Exclude<Content, { kind: 'nobody' }>,
  lang: Lang,
  address: string,
  to: string,
  now: number,
): Notice | null {
  if (content.kind === 'away') return awayNotice(state, content, lang, address)
  const words = ladder[lang].message
  const ofCard = content.kind === 'card' || (content.kind === 'answered' && content.of === 'card')
  const base = {
    upgrade: state.id,
    id: content.id,
    lang,
    tag: `${ofCard ? 'card' : 'request'}:${state.id}:${content.id}`,
    topic: '',
  }
  if (ofCard) {
    const card = state.cards[content.id]
    if (card === undefined) return null
    const url = `${address}/u/${state.id}/hands?show=card:${card.id}`
    if (content.kind === 'answered')
      return { ...base, kind: 'answered', title: cardBecame(state, card, lang), body: '', url, urgent: false }
    return {
      ...base,
      kind: 'card',
      title: words.card,
      body: lines(state, card.machine, lang, [words.unless(card.unless, card.then)]),
      url,
      urgent: true,
    }
  }
  const r = state.requests[content.id]
  if (r === undefined) return null
  const sticker = r.machine === null ? '' : (state.machines[r.machine]?.sticker ?? '')
  const title = words.request(requestTitle(state, r, lang), sticker)
  const url = `${address}/u/${state.id}/hands?show=request:${r.id}`
  if (content.kind === 'answered') {
    const became =
      r.state === 'withdrawn'
        ? words.withdrawn
        : r.state === 'expired'
          ? words.expired
          : words.answered(
              r.entered ? doerName(state, r.doer ?? null, lang) : actorName(state, r.by ?? content.by, lang),
            )
    return { ...base, kind: 'answered', title: became, body: title, url, urgent: false }
  }
  const said = (label: string, text: string) => (text === '' ? '' : `${label}${colon(lang)}${text}`)
  const says = requestTexts(state, r, lang)
  const instead = insteadOf(state, r, lang, to, now)
  const asked = lines(state, r.machine, lang, [
    says.text,
    said(words.expect, says.expect),
    said(words.otherwise, says.otherwise),
    words.allowance(r.allowance),
  ])
  const body = instead === '' ? asked : `${instead}\n${asked}`
  const buttons = buttonsOf(state, r, lang, to, now)
  return { ...base, kind: 'request', title, body, url, urgent: true, buttons }
}

/** What `to` can answer at once, as their own screen offers it. */
function buttonsOf(
  state: UpgradeState,
  { id }: HandsRequest,
  lang: Lang,
  to: string,
  now: number,
): NonNullable<Notice['buttons']> {
  const { first, also } = movesOf(state, to, now)
  const about = [first, ...also].flatMap((m) =>
    m?.about.kind === 'request' && m.about.id === id ? m.kind : [],
  )
  return [
    ...(about.includes('seen') ? [{ action: 'seen' as const, title: push[lang].seen }] : []),
    ...(about.includes('on-my-way') ? [{ action: 'way' as const, title: push[lang].way }] : []),
    // The same command once more says that they are still at it.
    ...(about.includes('still-at-it') ? [{ action: 'way' as const, title: requests[lang].stillAtIt }] : []),
  ]
}

/** What became of a card since it was shown as due. */
function cardBecame(state: UpgradeState, card: Card, lang: Lang): string {
  const words = ladder[lang].message.cardNow
  const name = (account: string) => actorName(state, account, lang)
  if (card.doneAt !== null) return words.done(name(card.done?.by ?? card.by))
  if (card.state === 'confirmed' || card.state === 'disarmed') return words[card.state]
  return card.state === 'fired'
    ? words.doing(name(card.by))
    : words.extended(eventNames(state, lang).time(card.dueAt))
}

/** The question before a break, or that somebody is late: to themselves, or to whoever stands in. */
function awayNotice(
  state: UpgradeState,
  { id, about, at, to }: Extract<Content, { kind: 'away' }>,
  lang: Lang,
  address: string,
): Notice {
  const words = whereaboutsWords[lang].notice
  const called = eventNames(state, lang)
  const asked = state.breaks[id]
  const { rest, end } = presenceWords[lang].ask
  const label = asked?.label || (asked?.until === null ? end : rest)
  const own = to === id
  return {
    upgrade: state.id,
    kind: 'break',
    id,
    tag: `break:${state.id}:${id}`,
    topic: '',
    lang,
    title: about === 'break' ? words.ask(label) : own ? words.late : words.backup(called.person(id)),
    body:
      about === 'break'
        ? words.asked(called.time(at))
        : own
          ? words.meant(called.time(at))
          : words.lookAfter(called.person(id), called.time(at)),
    url: `${address}/u/${state.id}/hands${own ? `?show=${about}:${at}` : ''}`,
    urgent: about === 'overdue',
  }
}

/** Why somebody is rung for what is another's: that they have not answered, and that the reader is off duty. */
function insteadOf(state: UpgradeState, r: HandsRequest, lang: Lang, to: string, now: number): string {
  const whose = forWhom(state, r, now)
  if (whose.includes(to)) return ''
  const words = addresseeWords[lang]
  const names = whose.map((id) => state.people[id]?.name || id)
  const said = words.notAnswered(eitherOf(names, lang))
  if (onDuty(state, now).includes(to)) return said
  return lang === 'en' ? `${said} ${words.offDuty}` : said + words.offDuty
}

function lines(state: UpgradeState, machine: string | null, lang: Lang, texts: readonly string[]): string {
  const place = machine === null ? '' : (state.machines[machine]?.place ?? '')
  const where = place === '' ? [] : [`${ladder[lang].message.place}${colon(lang)}${place}`]
  return [texts[0] ?? '', ...where, ...texts.slice(1)].filter((t) => t !== '').join('\n')
}

const colon = (lang: Lang) => (lang === 'en' ? ': ' : '：')
