/** Posts JSON to our own API. What is refused comes with the server's words for it; null: nobody answered. */
export async function postJson<T>(
  url: string,
  body: unknown,
): Promise<{ ok: true; value: T } | { ok: false; message: string } | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const value: unknown = await answer.json()
    if (answer.ok) return { ok: true, value: value as T }
    const { message } = value as { message?: string }
    return message === undefined ? null : { ok: false, message }
  } catch {
    return null
  }
}
