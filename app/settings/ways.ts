import type { ServerFacts } from '../../components/accounts/server-panel.tsx'
import type { SessionsSaid, ShownPush } from '../../components/accounts/sessions-panel.tsx'
import type { LadderSaid } from '../../components/notices/ladder-panel.tsx'
import type { LadderPush, Way } from '../../components/notices/way-row.tsx'
import { readAddress } from '../../server/notices/addresses.ts'
import { blurred, isPosted } from '../../server/notices/post.ts'
import { COMES, isProven, troubleOf } from '../../server/notices/push/door.ts'
import { isRung } from '../../server/notices/rung.ts'
import { runtime } from '../../server/runtime.ts'

type Row = Awaited<ReturnType<ReturnType<typeof runtime>['store']['notify']['channelsOf']>>[number]

/** Somebody's own ladder as its panel shows it, whether they have one, and whether they may be woken. */
export async function waysOf(session: {
  account: string
  owner: boolean
}): Promise<{ ways: Way[]; rung: boolean; lifeLine: boolean }> {
  const { account, owner } = session
  const { store, relay } = runtime()
  const [rows, lifeLines, rung] = await Promise.all([
    store.notify.channelsOf(account),
    store.notify.lifeLines([account]),
    isRung(relay, { account, owner }),
  ])
  return { ways: rows.map((row) => wayOf(row, owner)), rung, lifeLine: lifeLines.has(account) }
}

/** How push stands on a device; null: it never took any. */
export async function pushStanding(session: string): Promise<ShownPush | null> {
  const { store, clock, pushContact } = runtime()
  const row = await store.push.of(session)
  if (row === null) return null
  const { drillSentAt: sent, drillTapAt: tapped } = row
  const now = clock.now()
  return {
    on: row.droppedAt === null,
    offered: pushContact !== null,
    proven: isProven(row, now),
    provenAt: row.lastTapAt,
    roundTrip: sent === null || tapped === null ? null : tapped - sent,
    unansweredAt: sent === null || tapped !== null || now - sent < COMES ? null : sent,
    trouble: troubleOf(row.fault),
  }
}

/** The same of all of somebody's devices together. */
export function pushFacts(
  offered: boolean,
  owner: boolean,
  standings: readonly (ShownPush | null)[],
): LadderPush {
  const on = standings.filter((p) => p?.on === true)
  return { offered, owner, on: on.length, proven: on.filter((p) => p?.proven).length }
}

/** What this server does, as its owner is told. `address`: by which the page was asked for. */
export function serverFacts(address: string): ServerFacts {
  const { env, pushContact } = runtime()
  return {
    address,
    set: env.publicUrl !== null,
    mailFrom: env.mail?.from ?? null,
    pushContact,
    https: address.startsWith('https:'),
  }
}

/** What is said of the devices first, by the address that a form led back to. */
export function sessionsSaid(done: unknown, why: unknown): SessionsSaid | null {
  const all: readonly SessionsSaid[] = ['ended', 'ended-others', 'push-tried', 'push-failed', 'push-too-many']
  return all.find((said) => said === done || said === why) ?? null
}

/** The same, of when one sleeps. */
export function sleepSaid(done: unknown, why: unknown): 'saved' | 'refused' | 'forgotten' | null {
  if (why === 'no-hours') return 'refused'
  return done === 'hours' ? 'saved' : done === 'forgotten' ? 'forgotten' : null
}

/** The same, of the ladder. */
export function ladderSaid(done: unknown, why: unknown): LadderSaid | null {
  switch (why ?? done) {
    case 'way-added':
      return 'added'
    case 'way-removed':
      return 'removed'
    case 'way-saved':
      return 'saved'
    case 'way-tested':
      return 'tested'
    case 'way-failed':
      return 'notTested'
    case 'bad-channel':
      return 'bad'
    case 'inside-address':
      return 'inside'
    case 'ladder-full':
      return 'full'
    case 'way-too-many':
      return 'tooManyTests'
    case 'way-confirmed':
      return 'confirmed'
    case 'code-sent':
      return 'codeSent'
    case 'code-failed':
      return 'codeFailed'
    case 'code-wrong':
      return 'codeWrong'
    case 'code-over':
      return 'codeOver'
    case 'code-too-many':
      return 'tooManyCodes'
    case 'life-line':
      return 'lifeLine'
    default:
      return null
  }
}

function wayOf(row: Row, owner: boolean): Way {
  const address = readAddress(row.kind, row.address)
  const where =
    address === null || address.kind === 'push'
      ? ''
      : address.kind === 'mail'
        ? address.to
        : address.kind === 'tel'
          ? address.number
          : address.url
  const failed = row.lastFailAt !== null && row.lastFailAt > (row.lastOkAt ?? 0)
  const last = failed ? row.lastFailAt : row.lastOkAt
  return {
    id: row.id,
    kind: row.kind,
    where,
    confirmed: row.enabled,
    afterSeconds: row.afterSeconds,
    last: last === null ? null : { at: last, why: failed ? whyOf(row, owner) : null },
  }
}

/** Why it failed, as far as its owner may know: of before there was one door out, more may be kept. */
function whyOf({ kind, lastWhy }: Row, owner: boolean): NonNullable<Way['last']>['why'] {
  const why = lastWhy === null ? null : (JSON.parse(lastWhy) as NonNullable<Way['last']>['why'])
  if (why === null || owner || !isPosted(kind)) return why
  const shown = blurred({ ok: false, ...why, again: false })
  return shown.ok ? null : { why: shown.why, status: shown.status, said: '' }
}
