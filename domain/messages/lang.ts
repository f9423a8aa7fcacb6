/** The languages of the screens. The first is the one to fall back to when a browser asks for none of them. */
export const langs = ['en', 'zh-TW'] as const
export type Lang = (typeof langs)[number]

/** The same words twice: the second language must have exactly the keys and parameters of the first. */
export function bilingual<T>(en: T, zhTW: NoInfer<T>): Record<Lang, T> {
  return { en, 'zh-TW': zhTW }
}

/** The language of a reader: their own choice, else what the browser asks for (an Accept-Language header). */
export function pickLang(chosen: string | null | undefined, acceptLanguage: string | null | undefined): Lang {
  if (chosen === 'en' || chosen === 'zh-TW') return chosen
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (tag.startsWith('zh')) return 'zh-TW'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}
