import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { requestDialogs } from '../../domain/hands/words/dialogs.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { eventNames } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { MoveKind } from '../../domain/moves/move.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { stepDialogs } from '../../domain/work/words/step-dialogs.ts'
import { type TenNight, taipei } from './ten-crew.ts'
import type { TenState, Told } from './ten-state.ts'

const LINE = 'In the line at the top, the filled button.'
const NONE = 'Nowhere: the line at the top has no button.'
const QUESTION = 'Swap the names now?'
const ORDER = {
  unless: 'the screen of DOLPHIN says "dragon login:"',
  then: 'Put the modem cable back into DRAGON.',
}

const yours: Told = (lang) => moveWords[lang].yours
const title = (state: UpgradeState, step: string) => state.steps[step]?.title ?? ''
/** A move by what it does and what it is about. */
const does =
  (kind: MoveKind, about: (state: UpgradeState, lang: Lang) => string): Told =>
  (lang, state) =>
    moveWords[lang].does[kind] + moveWords[lang].colon + about(state, lang)
const toStep = (kind: MoveKind, step: string) => does(kind, (state) => title(state, step))
const request = (state: UpgradeState, lang: Lang) => eventNames(state, lang).request('r')
const ofStep =
  (words: (lang: Lang) => (step: string) => string, step: string): Told =>
  (lang, state) =>
    words(lang)(title(state, step))
const ask = {
  type: 'request.ask',
  id: 'r',
  machine: 'dolphin',
  step: null,
  expect: '',
  allowance: 10,
  expiresAt: null,
} as const
const askGo = {
  type: 'go.ask',
  id: 'g',
  question: QUESTION,
  people: ['upgrader', 'sentinel'],
  about: { kind: 'step', id: 'swap-names' },
  minutes: 15,
  figures: { 'steps-done': 8, 'steps-planned': 11 },
} satisfies CommandInput

async function running(night: TenNight, step: string, hhmm: string) {
  await night.comeTo(step, hhmm)
  await night.dale.does({ type: 'step.start', step })
}

/** The swap of the names, for a night on which there is no way back from it and it cuts the link. */
async function graveNext(night: TenNight) {
  await night.plan('swap-names', 'undo', null)
  await night.plan('swap-names', 'irreversible', true)
  await night.plan('swap-names', 'cutsLink', true)
  await night.comeTo('swap-names', '13:10')
}

/** All that a desk of Dale's has in common. */
const onDesk = { side: 'desk', who: 'dale', where: LINE, says: yours } as const

export const deskStates: readonly TenState[] = [
  {
    ...onDesk,
    name: 'free-seats',
    who: 'owner',
    is: 'Five people are planned by name, and no seat is taken.',
    where: LINE,
    async make({ owner, at }) {
      await at('07:57')
      const name = (id: string, value: string, saw: string) =>
        ({ type: 'plan.set', kind: 'person', id, field: 'name', value, saw }) as const
      for (const [id, value, saw] of [
        ['upgrader', 'Dale', 'Upgrader'],
        ['sentinel', 'Mei', 'Sentinel'],
      ] as const)
        await owner.does(name(id, value, saw))
      for (const [id, called, role, zone] of [
        ['ruth', 'Ruth', 'upgrader', 'America/New_York'],
        ['jun', 'Jun', 'sentinel', 'Asia/Taipei'],
        ['lin', 'Mrs Lin', 'observer', 'Asia/Taipei'],
      ] as const)
        await owner.does({
          type: 'plan.add',
          kind: 'person',
          value: { id, name: called, role, zone, lead: false },
        })
    },
    says: (lang) => moveWords[lang].seat.upgrader,
    press: (lang) => peopleHere[lang].takeSeat('upgrader', 'Dale'),
    comes: { dialog: (lang) => peopleHere[lang].seatTitle },
  },
  {
    ...onDesk,
    name: 'own-step',
    is: 'A step of the upgrader’s own runs.',
    make: (night) => running(night, 'look-round', '13:35'),
    press: toStep('finish-step', 'look-round'),
    comes: { held: 'step.finished' },
  },
  {
    ...onDesk,
    name: 'wrong-box',
    is: 'The sentinel picked the wrong box.',
    async make(night) {
      await running(night, 'fdisk', '09:05')
      const text = 'Press RESET on the box with the sticker DOLPHIN.'
      await night.dale.does({ ...ask, kind: 'reset', text, readBack: true })
      await night.mei.does({ type: 'request.on-my-way', id: 'r' })
      await night.mei.does({ type: 'request.read-back', id: 'r', machine: 'dragon' })
    },
    press: (lang) => moveWords[lang].does['clear-box'],
    comes: { dialog: (lang) => requestDialogs[lang].clearTitle },
  },
  {
    ...onDesk,
    name: 'call-me',
    is: 'The sentinel answered that she can’t, is not sure, and wants to be called.',
    async make(night) {
      await running(night, 'reboot', '09:40')
      const text = 'Stand by the box with the sticker DOLPHIN. It reboots now.'
      await night.dale.does({ ...ask, kind: 'stand-by', step: 'reboot', text })
      await night.mei.does({ type: 'request.cannot', id: 'r', code: 'not-sure-call-me' })
      await night.at('09:42')
    },
    press: (lang, state) => moveWords[lang].callWho('Mei') + moveWords[lang].colon + request(state, lang),
    comes: { dialog: (lang) => requestDialogs[lang].callTitle },
  },
  {
    ...onDesk,
    name: 'go-while-a-step-runs',
    is: 'A go/no-go is open for the next step while one still runs: first the running one ends.',
    async make(night) {
      await running(night, 'look-round', '13:35')
      await night.dale.does(askGo)
    },
    press: toStep('finish-step', 'look-round'),
    comes: { held: 'step.finished' },
  },
  {
    ...onDesk,
    name: 'failed-step',
    is: 'A step has failed.',
    async make(night) {
      await running(night, 'localise', '11:25')
      await night.dale.does({ type: 'step.fail', step: 'localise', reason: 'The disk is full.' })
    },
    press: toStep('redo-step', 'localise'),
    comes: { dialog: ofStep((lang) => stepDialogs[lang].redo, 'localise') },
  },
  {
    ...onDesk,
    name: 'no-way-back-no-card',
    is: 'The next step can’t be undone and cuts the link, and no card is armed for it.',
    make: graveNext,
    press: toStep('arm-card', 'swap-names'),
    comes: { dialog: (lang) => deskCards[lang].armTitle },
  },
  {
    ...onDesk,
    name: 'no-way-back-card',
    is: 'The same with a card armed.',
    async make(night) {
      await graveNext(night)
      const card = { id: 'c', ...ORDER, machine: 'dolphin', step: 'swap-names', dueAt: taipei('13:50') }
      await night.dale.does({ type: 'card.arm', ...card })
    },
    press: toStep('start-step', 'swap-names'),
    comes: { dialog: ofStep((lang) => cards[lang].grave.title, 'swap-names') },
  },
  {
    ...onDesk,
    name: 'card-due',
    is: 'A card has fallen due while the link works.',
    async make(night) {
      await running(night, 'swap-names', '13:05')
      await night.dale.does({
        ...{ type: 'card.arm', id: 'c', ...ORDER },
        ...{ machine: 'dragon', dueAt: taipei('13:15') },
      })
      await night.at('13:17')
    },
    press: does('card-extend', () => ORDER.then),
    comes: { dialog: (lang) => deskCards[lang].extendTitle },
  },
  {
    ...onDesk,
    name: 'no-go',
    is: 'The sentinel said No-go.',
    async make(night) {
      await night.comeTo('swap-names', '13:10')
      await night.dale.does(askGo)
      const note = 'Somebody is on the line with a customer.'
      await night.mei.does({ type: 'go.answer', id: 'g', answer: 'no-go', note })
    },
    press: (lang) => moveWords[lang].noGoAgain + moveWords[lang].colon + QUESTION,
    comes: { dialog: (lang) => deskGates[lang].askTitle },
  },
  {
    ...onDesk,
    name: 'asked-and-waiting',
    is: 'Hands were asked, and have not answered yet.',
    where: NONE,
    async make(night) {
      await running(night, 'reboot', '09:40')
      const text = 'Stand by the box with the sticker DOLPHIN. It reboots now.'
      await night.dale.does({ ...ask, kind: 'stand-by', step: 'reboot', text })
    },
    says: (lang, state) => {
      const { waits, awaited, colon } = moveWords[lang]
      return `${waits('Mei')} ${awaited.seen}${colon}${request(state, lang)}`
    },
    press: null,
    comes: null,
  },
  {
    ...onDesk,
    name: 'nobody-on-site',
    is: 'The next step is the sentinel’s; nobody is on site, and it is known when somebody will be.',
    where: NONE,
    async make(night) {
      await night.plan('move-cable', 'cutsLink', false)
      await night.comeTo('move-cable', '13:40')
      await night.mei.does({ type: 'presence.away', until: taipei('14:15'), code: 'meeting' })
      await night.at('13:55')
    },
    says: (lang) => moveWords[lang].untilThen,
    press: null,
    comes: null,
  },
  {
    ...onDesk,
    name: 'suspended',
    is: 'The work is suspended, and the time to resume has come.',
    async make(night) {
      await night.comeTo('swap-names', '13:10')
      await night.dale.does({
        type: 'upgrade.suspend',
        reason: 'The upgrader sleeps for an hour',
        handOver: 'Dolphin runs Debian. The names are not swapped yet.',
        resumeAt: taipei('14:10'),
      })
      await night.at('14:12')
    },
    press: (lang) => moveWords[lang].does.resume,
    comes: { held: 'upgrade.resumed' },
  },
  {
    ...onDesk,
    name: 'after-roll-back',
    is: 'A roll-back is over.',
    async make(night) {
      await night.comeTo('restore', '09:50')
      await night.dale.does({ type: 'rollback.start', reason: 'The partitions are too small', downTo: null })
      for (const step of Object.keys((await night.state()).rollBackSteps)) {
        await night.dale.does({ type: 'step.start', step })
        await night.at('10:00')
        await night.dale.does({ type: 'step.finish', step })
      }
    },
    press: (lang, state) => nowWords[lang].goOnDo(title(state, 'fdisk')),
    comes: { event: 'upgrade.resumed' },
  },
]
