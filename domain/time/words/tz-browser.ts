import { bilingual, type Lang } from '../../messages/lang.ts'
import { formatDate, formatOffset } from '../format.ts'
import type { ZoneDifference } from '../zone-facts.ts'

/** What is said when this browser's time zone data is not the server's. Offsets come as "−04:00". */
export const tzBrowser = bilingual(
  {
    browserTitle: 'Don’t trust the times on this page',
    browser: (place: string, server: string, browser: string, from: string) =>
      `From ${from}, this browser has the clocks of ${place} at ${browser}; the server has them at ${server}.`,
    unknown: (place: string, server: string) =>
      `This browser does not know the time zone of ${place}; the server has its clocks at ${server}.`,
    mend: 'Update the browser or its system, or use another device.',
  },
  {
    browserTitle: '請勿相信本頁的時間',
    browser: (place, server, browser, from) =>
      `從 ${from} 起，這個瀏覽器認為${place}的時鐘是 ${browser}，伺服器則是 ${server}。`,
    unknown: (place, server) => `這個瀏覽器不認得${place}的時區；伺服器認為那裡的時鐘是 ${server}。`,
    mend: '請更新瀏覽器或作業系統，或改用其他裝置。',
  },
)

/** How this browser's clocks differ from the server's, in one sentence. */
export function sayDifference(
  { zone, at, theirs, ours }: ZoneDifference,
  sides: readonly { name: string; zone: string }[],
  lang: Lang,
): string {
  const words = tzBrowser[lang]
  const place = sides.find((s) => s.zone === zone)?.name ?? zone
  const server = formatOffset(theirs)
  if (ours === null) return words.unknown(place, server)
  return words.browser(place, server, formatOffset(ours), formatDate(at, 'UTC', lang, { year: true }))
}
