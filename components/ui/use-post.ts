import { useRef, useState } from 'react'

export interface Post {
  /** Posts JSON to our own API. Null: it was not done, `fault` says why; or another is still under way. */
  post<T>(url: string, body: unknown): Promise<T | null>
  busy: boolean
  /** In words; null while nothing went wrong. */
  fault: string | null
}

/** Asks the server for something, one at a time. `failed` is said where nobody answers; else the server's words are. */
export function usePost(failed: string): Post {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const begun = useRef(false)
  return {
    busy,
    fault,
    async post<T>(url: string, body: unknown) {
      if (begun.current) return null
      begun.current = true
      setBusy(true)
      setFault(null)
      const answer = await postJson(url, body).catch(() => null)
      begun.current = false
      setBusy(false)
      if (answer?.ok === true) return answer.value as T
      setFault((answer?.value as { message?: string } | undefined)?.message ?? failed)
      return null
    },
  }
}

/** Posts JSON to our own API. Fails where nobody answers, or not in JSON. */
export async function postJson(url: string, body: unknown): Promise<{ ok: boolean; value: unknown }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { ok: answer.ok, value: await answer.json() }
}
