import { describe, expect, it } from 'vitest'
import { sampleCommands } from '../../tests/any-command.ts'
import {
  boss,
  buildPlan,
  clock,
  createNight,
  dale,
  mei,
  NINE,
  owner,
  script,
  stranger,
  upgradeWith,
} from '../../tests/factories.ts'
import { type CommandInput, type CommandType, commandTypes } from '../log/commands.ts'
import { type ActorRole, leaveFor, mayDo, mayRead, rolesOf, type Who } from './table.ts'

/**
 * The role table of the design, written out a second time: what is done, the commands that do it (all of a noun, where
 * each of its verbs is for the same people), and a letter for each role that may: Owner, Upgrader, Sentinel, oBserver, sCript, Clock (T for timer).
 */
const design: [what: string, commands: (CommandType | 'follow-up.*')[], may: string][] = [
  [
    'edit plan, machines, window; import',
    ['plan.import', 'plan.set-head', 'plan.set', 'plan.add', 'plan.remove', 'upgrade.ready'],
    'OU',
  ],
  ['set a clock, say what the real time is', ['clock.set', 'clock.declare'], 'OUT'],
  [
    'own availability, away/back',
    ['presence.arrive', 'presence.leave', 'presence.away', 'presence.back'],
    'OUS',
  ],
  [
    'return from lunch, ask of it, put down as gone or overdue',
    ['presence.return', 'presence.go', 'presence.overdue', 'break.ask'],
    'T',
  ],
  ['answer for one’s own break', ['break.answer'], 'S'],
  ['pass the baton', ['baton.give', 'baton.take'], 'US'],
  [
    'run, suspend, resume, close; roll back',
    ['upgrade.start', 'upgrade.suspend', 'upgrade.resume', 'upgrade.close', 'rollback.start'],
    'U',
  ],
  ['call the whole thing off', ['upgrade.cancel'], 'OU'],
  ['run steps', ['step.start', 'step.unbegin', 'step.finish', 'step.fail', 'step.skip', 'step.redo'], 'US'],
  ['progress and notes', ['step.progress', 'step.note'], 'USC'],
  ['follow-ups', ['follow-up.*'], 'OUS'],
  ['ask for hands, withdraw, let them look again', ['request.ask', 'request.withdraw', 'request.clear'], 'U'],
  ['ask once more', ['request.reopen'], 'US'],
  ['expire', ['request.expire', 'go.expire'], 'T'],
  [
    'answer a request',
    ['request.seen', 'request.on-my-way', 'request.done', 'request.cannot', 'request.read-back'],
    'US',
  ],
  ['tell of a telephone call', ['call.log'], 'US'],
  ['ring, escalate', ['request.send', 'request.ring', 'request.escalate'], 'T'],
  ['take over open requests', ['request.take'], 'OS'],
  ['ask go/no-go', ['go.ask'], 'U'],
  ['sign go/no-go (who is named)', ['go.answer'], 'USB'],
  ['let another sign', ['go.replace'], 'U'],
  ['arm and extend a card', ['card.arm', 'card.extend', 'card.disarm'], 'U'],
  ['have a card on the phone', ['card.hold'], 'S'],
  ['tell that a card is carried out', ['card.done'], 'US'],
  ['confirm a card', ['card.confirm'], 'US'],
  ['fire a card', ['card.fire'], 'ST'],
  ['add a photo', ['photo.add'], 'US'],
  ['say what is to be seen', ['sign.report'], 'US'],
  ['warn, and take a warning back', ['warning.give', 'warning.lift'], 'T'],
  ['say how a try to reach somebody went', ['notice.report'], 'T'],
  ['talk (observers where it is allowed: not here)', ['talk.say'], 'OUS'],
  ['say how a machine stands, write a sticker', ['machine.report', 'machine.relabel'], 'US'],
  ['report that it is up itself', ['machine.beat'], 'C'],
  ['notice that it no longer reports', ['machine.lose'], 'T'],
  ['swap names', ['machine.swap'], 'U'],
  ['take over a role', ['seat.take'], 'O'],
  ['lead', ['lead.take'], 'U'],
  ['invite, revoke', ['person.invite', 'invite.revoke', 'person.revoke', 'token.add', 'token.revoke'], 'OU'],
  ['erase', ['event.erase'], 'O'],
  ['join: the invitation is the right', ['person.join'], 'OUSBCT-'],
]
const may = new Map(
  design.flatMap(([, commands, letters]) =>
    commands
      .flatMap((c) => (c === 'follow-up.*' ? commandTypes.filter((t) => t.startsWith('follow-up.')) : [c]))
      .map((c) => [c, letters] as const),
  ),
)

const people: [letter: string, role: ActorRole | null, who: Who][] = [
  ['O', 'owner', owner],
  ['U', 'upgrader', dale],
  ['S', 'sentinel', mei],
  ['B', 'observer', boss],
  ['C', 'script', script],
  ['T', 'clock', clock],
  ['-', null, stranger],
]

/** Another upgrade of the same installation, in which nobody of these has a seat. */
function other() {
  const night = createNight('other')
  night.must(owner, { type: 'plan.import', plan: buildPlan() })
  night.must(owner, { type: 'upgrade.ready' })
  return night
}

const codeOf = (night: ReturnType<typeof other>, who: Who, command: CommandInput) => {
  const decision = night.would(who, command)
  return decision.ok ? 'ok' : decision.refusal.code
}

describe('the role table', () => {
  it('has a row here for every command', () => {
    expect([...may.keys()].sort()).toEqual([...commandTypes].sort())
    expect(sampleCommands.map((c) => c.type).sort()).toEqual([...commandTypes].sort())
  })

  for (const [letter, role, who] of people)
    describe(role ?? 'a stranger', () => {
      it.each(sampleCommands.map((c) => [c.type, c] as const))('%s', (type, command) => {
        const allowed = may.get(type)?.includes(letter) === true
        // In their own upgrade …
        const own = codeOf(upgradeWith({ status: 'running' }), who, command)
        if (role === null && !allowed) expect(own).toBe('no-such-upgrade')
        else if (allowed) expect(own).not.toBe('not-allowed')
        else expect(own).toBe('not-allowed')
        // … and in another's: an owner owns all, the clock ticks in all, nobody else learns that it exists.
        const elsewhere = codeOf(other(), who, command)
        if (letter === 'O' || letter === 'T') expect(elsewhere === 'not-allowed').toBe(!allowed)
        else if (type === 'person.join') expect(['no-such', 'not-a-member']).toContain(elsewhere)
        else expect(elsewhere).toBe('no-such-upgrade')
      })
    })

  it.each(commandTypes.filter((t) => t !== 'person.join'))('%s is denied to who was revoked', (type) => {
    const night = upgradeWith({ status: 'running' })
    for (const person of ['sentinel', 'boss', 'upgrader'])
      night.must(owner, { type: 'person.revoke', person })
    night.must(owner, { type: 'token.revoke', id: 'tok' })
    const command = sampleCommands.find((c) => c.type === type) as CommandInput
    for (const who of [dale, mei, boss, script]) expect(codeOf(night, who, command)).toBe('no-such-upgrade')
  })

  it.each(commandTypes)(
    '%s comes to nothing where there is no upgrade, but for an import by the owner',
    (type) => {
      const command = sampleCommands.find((c) => c.type === type) as CommandInput
      for (const [letter, , who] of people)
        expect(codeOf(createNight(), who, command)).toBe(
          type === 'plan.import' && letter === 'O' ? 'ok' : 'no-such-upgrade',
        )
    },
  )
})

describe('rolesOf', () => {
  it('adds up what somebody is', () => {
    const night = upgradeWith()
    for (const [, role, who] of people) expect(rolesOf(night.state, who)).toEqual(role === null ? [] : [role])
    night.must(owner, { type: 'seat.take', person: 'sentinel', name: 'Own' })
    expect(rolesOf(night.state, owner)).toEqual(['owner', 'sentinel'])
    expect(rolesOf(night.state, mei)).toEqual([])
    expect(rolesOf(null, owner)).toEqual(['owner'])
    expect(rolesOf(null, script)).toEqual([])
    expect(rolesOf(night.state, { kind: 'script', token: 'constructor', device: '' })).toEqual([])
  })

  it('gives who is two things the wider leave of both', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(owner, { type: 'seat.take', person: 'sentinel', name: 'Own' })
    expect(codeOf(night, owner, { type: 'event.erase', seq: 999 })).toBe('no-such')
    expect(codeOf(night, owner, { type: 'presence.arrive' })).toBe('ok')
    expect(codeOf(night, owner, { type: 'upgrade.suspend', reason: 'x', handOver: '', resumeAt: null })).toBe(
      'not-allowed',
    )
    expect(leaveFor(['owner', 'sentinel'], 'request.take')).toBe('yes')
    expect(leaveFor(['observer', 'sentinel'], 'talk.say')).toBe('yes')
    expect(leaveFor([], 'talk.say')).toBeNull()
  })
})

describe('mayDo and mayRead', () => {
  it('give the screens what the server will say', () => {
    const night = upgradeWith({ status: 'running' })
    for (const [letter, , who] of people)
      for (const [type, letters] of may)
        if (type !== 'person.join') expect(mayDo(night.state, who, type)).toBe(letters.includes(letter))
    night.must(dale, { type: 'plan.set-head', field: 'observersTalk', value: true, saw: false })
    expect(mayDo(night.state, boss, 'talk.say')).toBe(true)
    expect(codeOf(night, boss, { type: 'talk.say', text: 'x' })).toBe('ok')
  })

  it('let people read, not machines', () => {
    for (const role of ['owner', 'upgrader', 'sentinel', 'observer'] as const)
      expect(mayRead([role])).toBe(true)
    for (const roles of [[], ['script'], ['clock']] as ActorRole[][]) expect(mayRead(roles)).toBe(false)
  })
})

it('is asked for the moment the night stands at, not remembered', () => {
  const night = upgradeWith({ status: 'running' })
  expect(codeOf(night, mei, { type: 'talk.say', text: 'x' })).toBe('ok')
  night.must(owner, { type: 'person.revoke', person: 'sentinel' }, { at: NINE + 1 })
  expect(codeOf(night, mei, { type: 'talk.say', text: 'x' })).toBe('no-such-upgrade')
})
