import type { Applies } from '../log/capability.ts'
import type { Break, Presence, UpgradeState } from '../log/state.ts'
import type { PresenceEvents } from './rules.ts'

export const presenceApplies: Applies<PresenceEvents> = {
  'presence.arrived'(state, body, event) {
    const { person } = body
    const asked = state.breaks[person]
    // Back before the break is over: what was said of it has run its course.
    const next = asked !== undefined && asked.at <= event.happenedAt ? forget(state, person) : state
    return present(next, person, { state: 'on-site', until: null, since: event.happenedAt })
  },

  'presence.left'(state, body, event) {
    return present(forget(state, body.person), body.person, {
      state: 'left',
      until: null,
      since: event.happenedAt,
    })
  },

  'presence.away'(state, body, event) {
    const { person, until, reason, code } = body
    const asked = state.breaks[person]
    const next =
      asked !== undefined && asked.answer !== null && until > asked.at
        ? // What is said in leaving holds, of the way back too.
          ask(state, person, { ...asked, answer: 'leaving', until })
        : state
    return present(next, person, {
      state: 'away',
      until,
      since: event.happenedAt,
      ...(reason === '' ? {} : { reason }),
      ...(code === undefined ? {} : { code }),
    })
  },

  'presence.returned'(state, body, event) {
    const was = state.presence[body.person]
    return present(state, body.person, {
      state: 'unknown',
      until: null,
      since: event.happenedAt,
      ...(was?.until == null ? {} : { due: was.until }),
      ...(was?.reason === undefined ? {} : { reason: was.reason }),
      ...(was?.code === undefined ? {} : { code: was.code }),
    })
  },

  'presence.overdue'(state, body) {
    const there = state.presence[body.person]
    if (there === undefined) return state
    return present(state, body.person, { ...there, overdue: body.n })
  },

  'break.asked'(state, body, event) {
    const { person, at, until, label } = body
    const was = state.breaks[person]
    return ask(state, person, {
      from: was?.at === at ? was.from : at,
      at,
      until,
      label,
      answer: null,
      askedAt: event.at,
      answeredAt: null,
    })
  },

  'break.answered'(state, body, event) {
    const { person, at, answer, until } = body
    const asked = state.breaks[person]
    if (asked === undefined || asked.at !== at) return state
    const to = until ?? (answer === 'staying' ? (asked.until ?? at) : at)
    // Lunch that begins later ends later: it is as long as it was.
    const back = answer === 'later' && asked.until !== null ? asked.until + (to - at) : asked.until
    return ask(state, person, { ...asked, at: to, until: back, answer, answeredAt: event.happenedAt })
  },

  'baton.passed'(state, body, event) {
    // It changes hands on arrival: what was tapped in the dark takes nothing back from who acted meanwhile.
    return { ...state, baton: { ...body, since: event.at } }
  },
}

function present(state: UpgradeState, person: string, value: Presence): UpgradeState {
  return { ...state, presence: { ...state.presence, [person]: value } }
}

function ask(state: UpgradeState, person: string, value: Break): UpgradeState {
  return { ...state, breaks: { ...state.breaks, [person]: value } }
}

function forget(state: UpgradeState, person: string): UpgradeState {
  const { [person]: gone, ...breaks } = state.breaks
  return gone === undefined ? state : { ...state, breaks }
}
