/** How the server took a form. `reached` false: nobody answered. */
export type Posted =
  | { ok: true; to: string | null }
  | {
      ok: false
      reached: boolean
      /** The code of why the page's own form is asked again. */
      why?: string
      /** The server's words. */
      message?: string
    }

/** The fields of a form as it would send them, its files left out; `by`: the button that sends it. */
export function fieldsIn(form: HTMLFormElement, by?: HTMLElement | null): Record<string, string> {
  return Object.fromEntries(
    [...new FormData(form, by)].filter((f): f is [string, string] => typeof f[1] === 'string'),
  )
}

/** Posts the fields of a form as a program does. Goes on if the page is left meanwhile. Never throws. */
export async function postFields(action: string, fields: Record<string, string>): Promise<Posted> {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
      keepalive: true,
    })
    const said = ((await answer.json().catch(() => ({}))) ?? {}) as Record<string, unknown>
    const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined)
    if (answer.ok) return { ok: true, to: text('to') ?? null }
    const [why, message] = [text('why'), text('message')]
    return {
      ok: false,
      reached: answer.status < 500,
      ...(why === undefined ? {} : { why }),
      ...(message === undefined ? {} : { message }),
    }
  } catch {
    return { ok: false, reached: false }
  }
}
