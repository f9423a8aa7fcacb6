import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { atRest, dress, PASSING } from './at-rest.ts'
import { smallPicture } from './fewer-colours.ts'
import type { Crew } from './ten-crew.ts'

const file = resolve(import.meta.dirname, '../../docs/picture.png')
const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 800 }
const MOST_BYTES = 250_000

/** Makes the picture of the README anew: desk and phone at one moment of the night, side by side. */
export async function writeReadmePicture(crew: Crew): Promise<void> {
  const { warm, browsers } = crew
  const night = await crew.night('taken')
  await night.comeTo('first-boot', '14:46')
  await night.dale.does({ type: 'step.start', step: 'first-boot' })
  await night.dale.does({ type: 'talk.say', text: 'Now the first boot into Debian. Watch the console.' })
  const { ask, expect } = (await night.state()).steps['first-boot'] ?? {}
  const { kind, text } = ask ?? {
    kind: 'reset' as const,
    text: 'Press reset on DOLPHIN and watch the console.',
  }
  const about = { machine: 'dolphin', step: 'first-boot', allowance: 10, expiresAt: null } as const
  await night.dale.does({ type: 'request.ask', id: 'r', ...about, kind, text, expect: expect ?? '' })
  await night.mei.does({ type: 'request.seen', id: 'r' })
  await night.at('14:48')
  await night.mei.does({ type: 'talk.say', text: '好，我走過去。' })
  const look = async (who: 'dale' | 'mei', path: string, size: typeof DESK) => {
    await dress(browsers[who], warm.url, 'en', 'dark')
    const page = browsers[who].pages()[0] ?? (await browsers[who].newPage())
    await page.setViewportSize(size)
    await page.goto(`/u/${night.upgrade}${path}`)
    await atRest(page)
    const picture = await page.screenshot({ animations: 'disabled', style: PASSING, scale: 'css' })
    return `data:image/png;base64,${picture.toString('base64')}`
  }
  const phone = await look('mei', '/hands', PHONE)
  const desk = await look('dale', '', DESK)
  const page = await browsers.dale.newPage()
  await page.setViewportSize({ width: DESK.width + PHONE.width + 96, height: DESK.height + 64 })
  await page.setContent(
    `<body style="margin:0;padding:32px;display:flex;gap:32px;background:#20262d">
      <img src="${desk}" style="border-radius:14px"><img src="${phone}" style="border-radius:28px"></body>`,
  )
  await atRest(page)
  const small = await smallPicture(await page.screenshot({ scale: 'css' }), MOST_BYTES)
  await page.close()
  if (small === null) throw new Error(`The picture can't be made smaller than ${MOST_BYTES} bytes`)
  writeFileSync(file, small)
  process.stdout.write(`${file}\n`)
}
