/** How the server sees this browser; see server/http/accounts/leaving.ts, which says what each of it means. */
export interface Standing {
  standing: 'in' | 'ended' | 'over' | 'none'
  account: string | null
  now: number
  upgrades: Record<string, { title: string; zone: string; erasedAt: number | null }>
  gone: string[]
}

/** What the server says of this browser and of these upgrades; null where it does not answer. */
export async function standing(ids: readonly string[]): Promise<Standing | null> {
  try {
    const answer = await fetch(`/api/session?of=${ids.map(encodeURIComponent).join(',')}`, {
      credentials: 'same-origin',
      cache: 'no-store',
    })
    return answer.ok ? ((await answer.json()) as Standing) : null
  } catch {
    return null
  }
}
