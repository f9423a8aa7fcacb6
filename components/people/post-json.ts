import { type Refusal, refuse } from '../../domain/log/refusals.ts'

/** Posts JSON to our own API. A refusal is a value; null: nobody answered. */
export async function postJson<T>(
  url: string,
  body: unknown,
): Promise<{ ok: true; value: T } | { ok: false; refusal: Refusal } | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const value: unknown = await answer.json()
    if (answer.ok) return { ok: true, value: value as T }
    const refusal = (value as { refusal?: Refusal }).refusal
    return { ok: false, refusal: refusal ?? refuse('server-fault', {}) }
  } catch {
    return null
  }
}
