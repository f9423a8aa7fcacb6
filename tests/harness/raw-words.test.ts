import { describe, expect, test } from 'vitest'
import { desk } from '../../domain/desk/words.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { langs } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { addWritten, rawWords, type Written } from './raw-words.ts'

const see = (
  text: string,
  lang: 'en' | 'zh-TW' = 'en',
  written: Written = new Set(),
  marked: string = lang,
) => rawWords([{ text, lang: marked }], lang, written)

describe('what a screen says is held against the catalogues', () => {
  test.each([
    'step.finish',
    'turn-back',
    'steps-done 3',
    'handsLeave',
    'rolling',
    'asked by [object Object]',
    'undefined',
    'due in NaN min',
    'null',
    'Invalid DateTime',
    'Waiting for {name}',
    `at $${'{time}'}`,
  ])('a raw key or value is found: %s', (text) => {
    expect(see(text)).toHaveLength(1)
    expect(see(text, 'zh-TW').length).toBeGreaterThanOrEqual(1)
  })

  test.each(langs)('%s: its own words are no fault', (lang) => {
    for (const text of [
      desk[lang].top.lost,
      deskRequests[lang].rings(3),
      names[lang].kind.reset,
      peopleHere[lang].takeSeat('upgrader', ''),
    ])
      expect(see(text, lang)).toEqual([])
  })

  test('English on a Chinese screen is found, but not what is marked as English, nor what somebody wrote', () => {
    expect(see('Link down', 'zh-TW')).not.toEqual([])
    expect(see('等待 sentinel 回覆', 'zh-TW')).toEqual(['sentinel in “等待 sentinel 回覆”'])
    expect(see('Switch to English', 'zh-TW', new Set(), 'en')).toEqual([])
    const written = addWritten(new Set(), {
      title: 'Reboot dolphin',
      run: 'fdisk -l /dev/null',
      state: 'rolling-back',
    })
    expect(see('重做：Reboot dolphin', 'zh-TW', written)).toEqual([])
    expect(see('rolling-back', 'en', written)).toEqual(['rolling-back in “rolling-back”'])
  })

  test('names in capitals, zones and addresses are no words', () => {
    for (const text of [
      '標籤 DOLPHIN',
      'Asia/Taipei',
      'https://example.org/step.finish',
      '+08:00',
      'docs/plan-file.md',
    ])
      expect(see(text, 'zh-TW'), text).toEqual([])
  })
})
