import type { OpenEvent } from '../log/events.ts'
import type { Break, Presence, UpgradeState } from '../log/state.ts'

/** Events of who is where, of breaks and of the baton; null for any other. */
export function applyPresence(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.body === null) return null
  const when = event.happenedAt
  switch (event.type) {
    case 'presence.arrived': {
      const { person } = event.body
      const asked = state.breaks[person]
      // Back before the break is over: what was said of it has run its course.
      const next = asked !== undefined && asked.at <= when ? forget(state, person) : state
      return present(next, person, { state: 'on-site', until: null, since: when })
    }
    case 'presence.left':
      return present(forget(state, event.body.person), event.body.person, {
        state: 'left',
        until: null,
        since: when,
      })
    case 'presence.away': {
      const { person, until, reason, code } = event.body
      const asked = state.breaks[person]
      const next =
        asked !== undefined && asked.answer !== null && until > asked.at
          ? // What is said in leaving holds, of the way back too.
            ask(state, person, { ...asked, answer: 'leaving', until })
          : state
      return present(next, person, {
        state: 'away',
        until,
        since: when,
        ...(reason === '' ? {} : { reason }),
        ...(code === undefined ? {} : { code }),
      })
    }
    case 'presence.returned': {
      const was = state.presence[event.body.person]
      return present(state, event.body.person, {
        state: 'unknown',
        until: null,
        since: when,
        ...(was?.until == null ? {} : { due: was.until }),
        ...(was?.reason === undefined ? {} : { reason: was.reason }),
        ...(was?.code === undefined ? {} : { code: was.code }),
      })
    }
    case 'presence.overdue': {
      const there = state.presence[event.body.person]
      if (there === undefined) return state
      return present(state, event.body.person, { ...there, overdue: event.body.n })
    }
    case 'break.asked': {
      const { person, at, until, label } = event.body
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
    }
    case 'break.answered': {
      const { person, at, answer, until } = event.body
      const asked = state.breaks[person]
      if (asked === undefined || asked.at !== at) return state
      const to = until ?? (answer === 'staying' ? (asked.until ?? at) : at)
      // Lunch that begins later ends later: it is as long as it was.
      const back = answer === 'later' && asked.until !== null ? asked.until + (to - at) : asked.until
      return ask(state, person, { ...asked, at: to, until: back, answer, answeredAt: when })
    }
    case 'baton.passed':
      // It changes hands on arrival: what was tapped in the dark takes nothing back from who acted meanwhile.
      return { ...state, baton: { ...event.body, since: event.at } }
    default:
      return null
  }
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
