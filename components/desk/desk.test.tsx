import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { deskKeys } from '../../domain/desk/words.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { machineWords } from '../../domain/hands/words/machines.ts'
import type { Status } from '../../domain/log/state.ts'
import { langs } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { people } from '../../domain/people/words/people.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import {
  boss,
  buildStep,
  dale,
  hundredSteps,
  MINUTE,
  mei,
  meOf,
  NINE,
  type Night,
  owner,
  upgradeWith,
} from '../../tests/factories.ts'
import { People } from '../people/people.tsx'
import { Desk } from './desk.tsx'

function page(night: Night, who: Who, options: { lang?: 'en' | 'zh-TW'; screen?: typeof Desk } = {}): string {
  const { state } = night
  const me = meOf(night, who)
  const Screen = options.screen ?? Desk
  const { events, realNow } = night
  return renderToString(
    <Screen me={me} lang={options.lang ?? 'en'} state={state} events={[...events]} now={realNow} />,
  ).replaceAll('<!-- -->', '')
}

const { does, entered } = moveWords.en

/** What the buttons say, keys left out. */
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((m) =>
    (m[1] ?? '').replace(/<kbd.*?<\/kbd>/g, '').replace(/<[^>]*>/g, ''),
  )
const primary = (html: string) =>
  [...html.matchAll(/<button[^>]*button-primary [^">]*button-lg[^>]*>(.*?)<\/button>/g)].map((m) =>
    (m[1] ?? '').replace(/<kbd.*?<\/kbd>/g, '').replace(/<[^>]*>/g, ''),
  )

describe('the Desk as the server renders it', () => {
  const statuses: Status[] = ['draft', 'ready', 'running', 'suspended', 'rolling-back', 'closed', 'cancelled']
  test.each(statuses)('%s, for everybody, in both languages', (status) => {
    const night = upgradeWith({ status, onSite: true })
    for (const lang of langs)
      for (const who of [dale, mei, boss, owner]) {
        const html = page(night, who, { lang })
        expect(html).toContain(names[lang].status[status])
        expect(html).toContain('A small upgrade')
      }
  })

  test('one obvious next action, and it is the right one', () => {
    expect(primary(page(upgradeWith({ status: 'draft' }), dale))).toEqual([does.ready])
    expect(primary(page(upgradeWith({ status: 'ready' }), dale))).toEqual([does.begin])
    expect(primary(page(upgradeWith({ status: 'suspended' }), dale))).toEqual([does.resume])
    const night = upgradeWith({ status: 'running' })
    expect(primary(page(night, dale))).toEqual([`${does['start-step']}: Step a`])
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(primary(page(night, dale))).toEqual([`${does['finish-step']}: Step a`])
    night.must(dale, { type: 'step.fail', step: 'a', reason: 'dark' })
    expect(primary(page(night, dale))).toEqual([`${does['redo-step']}: Step a`])
    expect(primary(page(upgradeWith({ status: 'closed' }), dale))).toEqual([])
  })

  test('the upgrader enters the sentinel’s steps for her, and the button says so', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    for (const step of ['a', 'b', 'c', 'd'])
      night.must(dale, { type: 'step.skip', step, reason: 'not today' })
    // It cuts the link: first the card that says what to do then.
    expect(primary(page(night, dale))).toEqual([`${does['arm-card']}: Step e`])
    // She is told to wait for it, and may begin all the same.
    expect(primary(page(night, mei))).toEqual([])
    expect(buttons(page(night, mei))).toContain(does['start-step'])
    const card = { id: 'c', unless: 'x', then: 'y', machine: null, dueAt: night.now + 600_000 }
    night.must(dale, { type: 'card.arm', ...card })
    expect(primary(page(night, mei))).toEqual([`${does['start-step']}: Step e`])
    expect(primary(page(night, dale))).toEqual([])
    expect(buttons(page(night, dale))).toContain(entered['start-step']?.('Mei'))
  })

  test('of a card it says what is known, and offers all that can be done about it', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    const own = deskCards.en
    const dueAt = night.now + 10 * MINUTE
    night.must(dale, { type: 'card.arm', id: 'c', unless: 'x', then: 'y', machine: 'dragon', dueAt })
    const armed = buttons(page(night, dale))
    expect(armed).toEqual(expect.arrayContaining([deskCards.en.confirm, deskCards.en.extend, own.disarm]))
    expect(armed).not.toContain(own.enterDone)
    night.advance(dueAt)
    const due = page(night, dale)
    expect(due).toContain(own.unanswered)
    expect(due).toContain(own.nobodyConnected)
    expect(buttons(due)).toEqual(
      expect.arrayContaining([deskCards.en.confirm, deskCards.en.extend, own.disarm, own.enterDone]),
    )
    expect(buttons(page(night, boss))).not.toContain(own.disarm)
    night.must(mei, { type: 'card.fire', id: 'c' })
    const doing = page(night, dale)
    expect(doing).toContain(own.saidDoing('Mei'))
    expect(doing).toContain(own.notReported)
    expect(buttons(doing)).toContain(own.disarm)
    expect(buttons(doing)).not.toContain(deskCards.en.extend)
    night.must(mei, { type: 'card.done', id: 'c', saw: 'login:' })
    const done = page(night, dale)
    expect(done).toContain(cards.en.carriedOut)
    expect(done).toContain(cards.en.byName('Mei'))
    for (const word of [own.disarm, own.enterDone, deskCards.en.confirm])
      expect(buttons(done)).not.toContain(word)
  })

  test('a card that covers another box leaves the step without one', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    for (const step of ['a', 'b', 'c', 'd'])
      night.must(dale, { type: 'step.skip', step, reason: 'not today' })
    const card = { id: 'c', unless: 'x', then: 'y', machine: 'dragon', dueAt: night.now + 600_000 }
    night.must(dale, { type: 'card.arm', ...card })
    expect(primary(page(night, dale))).toEqual([`${does['arm-card']}: Step e`])
    night.must(dale, { type: 'card.arm', ...card, id: 'c2', machine: 'dolphin', step: 'e' })
    expect(primary(page(night, dale))).toEqual([])
  })

  test('what would be refused has no button', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    expect(buttons(page(night, dale))).toContain(upgradeWords.en.close)
    expect(buttons(page(night, dale))).not.toContain(upgradeWords.en.rollBack)
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(buttons(page(night, dale))).not.toContain(upgradeWords.en.close)
    expect(buttons(page(night, dale))).toContain(upgradeWords.en.rollBack)
  })

  test('buttons follow the role table', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(buttons(page(night, dale))).toEqual(
      expect.arrayContaining([
        `${does['finish-step']}: Step a`,
        does['fail-step'],
        deskRequests.en.ask,
        upgradeWords.en.suspend,
        machineWords.en.swap,
      ]),
    )
    const sentinel = buttons(page(night, mei))
    expect(sentinel).toEqual(expect.arrayContaining([machineWords.en.report, deskTalk.en.send]))
    for (const word of [
      does['fail-step'],
      deskRequests.en.ask,
      upgradeWords.en.suspend,
      upgradeWords.en.rollBack,
      machineWords.en.swap,
    ])
      expect(sentinel).not.toContain(word)
    const observer = buttons(page(night, boss))
    for (const word of [
      does['fail-step'],
      deskRequests.en.ask,
      machineWords.en.report,
      deskTalk.en.send,
      upgradeWords.en.cancel,
    ])
      expect(observer).not.toContain(word)
    expect(page(night, boss)).toContain(deskTalk.en.notAllowed)
  })

  test('an owner without a seat is offered the free ones', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(owner, { type: 'person.revoke', person: 'upgrader' })
    const html = page(night, owner)
    expect(html).toContain(peopleHere.en.noSeat)
    expect(buttons(html)).toContain(peopleHere.en.takeSeat('upgrader', 'Dale'))
    expect(buttons(html)).not.toContain(peopleHere.en.takeSeat('sentinel', 'Mei'))
    expect(buttons(page(night, mei)).join()).not.toContain(peopleHere.en.takeSeat('upgrader', 'Dale'))
  })

  test('a box whose name was swapped is told by its sticker', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'r9' })
    const html = page(night, dale)
    expect(html).toContain(machineWords.en.named('dragon'))
    expect(html).toContain(deskRequests.en.relabel)
  })

  test('every key of the list presses a button or moves, and no button has a key that is not in the list', () => {
    const night = upgradeWith({ plan: hundredSteps(), status: 'running', onSite: true })
    night.must(dale, { type: 'step.start', step: 's0' })
    // Before lunch: a warning stands, and something else could be begun.
    const lunch = upgradeWith({
      status: 'running',
      plan: {
        steps: [
          buildStep('boot', { needs: ['hands'], minutes: { best: 10, likely: 30, worst: 60 } }),
          buildStep('mail', { order: 1, after: [] }),
        ],
      },
    })
    lunch.advance(NINE + 170 * MINUTE)
    const html = page(night, dale) + page(lunch, dale)
    const shown = new Set([...html.matchAll(/aria-keyshortcuts="([^"]+)"/g)].map((m) => m[1]))
    const listed = Object.keys(deskKeys.en.does)
    expect([...shown].filter((key) => !listed.includes(key ?? ''))).toEqual([])
    // U stands only while something can be taken back.
    expect(listed.filter((key) => !shown.has(key))).toEqual(['U', 'J', 'K'])
  })

  test('a hundred steps are a hundred rows, phases that are over folded', () => {
    const steps = Array.from({ length: 100 }, (_, i) =>
      buildStep(`s${i}`, { order: i, phase: i < 10 ? 'work' : 'switch' }),
    )
    const night = upgradeWith({ status: 'running', plan: { steps } })
    for (let i = 0; i < 10; i++) night.must(dale, { type: 'step.skip', step: `s${i}`, reason: 'not today' })
    const html = page(night, dale)
    expect(html.match(/data-step="/g)).toHaveLength(100)
    expect(html.match(/<details class="phase[^"]*">/g)).toHaveLength(1)
    expect(html.match(/<details class="phase[^"]*" open="">/g)).toHaveLength(1)
  })
})

test('People, for everybody, in both languages; only planners invite, only the owner erases', () => {
  const night = upgradeWith({ status: 'running' })
  for (const lang of langs)
    for (const who of [dale, mei, boss, owner])
      expect(page(night, who, { lang, screen: People })).toContain('Dale')
  const may = (who: Who) => {
    const html = page(night, who, { screen: People })
    return [
      html.includes(people.en.invites.do),
      html.includes(people.en.scripts.make),
      html.includes(people.en.erase.title),
    ]
  }
  expect(may(owner)).toEqual([true, true, true])
  expect(may(dale)).toEqual([true, true, false])
  expect(may(mei)).toEqual([false, false, false])
})
