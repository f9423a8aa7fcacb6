import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { Status } from '../../domain/log/state.ts'
import { cards } from '../../domain/messages/cards.ts'
import { desk } from '../../domain/messages/desk.ts'
import { langs } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
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

const { en } = desk

function page(night: Night, who: Who, options: { lang?: 'en' | 'zh-TW'; screen?: typeof Desk } = {}): string {
  const { state } = night
  const me = meOf(night, who)
  const Screen = options.screen ?? Desk
  const { events, realNow } = night
  return renderToString(
    <Screen me={me} lang={options.lang ?? 'en'} state={state} events={[...events]} now={realNow} />,
  ).replaceAll('<!-- -->', '')
}

/** What the buttons say, keys left out. */
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((m) =>
    (m[1] ?? '').replace(/<kbd.*?<\/kbd>/g, '').replace(/<[^>]*>/g, ''),
  )
const primary = (html: string) =>
  [...html.matchAll(/<button[^>]*button-primary button-lg[^>]*>(.*?)<\/button>/g)].map((m) =>
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
    expect(primary(page(upgradeWith({ status: 'draft' }), dale))).toEqual([en.now.readyDo])
    expect(primary(page(upgradeWith({ status: 'ready' }), dale))).toEqual([en.now.startDo])
    expect(primary(page(upgradeWith({ status: 'suspended' }), dale))).toEqual([en.now.resumeDo])
    const night = upgradeWith({ status: 'running' })
    expect(primary(page(night, dale))).toEqual([en.now.startStep])
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(primary(page(night, dale))).toEqual([en.now.finishStep])
    night.must(dale, { type: 'step.fail', step: 'a', reason: 'dark' })
    expect(primary(page(night, dale))).toEqual([en.now.redo])
    expect(primary(page(upgradeWith({ status: 'closed' }), dale))).toEqual([])
  })

  test('the upgrader enters the sentinel’s steps for her, and the button says so', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    for (const step of ['a', 'b', 'c', 'd'])
      night.must(dale, { type: 'step.skip', step, reason: 'not today' })
    // It cuts the link: first the card that says what to do then.
    expect(primary(page(night, dale))).toEqual([cards.en.needsCard])
    expect(primary(page(night, mei))).toEqual([en.now.startStep])
    const card = { id: 'c', unless: 'x', then: 'y', machine: null, dueAt: night.now + 600_000 }
    night.must(dale, { type: 'card.arm', ...card })
    expect(primary(page(night, dale))).toEqual([en.now.enterStart('Mei')])
  })

  test('buttons follow the role table', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(buttons(page(night, dale))).toEqual(
      expect.arrayContaining([
        en.now.finishStep,
        en.steps.fail,
        en.hands.ask,
        en.more.suspend,
        en.machines.swap,
      ]),
    )
    const sentinel = buttons(page(night, mei))
    expect(sentinel).toEqual(expect.arrayContaining([en.machines.report, en.talk.send]))
    for (const word of [en.now.finishStep, en.hands.ask, en.more.suspend, en.more.rollBack, en.machines.swap])
      expect(sentinel).not.toContain(word)
    const observer = buttons(page(night, boss))
    for (const word of [en.now.finishStep, en.hands.ask, en.machines.report, en.talk.send, en.more.cancel])
      expect(observer).not.toContain(word)
    expect(page(night, boss)).toContain(en.talk.notAllowed)
  })

  test('an owner without a seat is offered the free ones', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(owner, { type: 'person.revoke', person: 'upgrader' })
    const html = page(night, owner)
    expect(html).toContain(en.people.noSeat)
    expect(buttons(html)).toContain(en.people.takeSeat('upgrader'))
    expect(buttons(html)).not.toContain(en.people.takeSeat('sentinel'))
    expect(buttons(page(night, mei)).join()).not.toContain(en.people.takeSeat('upgrader'))
  })

  test('a box whose name was swapped is told by its sticker', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'r9' })
    const html = page(night, dale)
    expect(html).toContain(en.machines.named('dragon'))
    expect(html).toContain(en.hands.relabel)
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
    const listed = Object.keys(en.keys)
    expect([...shown].filter((key) => !listed.includes(key ?? ''))).toEqual([])
    expect(listed.filter((key) => !shown.has(key))).toEqual(['J', 'K'])
  })

  test('a hundred steps are a hundred rows, phases that are over folded', () => {
    const steps = Array.from({ length: 100 }, (_, i) =>
      buildStep(`s${i}`, { order: i, phase: i < 10 ? 'work' : 'switch' }),
    )
    const night = upgradeWith({ status: 'running', plan: { steps } })
    for (let i = 0; i < 10; i++) night.must(dale, { type: 'step.skip', step: `s${i}`, reason: 'not today' })
    const html = page(night, dale)
    expect(html.match(/data-step="/g)).toHaveLength(100)
    expect(html.match(/<details class="phase">/g)).toHaveLength(1)
    expect(html.match(/<details class="phase" open="">/g)).toHaveLength(1)
  })
})

test('People, for everybody, in both languages; only planners invite, only the owner erases', () => {
  const night = upgradeWith({ status: 'running' })
  for (const lang of langs)
    for (const who of [dale, mei, boss, owner])
      expect(page(night, who, { lang, screen: People })).toContain('Dale')
  const may = (who: Who) => {
    const html = page(night, who, { screen: People })
    return [html.includes('Make the link'), html.includes('Make a token'), html.includes('Erase words')]
  }
  expect(may(owner)).toEqual([true, true, true])
  expect(may(dale)).toEqual([true, true, false])
  expect(may(mei)).toEqual([false, false, false])
})
