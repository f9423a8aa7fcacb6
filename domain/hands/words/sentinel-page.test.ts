import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inAppWords } from '../../accounts/words/in-app.ts'
import { cards } from '../../cards/words/cards.ts'
import { phoneCards } from '../../cards/words/phone.ts'
import type { Lang } from '../../messages/lang.ts'
import { phoneSaid } from '../../phone/words.ts'
import { phonePresence } from '../../presence/words/phone.ts'
import { signs } from '../../signs/words/signs.ts'
import { phoneTalk } from '../../talk/words/phone.ts'
import { phoneIdle } from './idle.ts'
import { phoneRequests } from './phone.ts'

const pages: Record<Lang, string> = { en: 'sentinel.md', 'zh-TW': 'sentinel.zh-TW.md' }
const folder = join(import.meta.dirname, '../../../docs')

describe.each(Object.entries(pages) as [Lang, string][])('the page for the sentinel, %s', (lang, file) => {
  const read = () => readFileSync(join(folder, file), 'utf8')
  const words = phoneRequests[lang]

  it('is one screen long', () => {
    expect(read().trimEnd().split('\n').length).toBeLessThanOrEqual(60)
    expect(read().length).toBeLessThan(3000)
  })

  it.each([
    inAppWords[lang].open.browser,
    phonePresence[lang].arrive,
    phoneIdle[lang].nothing,
    words.seen,
    words.onMyWay,
    words.done,
    words.expect,
    words.cannot,
    phoneSaid[lang].undo,
    words.stop,
    words.didIt,
    phoneCards[lang].title,
    phoneCards[lang].confirm,
    phoneCards[lang].fire,
    cards[lang].done,
    phonePresence[lang].goAway,
    phonePresence[lang].back,
    phonePresence[lang].leave,
    phoneTalk[lang].title,
    signs[lang].ask,
  ])('calls what is tapped as the phone does: %s', (word) => {
    expect(read()).toContain(lang === 'en' ? `**${word}**` : `「${word}」`)
  })

  it('leads to nothing that is not there', () => {
    for (const [, to] of read().matchAll(/\]\(([^)#:]+)\)/g))
      expect(existsSync(join(folder, to ?? ''))).toBe(true)
  })
})
