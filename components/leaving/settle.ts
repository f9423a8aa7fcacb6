import { demoOf } from '../../domain/demo/demo.ts'
import { forgetEverything, forgetReadable, forgetUpgrade, keptHere, tidy } from './forget.ts'
import { tellLeft } from './left.ts'
import { stopWorker } from './own-worker.ts'
import { type Standing, standing } from './standing.ts'
import { forgetSaid, type Undelivered, undelivered } from './undelivered.ts'

/** What a browser holds after it was looked through, and what it had to let go of. */
export interface Settled {
  /** Null: the server did not answer, so nothing but what was surely closed is gone. */
  standing: Standing['standing'] | null
  /** Can't be delivered any more, and is deleted here. */
  dropped: readonly Undelivered[]
  /** Was not delivered, and waits for who said it. */
  kept: readonly Undelivered[]
  /** What was said here could not be read just now, and some of it would have had to go. It was left, for the next look. */
  unread: boolean
}

/**
 * Looks through what this browser keeps, and lets go of what may not be here any more: everything where its session was
 * ended, what can be read where it only ran out, what is of an upgrade that is closed to who is signed in. `tell` is called
 * with what is dropped before it is. `closed`: an upgrade that is known to be closed here, whatever the server says.
 */
export async function settle(tell: (s: Settled) => void, closed?: string): Promise<Settled> {
  if (closed !== undefined) await forgetUpgrade(closed)
  const { views, ids } = await keptHere()
  const here = await standing(closed === undefined ? ids : [...new Set([...ids, closed])])
  const found = await undelivered().catch(() => null)
  // A demo's taps are its own, and gone with it.
  const said = (found ?? []).filter((u) => demoOf(u.upgrade) === null)
  if (here === null) return told({ standing: null, dropped: [], kept: said, unread: false })
  if (here.standing === 'ended') {
    const settled = told({ standing: 'ended', dropped: said, kept: [], unread: found === null })
    // What can be read goes in any case; what nobody could look at stays, and so does the mark that says so.
    if (settled.unread) await forgetReadable()
    else await leaveAll()
    return settled
  }
  const lost = here.standing === 'in' ? here.gone : []
  const dropped = said.filter((u) => u.account === here.account && lost.includes(u.upgrade))
  const kept = said.filter((u) => !dropped.includes(u))
  const unread = found === null && (here.standing !== 'in' || lost.length > 0)
  const settled = told({ standing: here.standing, dropped, kept, unread })
  await forgetSaid(dropped).catch(() => undefined)
  await tidy(here, views)
  // Where nothing could be read, nothing of it is in the browser's own cache either.
  if (lost.length > 0 || (here.standing !== 'in' && views.length > 0)) await left()
  return settled

  function told(s: Settled): Settled {
    tell(s)
    return s
  }
}

/** Leaves this browser for good, with all that was said in it: whoever holds it knows what goes, or wants it gone unseen. */
export async function leaveAll(): Promise<void> {
  await stopWorker()
  await forgetEverything()
  await left()
  tellLeft()
}

/** Has the browser empty its own cache, where no script can. */
async function left(): Promise<void> {
  await fetch('/api/session/left', { method: 'POST', credentials: 'same-origin' }).catch(() => undefined)
}
