import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { atRest, dress, PASSING } from './at-rest.ts'
import { smallPicture } from './fewer-colours.ts'
import type { Crew } from './ten-crew.ts'
import { bringAbout, type Come, tenStates } from './ten-seconds.ts'
import type { TenState } from './ten-state.ts'

const docs = resolve(import.meta.dirname, '../../docs')
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
/** Printed and on a bright screen, the light look reads better. */
const LIGHT = 'light'
const MOST_BYTES = 60_000

/** Makes the pictures of `docs/ten-seconds` anew, and the tables of `docs/ten-seconds.md`; what stands around them stays. */
export async function writeDocs(crew: Crew, only: string): Promise<void> {
  mkdirSync(join(docs, 'ten-seconds'), { recursive: true })
  const file = join(docs, 'ten-seconds.md')
  let text = readFileSync(file, 'utf8')
  for (const state of tenStates) {
    if (!pictureOf(state, 'en').includes(only)) continue
    const come = await bringAbout(crew, state)
    for (const lang of langs) await paint(crew, come, lang)
    text = withRow(text, state, row(state, await come.night.state()))
    process.stdout.write(`${pictureOf(state, '*')}\n`)
  }
  writeFileSync(file, text)
}

const pictureOf = ({ side, name }: TenState, lang: Lang | '*') => `ten-seconds/${side}-${name}.${lang}.png`

async function paint({ warm }: Crew, { state, context, path }: Come, lang: Lang): Promise<void> {
  await context.setOffline(false)
  await dress(context, warm.url, lang, LIGHT)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(sizes[state.side])
  await page.goto(path)
  await atRest(page)
  await state.act?.(page)
  await atRest(page)
  const picture = await page.screenshot({ animations: 'disabled', style: PASSING, scale: 'css' })
  await context.setOffline(false)
  const small = await smallPicture(picture, MOST_BYTES)
  if (small === null)
    throw new Error(`${pictureOf(state, lang)} can't be made smaller than ${MOST_BYTES} bytes`)
  writeFileSync(join(docs, pictureOf(state, lang)), small)
}

/** Each row begins with its name, by which it is found again. */
const mark = ({ side, name }: TenState) => `| <a id="${side}-${name}"></a>`

function row(state: TenState, now: UpgradeState): string {
  const { is, where, press, says } = state
  const told = langs.map((lang) =>
    press === null ? `“${says(lang, now)}”` : `**${press(lang, now)}**${state.side === 'desk' ? ' (N)' : ''}`,
  )
  const what = press === null ? `Nothing. It says ${told.join('<br>')}` : told.join('<br>')
  const width = state.side === 'phone' ? 180 : 320
  const pictures = langs.map((lang) => {
    const src = pictureOf(state, lang)
    return `<a href="${src}"><img src="${src}" width="${width}" alt="${is} (${lang})"></a>`
  })
  return `${[mark(state) + is, what, where, ...pictures].join(' | ')} |`
}

/** The row in place of the one that is there; where none is, at the end of the table of its side. */
function withRow(text: string, state: TenState, made: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.startsWith(mark(state)))
  if (at >= 0) return lines.with(at, made).join('\n')
  const last = lines.findLastIndex((line) => line.startsWith(`| <a id="${state.side}-`))
  const title = state.side === 'phone' ? '## On the phone' : '## At the desk'
  // Below the title: an empty line, the head of the table, its rule.
  const after = last >= 0 ? last : lines.indexOf(title) + 3
  return lines.toSpliced(after + 1, 0, made).join('\n')
}
