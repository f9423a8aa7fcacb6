import { phoneCards } from '../../domain/cards/words/phone.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import { addresseeWords } from '../../domain/hands/words/addressee.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { phoneLine, thisPhone } from '../../domain/phone/words.ts'
import { photoWords } from '../../domain/photos/words/photos.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { type TenNight, taipei } from './ten-crew.ts'
import type { TenState, Told } from './ten-state.ts'

const LIGHTS = 'the lights of the network card'
const QUESTION = 'Move the modem cable now?'
const THEN = 'Put the modem cable back into DRAGON.'
const BUTTON = 'At the bottom, the full width, where the thumb is.'
const NONE = 'Nowhere: no button is filled with colour.'

const nothing: Told = (lang) => phoneIdle[lang].nothing
const asked = { id: 'r', machine: 'dolphin', step: null, expect: '', allowance: 10, expiresAt: null } as const

/** Dale at his first step, while Mei has just come. */
async function early(night: TenNight) {
  await night.comeTo('fdisk', '09:05')
  await night.dale.does({ type: 'step.start', step: 'fdisk' })
}

/** An order that stands while the names are swapped, due at 13:15. */
async function withCard(night: TenNight) {
  await night.comeTo('swap-names', '13:05')
  await night.dale.does({ type: 'step.start', step: 'swap-names' })
  const order = { unless: 'the screen of DOLPHIN says "dragon login:"', then: THEN, machine: 'dragon' }
  await night.dale.does({ type: 'card.arm', id: 'c', ...order, dueAt: taipei('13:15') })
}

/** The cable is hers to move, and the final check is Dale's tonight. */
async function herStep(night: TenNight) {
  await night.plan('final-check', 'by', 'upgrader')
  await night.plan('move-cable', 'cutsLink', false)
  await night.comeTo('move-cable', '13:40')
  const { ask, expect } = (await night.state()).steps['move-cable'] ?? {}
  const { kind, text } = ask ?? { kind: 'other' as const, text: '' }
  const step = { step: 'move-cable', kind, text, expect: expect ?? '' }
  await night.dale.does({ type: 'request.ask', ...asked, ...step, allowance: 20 })
}

async function askGo({ dale, state }: TenNight) {
  const all = Object.keys((await state()).steps).length
  await dale.does({
    type: 'go.ask',
    id: 'g',
    question: QUESTION,
    people: ['upgrader', 'sentinel'],
    about: { kind: 'step', id: 'move-cable' },
    minutes: 15,
    figures: { 'steps-done': all - 2, 'steps-planned': all },
  })
}

export const phoneStates: readonly TenState[] = [
  {
    name: 'photo',
    side: 'phone',
    who: 'mei',
    is: 'A photo is asked for.',
    where: 'Under what is to be in the picture, the full width.',
    async make(night) {
      await early(night)
      const ask = { ...asked, kind: 'take-photo', details: { of: LIGHTS } } as const
      await night.dale.does({ type: 'request.ask', ...ask, text: 'The two lights beside the plug.' })
    },
    says: (lang) => requests[lang].photoOf(LIGHTS),
    press: (lang) => photoWords[lang].take,
    comes: 'camera',
  },
  {
    name: 'stand-by',
    side: 'phone',
    who: 'mei',
    is: 'She is to stand by, and to press RESET only if ALARM stays red.',
    where: BUTTON,
    async make(night) {
      await night.comeTo('reboot', '09:40')
      await night.dale.does({ type: 'step.start', step: 'reboot' })
      const details = { if: 'ALARM stays red for 5 minutes', then: 'Press RESET once.' }
      const text = 'Stand by the box with the sticker DOLPHIN. It reboots now.'
      await night.dale.does({
        ...{ type: 'request.ask', ...asked, kind: 'stand-by', step: 'reboot' },
        ...{ text, details },
      })
    },
    says: (lang) => names[lang].kind['stand-by'],
    press: (lang) => phoneRequests[lang].seen,
    comes: { event: 'request.seen' },
  },
  {
    name: 'own-step-asked',
    side: 'phone',
    who: 'mei',
    is: 'Her own step, and the request that was planned for it: one job, asked once.',
    where: BUTTON,
    make: herStep,
    says: (lang) => names[lang].kind['move-cable'],
    press: (lang) => phoneRequests[lang].seen,
    comes: { event: 'request.seen' },
  },
  {
    name: 'own-step-answered',
    side: 'phone',
    who: 'mei',
    is: 'The same once she has answered: the step is done, and she is asked for nothing again.',
    where: NONE,
    async make(night) {
      await herStep(night)
      await night.mei.does({ type: 'request.on-my-way', id: 'r' })
      await night.mei.does({ type: 'request.done', id: 'r', saw: 'ON-LINE' })
    },
    says: nothing,
    press: null,
    comes: null,
  },
  {
    name: 'go-to-sign',
    side: 'phone',
    who: 'mei',
    is: 'She is asked go or no-go.',
    where: 'Under the figures and the names, above No-go.',
    async make(night) {
      await night.comeTo('move-cable', '13:40')
      await askGo(night)
    },
    says: () => QUESTION,
    press: (lang) => gates[lang].go,
    comes: { held: 'go.answered' },
  },
  {
    name: 'waits-for-go',
    side: 'phone',
    who: 'mei',
    is: 'Her step comes next, and the other has not said Go yet.',
    where: NONE,
    async make(night) {
      await night.comeTo('move-cable', '13:40')
      await askGo(night)
      await night.mei.does({ type: 'go.answer', id: 'g', answer: 'go', note: '' })
    },
    says: (lang) => gates[lang].wait,
    press: null,
    comes: null,
  },
  {
    name: 'no-go',
    side: 'phone',
    who: 'mei',
    is: 'A No-go stands.',
    where: NONE,
    async make(night) {
      await night.comeTo('move-cable', '13:40')
      await askGo(night)
      const note = 'Somebody is on the line with a customer.'
      await night.mei.does({ type: 'go.answer', id: 'g', answer: 'no-go', note })
    },
    says: (lang) => gates[lang].stop,
    press: null,
    comes: null,
  },
  {
    name: 'wrong-box',
    side: 'phone',
    who: 'mei',
    is: 'She picked the wrong box.',
    where: NONE,
    async make(night) {
      await early(night)
      const text = 'Press RESET on the box with the sticker DOLPHIN.'
      await night.dale.does({ type: 'request.ask', ...asked, kind: 'reset', text, readBack: true })
      await night.mei.does({ type: 'request.on-my-way', id: 'r' })
      await night.mei.does({ type: 'request.read-back', id: 'r', machine: 'dragon' })
    },
    says: (lang) => requests[lang].stopTitle,
    press: null,
    comes: null,
  },
  {
    name: 'card-done',
    side: 'phone',
    who: 'mei',
    is: 'A card fell due, and she has carried it out: it asks for nothing any more.',
    where: NONE,
    async make(night) {
      await withCard(night)
      await night.at('13:16')
      await night.mei.does({ type: 'card.fire', id: 'c' })
      await night.at('13:19')
      await night.mei.does({ type: 'card.done', id: 'c', saw: 'The LCD says ON-LINE.' })
    },
    says: nothing,
    press: null,
    comes: null,
  },
  {
    name: 'card-due',
    side: 'phone',
    who: 'mei',
    is: 'A card has fallen due while the link works: both sides are asked whether all is well.',
    where: 'Under the order; what carries it out is the plain button below.',
    async make(night) {
      await withCard(night)
      await night.at('13:17')
    },
    says: () => THEN,
    press: (lang) => phoneCards[lang].confirm,
    comes: { event: 'card.confirmed' },
  },
  {
    name: 'card-due-no-line',
    side: 'phone',
    who: 'mei',
    is: 'The same card on a phone that is offline: nobody can be asked, so it is to be done.',
    where: 'Under the order, above "all is well".',
    async make(night) {
      await withCard(night)
      await night.at('13:17')
    },
    async act(page) {
      const told = (say: (lang: Lang) => string) => page.getByText(say('en')).or(page.getByText(say('zh-TW')))
      await told((lang) => thisPhone[lang].offline.kept).waitFor({ timeout: 20_000 })
      await page.context().setOffline(true)
      await page.reload()
      await told((lang) => phoneLine[lang].keptPage).waitFor()
    },
    says: () => THEN,
    press: (lang) => phoneCards[lang].fire,
    comes: { event: 'card.fired' },
  },
  {
    name: 'away',
    side: 'phone',
    who: 'mei',
    is: 'She is away, and something waits until she is on site.',
    where: 'Under what waits, in "Where you are", the full width.',
    async make(night) {
      await early(night)
      await night.mei.does({ type: 'presence.away', until: taipei('09:45'), code: 'meal' })
      const text = 'What does the screen of DOLPHIN say?'
      const ifNobody = { then: 'wait' } as const
      await night.dale.does({ type: 'request.ask', ...asked, kind: 'read-screen', text, ifNobody })
      await night.at('09:25')
    },
    says: (lang) => addresseeWords[lang].waitsForYou,
    press: (lang) => phonePresence[lang].back,
    comes: { held: 'presence.returned' },
  },
  {
    name: 'two-sentinels',
    side: 'phone',
    who: 'mei',
    is: 'Two sentinels are on site, and the other is asked.',
    where: NONE,
    async make(night) {
      await early(night)
      const jun = await night.jun()
      await jun.does({ type: 'presence.arrive' })
      const people = Object.values((await night.state()).people)
      const to = people.find((p) => p.name === 'Jun')?.id ?? ''
      const text = 'What does the screen of DOLPHIN say?'
      await night.dale.does({ type: 'request.ask', ...asked, kind: 'read-screen', text, to })
    },
    says: nothing,
    press: null,
    comes: null,
  },
]
