/** Loads the page anew for `reason`; false when that was done before and did not help. */
export type Reload = (reason: string) => boolean

export const reloadOnce: Reload = (reason) => {
  try {
    const key = `farhand:reloaded:${reason}`
    if (sessionStorage.getItem(key) !== null) return false
    sessionStorage.setItem(key, '1')
  } catch {
    // Without a place to note it, a reload could go on for ever.
    return false
  }
  location.reload()
  return true
}
