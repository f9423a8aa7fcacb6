import { forgetEverything, forgetUpgrade, keptHere, tidy } from '../leaving/forget.ts'
import { settle } from '../leaving/settle.ts'
import { standing } from '../leaving/standing.ts'
import type { Undelivered } from '../leaving/undelivered.ts'
import { forgetPage, stopKeeping } from './pages.ts'

/** One thing that was not delivered, as a page of hands shows it: what it was, and when by this device's clock, ms. */
export interface ToldThing {
  id: string
  /** The command's type; a photo is `photo.added`. */
  type: string
  /** What was written, which is nowhere else. */
  text?: string | undefined
  saidAt: number
}

/** What a page of hands is told once it may show nothing more. */
export interface ToldGone {
  /** The whole browser was left, not one upgrade. */
  ended: boolean
  dropped: ToldThing[]
  kept: ToldThing[]
  /** What lies here could not be read, and was left: what was tapped may be among it. */
  unread?: boolean
}

/** A page asks before it signs out, and waits for the answer. */
export async function forgetAll(answer: (done: true) => void): Promise<void> {
  stopKeeping()
  await forgetEverything()
  answer(true)
}

/** A page of hands was told that it may not show this upgrade any more: finds out why, tells what is dropped, drops it. */
export async function leaveUpgrade(upgrade: string, tell: (told: ToldGone) => void): Promise<void> {
  stopKeeping()
  await forgetPage(`/u/${upgrade}/hands`)
  await settle(({ standing, dropped, kept, unread }) => {
    // Nobody knows yet: the page goes on with what it knows itself.
    if (standing === null) return
    tell({ ended: standing === 'ended' && !unread, dropped: things(dropped), kept: things(kept), unread })
  }, upgrade)
}

/** The server gave no page where one was kept: nothing of it is left to be read, nor of others that are closed now. */
export async function pageRefused(path: string): Promise<void> {
  const [, , upgrade = ''] = path.split('/')
  await forgetPage(path)
  await forgetUpgrade(upgrade)
  await lookThrough()
}

/** A page came: what else is kept here may have been closed or erased meanwhile, and nobody opened it. */
export const pageKept = (path: string) => lookThrough(path)

/** Lets go of what may not be read here any more. What was said stays until a page has told it. */
async function lookThrough(fresh = ''): Promise<void> {
  const kept = await keptHere()
  const others = kept.ids.filter((id) => `/u/${id}/hands` !== fresh)
  const here = others.length === 0 ? null : await standing(others)
  const views = kept.views.filter((v) => others.includes(v.upgrade))
  if (here !== null) await tidy(here, views)
}

const things = (all: readonly Undelivered[]) =>
  all.map(({ id, said, saidAt }): ToldThing => {
    if ('photo' in said) return { id, type: 'photo.added', saidAt }
    const { type } = said.command
    return { id, type, text: 'text' in said.command ? said.command.text : undefined, saidAt }
  })
