import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { cards } from '../../domain/cards/words/cards.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { buildStep, dale, MINUTE, mei, meOf, type Night, upgradeWith } from '../../tests/factories.ts'
import { ask } from '../../tests/harness/hands.ts'
import { Below, Looks, OnPaper } from '../phone/below.tsx'
import { HandsScreen, type HandsScreenProps } from '../phone/screen.tsx'

/** The phone as it stands with or without a line. */
function screen(night: Night, more: { connected?: boolean; focus?: string; lang?: Lang; now?: number } = {}) {
  const live: NonNullable<HandsScreenProps['live']> = {
    alive: true,
    connected: more.connected ?? true,
    submit: () => {},
    settling: null,
    show: () => {},
    onType: () => {},
    typing: [],
    pending: [],
    seenBy: () => '',
    held: null,
    onlyHere: 0,
    undo: () => {},
    drafts: {},
    photos: null,
    offline: null,
    awake: 'held',
    skew: 0,
  }
  return renderToString(
    <HandsScreen
      state={night.state}
      me={meOf(night, mei)}
      lang={more.lang ?? 'en'}
      now={more.now ?? night.now}
      lines={[]}
      idFor={(form) => form}
      focus={more.focus ?? null}
      said={[]}
      lower={{ Looks, Below, OnPaper }}
      status={null}
      live={live}
    />,
  ).replaceAll('<!-- -->', '')
}

function due(): Night {
  const night = upgradeWith({ status: 'running', onSite: true })
  const dueAt = night.now + 10 * MINUTE
  const card = { id: 'c', unless: 'PPP is up', then: 'Put the cable back', machine: 'dragon', dueAt }
  night.must(dale, { type: 'card.arm', ...card })
  night.advance(dueAt)
  return night
}

/** The buttons that say something of a card, in their order. */
const taps = (html: string) => [...html.matchAll(/name="type" value="(card\.\w+)"/g)].map((m) => m[1])

test.each(langs)(
  'due, it asks while the line lives, and says what is to be done without one (%s)',
  (lang) => {
    const night = due()
    const [asks, says] = [screen(night, { lang }), screen(night, { lang, connected: false })]
    expect(asks).toContain(cards[lang].alsoAsked('Dale'))
    expect(says).not.toContain(cards[lang].alsoAsked('Dale'))
    for (const html of [asks, says]) {
      expect(html).toContain('PPP is up')
      expect(html).toContain('<h1 id="now">Put the cable back</h1>')
    }
    expect(taps(asks)).toEqual(['card.confirm', 'card.fire'])
    expect(taps(says)).toEqual(['card.fire', 'card.confirm'])
  },
)

test('whatever else is asked is opened under it, the card in short above', () => {
  const night = due()
  night.must(dale, ask({ kind: 'look', text: 'What does it say?', allowance: 5 }))
  expect(screen(night)).not.toContain('What does it say?')
  const html = screen(night, { focus: 'request:r' })
  expect(html).toContain('What does it say?')
  expect(html).toContain(cards.en.open)
  expect(html.indexOf('Put the cable back')).toBeLessThan(html.indexOf('What does it say?'))
  // Asked once: it is not among the others as well.
  expect(html.match(/show=card%3Ac/g)).toHaveLength(1)
})

test('taken up, it can be reported or called off; called off, it says stop before all else', () => {
  const night = due()
  night.must(mei, { type: 'card.fire', id: 'c' })
  expect(taps(screen(night))).toEqual(['card.done', 'card.confirm'])
  expect(screen(night)).toContain('PPP is up')
  night.must(dale, { type: 'card.disarm', id: 'c', reason: 'It came up.' })
  const html = screen(night)
  expect(html).toContain(cards.en.stopNow)
  expect(html).toContain('It came up.')
  expect(html).not.toContain('card-due')
})

test('done, it says by whom, and asks for nothing', () => {
  const night = due()
  night.must(mei, { type: 'card.done', id: 'c', saw: 'login:' })
  const html = screen(night)
  expect(html).toContain(cards.en.carriedOut)
  expect(taps(html)).toEqual([])
  expect(html).toContain(phoneIdle.en.nothing)
  expect(screen(night, { now: night.now + 16 * MINUTE })).not.toContain(cards.en.carriedOut)
})

test('suspended with a card that stands, the phone does not forbid what the card asks for', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  const dueAt = night.now + 10 * MINUTE
  night.must(dale, { type: 'card.arm', id: 'c', unless: 'x', then: 'y', machine: null, dueAt })
  night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null, cards: 'keep' })
  expect(screen(night)).toContain(phoneIdle.en.status.suspendedCard)
  expect(screen(night)).not.toContain(phoneIdle.en.status.suspended)
  night.must(dale, { type: 'card.disarm', id: 'c', reason: 'x' })
  expect(screen(night)).toContain(phoneIdle.en.status.suspended)
})

test('her own step that cuts the link takes two presses, with the card that holds then between them', () => {
  const steps = [buildStep('e', { by: 'sentinel', machine: 'dolphin', needs: ['hands'], cutsLink: true })]
  const night = upgradeWith({ status: 'running', onSite: true, plan: { steps } })
  expect(screen(night)).toContain(cards.en.grave.uncoveredHands)
  const card = { id: 'c', unless: 'PPP is up', then: 'y', machine: 'dolphin', dueAt: night.now + HALF }
  night.must(dale, { type: 'card.arm', ...card })
  const html = screen(night)
  expect(html).toContain(cards.en.grave.cuts)
  expect(html).toContain('PPP is up')
  expect(html).toContain('name="confirmed" value="true"')
  expect(html).toMatch(/<details class="grave"><summary[^>]*>/)
})

const HALF = 30 * MINUTE
