/** What a browser was given to keep of one upgrade and account, and that the server does not have yet. */
export interface Unsent {
  taps: number
  photos: number
}

const NAME = 'kept'
const DAYS_30 = 30 * 86_400

/**
 * Remembers that this browser keeps an upgrade. In a cookie, since that outlives what browsers throw away when a disk is
 * full or a page was not opened for a week; it goes no further than the upgrade's pages. Only once a view of it was found
 * on the disk: a page that was closed before that has lost nothing.
 */
export function rememberKept(upgrade: string, account: string): void {
  write(upgrade, account, rememberedKept(account) ?? { taps: 0, photos: 0 })
}

/** Remembers how much of what is kept is only here; nothing where nothing is. */
export function rememberUnsent(upgrade: string, account: string, change: Partial<Unsent>): void {
  const was = rememberedKept(account)
  if (was !== null) write(upgrade, account, { ...was, ...change })
}

function write(upgrade: string, account: string, { taps, photos }: Unsent): void {
  // biome-ignore lint/suspicious/noDocumentCookie: The Cookie Store API is missing on plain http and in older browsers.
  document.cookie = `${NAME}=${account}.${taps}.${photos}; ${at(upgrade)}; Max-Age=${DAYS_30}`
}

/** What was remembered of the upgrade whose page this is; null: nothing, or another account's. */
export function rememberedKept(account: string): Unsent | null {
  const value = document.cookie
    .split('; ')
    .find((c) => c.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1)
  const [whose, taps, photos] = value?.split('.') ?? []
  return whose === account ? { taps: Number(taps), photos: Number(photos) } : null
}

/** Nothing of the upgrade is meant to be here any more. A worker can't say so: its page does. */
export function forgetKept(upgrade: string): void {
  if (typeof document === 'undefined') return
  // biome-ignore lint/suspicious/noDocumentCookie: The Cookie Store API is missing on plain http and in older browsers.
  document.cookie = `${NAME}=; ${at(upgrade)}; Max-Age=0`
}

const at = (upgrade: string) => `Path=/u/${upgrade}; SameSite=Lax`
