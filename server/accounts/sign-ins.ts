import type { Clock } from '../clock/clock.ts'
import type { NamedSignIn, SignInRow, SignInStore } from '../store/sign-ins.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** What is older is deleted. */
export const SIGN_INS_KEPT = 90 * DAY
/** So many kinds of tries in vain have a row of their own in one minute; of the rest it is not said from where. */
const FAILED_A_MINUTE = 60
/** So many rows of tries in vain are kept at most, the newest; those who came in are all kept. */
const FAILED_AT_MOST = 10_000
/** How long a try in vain may wait to be written with others. */
const TOGETHER = 2000
/** So many rows may wait for a disk that takes none. */
const WAITING_AT_MOST = 2000
const TIDY_EVERY = 60 * MINUTE
const A_PAGE = 50

/** By what somebody came in, or tried to. `post` and `socket`: by the cookie, from a page of another origin. */
export const WAYS = [
  'owner-link',
  'invitation',
  'code',
  'move-link',
  'renewed',
  'demo',
  'token',
  'calendar',
  'post',
  'socket',
] as const
export type Way = (typeof WAYS)[number]

/** Why it came to nothing. */
export const WHYS = [
  'unknown',
  'used',
  'expired',
  'revoked',
  'taken',
  'ended',
  'refused',
  'wrong',
  'too-many',
  'other-origin',
] as const
export type Why = (typeof WHYS)[number]

/** One try. Holds nothing that a stranger wrote. */
export interface Try {
  what: Way
  /** Null: they are in. */
  why: Why | null
  /** As guesses are counted by. */
  address: string
  /** Who came in. */
  account: string | null
  label: string
}

export type SignIns = ReturnType<typeof createSignIns>

/**
 * The record of who came in and who tried to. It stands in nobody's way: it is written beside the answer, and where the
 * disk takes nothing it waits, as far as there is room.
 */
export function createSignIns(store: SignInStore, clock: Clock) {
  let waiting = new Map<string, SignInRow>()
  let writing: Promise<void> = Promise.resolve()
  let planned = false
  let tidyAt = 0
  /** Which tries in vain have a row of their own in this minute. */
  let failed = { minute: 0, rows: new Set<string>() }

  function add(row: SignInRow): void {
    const key = [row.minute, row.what, row.why, row.address, row.accountId].join(' ')
    const count = (waiting.get(key)?.count ?? 0) + row.count
    if (waiting.size < WAITING_AT_MOST || waiting.has(key)) waiting.set(key, { ...row, count })
  }

  function ownRow(minute: number, { what, why, address }: Try): boolean {
    if (why === null) return true
    if (failed.minute !== minute) failed = { minute, rows: new Set() }
    const row = `${what} ${why} ${address}`
    if (failed.rows.size < FAILED_A_MINUTE) failed.rows.add(row)
    return failed.rows.has(row)
  }

  async function write(): Promise<void> {
    const rows = waiting
    waiting = new Map()
    try {
      await store.add([...rows.values()])
    } catch {
      // A full disk: later, with what comes next.
      for (const row of rows.values()) add(row)
      return
    }
    const now = clock.now()
    if (now < tidyAt) return
    await store.tidy(now - SIGN_INS_KEPT, FAILED_AT_MOST)
    tidyAt = now + TIDY_EVERY
  }

  /** Writes what was noted until now. Never rejects. */
  function flush(): Promise<void> {
    planned = false
    writing = writing.then(write).catch(() => {})
    return writing
  }

  /** What nobody reads and nothing adds to gets too old, too. */
  function tidyDaily(): void {
    void flush()
    clock.after(DAY, tidyDaily)
  }

  return {
    flush,

    note(tried: Try): void {
      const { what, why, account, label } = tried
      const now = clock.now()
      const minute = now - (now % MINUTE)
      const own = ownRow(minute, tried)
      add({
        minute,
        what,
        why: why ?? '',
        address: own ? tried.address : '',
        accountId: account ?? '',
        label: own ? label : '',
        count: 1,
        lastAt: now,
      })
      if (why === null) void flush()
      else if (!planned) {
        planned = true
        clock.after(TOGETHER, () => void flush())
      }
    },

    tidyDaily,

    /** The newest first, `page` from 1 on; one beyond the last is the last. */
    async page(page: number): Promise<{ rows: NamedSignIn[]; page: number; pages: number }> {
      await flush()
      const pages = Math.max(1, Math.ceil((await store.count()) / A_PAGE))
      const here = Math.min(Math.max(1, page), pages)
      return { rows: await store.newest((here - 1) * A_PAGE, A_PAGE), page: here, pages }
    },
  }
}
