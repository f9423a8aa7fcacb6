import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type * as desk from '../components/desk/render.tsx'
import type { Made, Reader } from '../components/drawn/boot.ts'
import type { Drawing } from '../components/drawn/document.tsx'
import type * as doors from '../components/drawn/doors.tsx'
import { NONCE_HEADER } from '../server/http/headers.ts'
import { runtime } from '../server/runtime.ts'
import { reader } from './reader.ts'
import { wholeOrShape } from './whole-or-shape.ts'

/** Whom a page is drawn for, and how. */
export async function drawnFor(): Promise<Reader> {
  const [head, { session, lang, theme, hour12 }] = await Promise.all([headers(), reader()])
  const { accounts, clock } = runtime()
  const ended =
    session === null && (await accounts.standing(head.get('cookie') ?? undefined)).standing === 'ended'
  return {
    lang,
    theme,
    hour12,
    nonce: head.get(NONCE_HEADER),
    account: session?.account ?? null,
    name: session?.name ?? null,
    ended,
    lastDay: session === null ? null : accounts.lastDay(session.session),
    now: clock.now(),
  }
}

/**
 * A page, or its shape and then the page. What `data` throws before anything is sent becomes the page that says so: that
 * there is no such page, or that it failed. A redirect stays one.
 */
export async function drawn<T>(reader: Reader, drawing: Drawing<T>, data: Promise<T>): Promise<Response> {
  try {
    return html(await wholeOrShape(drawing, data))
  } catch (error) {
    return await instead(reader, error)
  }
}

async function instead(reader: Reader, error: unknown): Promise<Response> {
  const { noPage, brokenPage, made } = await doorsPages()
  if (isNotFound(error)) return html(noPage(reader, made).whole(null), 404)
  unstable_rethrow(error)
  console.error(error)
  return html(brokenPage(reader, made).whole(null), 500)
}

const isNotFound = (error: unknown) =>
  error instanceof Error && String((error as { digest?: unknown }).digest).endsWith(';404')

function html(body: string | ReadableStream<Uint8Array>, status = 200): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}

type Built<Pages> = Promise<Pages & { made: Made }>

/** What draws the Desk, as server/setup/drawn/pages.mjs built it. */
export const deskPages = () => built('desk') as Built<typeof desk>

/** What draws the doors. */
export const doorsPages = () => built('doors') as Built<typeof doors>

function built(name: string): Promise<unknown> {
  const file = join(process.cwd(), `dist/drawn-${name}.mjs`)
  // In development it is built anew with each change.
  const which = process.env.NODE_ENV === 'development' ? `?${statSync(file).mtimeMs}` : ''
  return import(/* turbopackIgnore: true */ `${pathToFileURL(file).href}${which}`)
}
