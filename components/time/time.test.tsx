import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BothClocks } from './both-clocks.tsx'
import { ClockFormat } from './clock-format.tsx'
import { Ago, Duration } from './elapsed.tsx'
import { SideClock } from './side-clock.tsx'

/** Friday 8 PM in Massachusetts, Saturday 8 AM in Taipei. */
const start = Date.parse('1998-09-12T00:00Z')
const zones = { siteZone: 'Asia/Taipei', homeZone: 'America/New_York' }
// What a reader gets of the markup, and what a screen reader gets.
const html = (node: React.ReactNode) => renderToString(node).replaceAll('<!-- -->', '')
const seen = (text: string) =>
  text.replace(/<span class="sr-only">[^<]*<\/span>/g, '').replace(/<[^>]*>/g, '')
const heard = (text: string) => [...text.matchAll(/<span class="sr-only">([^<]*)<\/span>/g)].map((m) => m[1])

test('both clocks, the site first: the mark says where home is', () => {
  const text = html(<BothClocks instant={start} {...zones} lang="en" />)
  expect(seen(text)).toBe('Sat 08:00 +08:00 · Fri 20:00−1 −04:00')
  expect(heard(text)).toEqual([
    'On site: Saturday, 12 September 1998, 08:00, UTC+08:00',
    'At home: Friday, 11 September 1998, 20:00, UTC−04:00, one day earlier on the calendar',
  ])
  expect(text).toMatch(/<time dateTime="1998-09-12T08:00\+08:00" class="[^"]*\bside-site\b[^"]*">/i)
  expect(text).toMatch(/<time dateTime="1998-09-11T20:00-04:00" class="[^"]*\bside-home\b[^"]*">/i)
})

test('home first, in Chinese, with names and dates', () => {
  const text = html(
    <BothClocks
      instant={start}
      {...zones}
      lang="zh-TW"
      order="home-first"
      date="year"
      siteName="台北"
      homeName="麻州"
    />,
  )
  expect(seen(text)).toBe('週五 20:00 1998年9月11日 −04:00 · 週六 08:00+1 1998年9月12日 +08:00')
  expect(heard(text)).toEqual([
    '麻州：星期五，1998年9月11日，20:00，UTC−04:00',
    '台北：星期六，1998年9月12日，08:00，UTC+08:00，日期晚 1 天',
  ])
})

test('the same day on both sides has no mark', () => {
  const text = html(<BothClocks instant={start + 4 * 3_600_000} {...zones} lang="en" date />)
  expect(seen(text)).toBe('Sat 12:00 12 Sep +08:00 · Sat 00:00 12 Sep −04:00')
})

test('one side, counted from the other or from an instant', () => {
  const one = html(
    <SideClock
      instant={start}
      zone="Asia/Taipei"
      side="site"
      lang="en"
      refZone="America/New_York"
      size="lg"
    />,
  )
  expect(seen(one)).toBe('Sat 08:00+1 +08:00')
  expect(one).toContain('class="side-clock side-clock-lg side-site"')
  const next = html(
    <SideClock
      instant={start + 86_400_000}
      zone="Asia/Taipei"
      side="site"
      lang="en"
      refInstant={start}
      seconds
    />,
  )
  expect(seen(next)).toBe('Sun 08:00:00+1 +08:00')
})

test('ages and lengths', () => {
  expect(html(<Ago instant={start} now={start + 65 * 60_000} lang="en" />)).toBe(
    '<time dateTime="1998-09-12T00:00+00:00" class="ago">1 h 5 min ago</time>',
  )
  expect(html(<Duration minutes={65} lang="zh-TW" />)).toBe(
    '<time dateTime="PT65M" class="duration">1 小時 5 分</time>',
  )
  expect(html(<Duration minutes={-7} lang="en" />)).toBe(
    '<time dateTime="PT7M" class="duration">−7 min</time>',
  )
})

test.each([
  [
    'en',
    'Sat 8:00 AM +08:00 · Fri 8:00 PM−1 −04:00',
    'On site: Saturday, 12 September 1998, 8:00 AM, UTC+08:00',
  ],
  [
    'zh-TW',
    '週六 上午 8:00 +08:00 · 週五 下午 8:00−1 −04:00',
    '現場：星期六，1998年9月12日，上午 8:00，UTC+08:00',
  ],
] as const)('twelve hours, for whoever chose them, in %s', (lang, both, spoken) => {
  const text = html(
    <ClockFormat hour12>
      <BothClocks instant={start} {...zones} lang={lang} />
    </ClockFormat>,
  )
  expect(seen(text)).toBe(both)
  expect(heard(text)[0]).toBe(spoken)
  const one = html(
    <ClockFormat hour12>
      <SideClock instant={start} zone="Asia/Taipei" side="site" lang={lang} hour12={false} />
    </ClockFormat>,
  )
  expect(seen(one)).toContain('08:00')
})
