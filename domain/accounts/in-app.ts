/**
 * Apps that open links in a browser of their own, by what their agent strings say (facts and sources: docs/phones.md).
 * The first that fits counts: WeChat calls itself "MicroMessenger", and all of Meta's apps carry the tokens of Facebook's.
 */
const signs = [
  ['wecom', /\bwxwork\//i],
  ['wechat', /\bMicroMessenger\//i],
  ['line', /\bLine\/\d/],
  ['teams', /\bTeamsMobile-(?:iOS|Android)\b|\bTeams\/\d/],
  ['messenger', /\b(?:FBAN|FB_IAB)\/(?:Messenger|Orca)|\bOrca-Android\b/i],
  ['instagram', /\bInstagram[ /]\d/],
  ['threads', /\bBarcelona[ /]\d/],
  ['facebook', /\bFB(?:AN|AV|_IAB)\//],
  ['telegram', /\bTelegram(?:-Android|-iOS|Bot\.App)?\/\d/],
  ['tiktok', /\b(?:musical_ly|trill)_|\bBytedanceWebview\/|\bTikTok[ /]\d/],
  ['x', /\bTwitter(?:Android\b| for i(?:Phone|Pad)\b)/],
  ['linkedin', /\bLinkedInApp\b/],
  ['snapchat', /\bSnapchat[ /]\d/],
  ['kakaotalk', /\bKAKAOTALK\b/i],
  ['naver', /\bNAVER\(inapp/],
  ['whatsapp', /\bWhatsApp\/\d/],
  ['slack', /\bSlack(?:_SSB)?\/\d/],
  ['discord', /\bDiscord\/\d/i],
  ['google', /\bGSA\/\d/],
  ['outlook', /\bOutlook-(?:iOS|Android)\b/],
  ['pinterest', /\bPinterest\/(?:iOS|Android)\b/],
  ['reddit', /\bReddit\/(?:Version|\d)/],
  ['weibo', /__weibo__|\bWeibo \(/],
  ['qq', /\bQQ\/\d/],
  ['dingtalk', /\bDingTalk\//],
  ['zalo', /\bZalo(?: iOS|App|\/)/],
  ['viber', /\bViber\/\d/],
] as const satisfies readonly (readonly [string, RegExp])[]

/** An app by name; `other`: some app's, which gives no name. */
export type InApp = (typeof signs)[number][0] | 'other'

/** Names of apps, the same in every language. */
export const appNames: Readonly<Record<Exclude<InApp, 'other'>, string>> = {
  wecom: 'WeCom',
  wechat: 'WeChat',
  line: 'LINE',
  teams: 'Teams',
  messenger: 'Messenger',
  instagram: 'Instagram',
  threads: 'Threads',
  facebook: 'Facebook',
  telegram: 'Telegram',
  tiktok: 'TikTok',
  x: 'X',
  linkedin: 'LinkedIn',
  snapchat: 'Snapchat',
  kakaotalk: 'KakaoTalk',
  naver: 'NAVER',
  whatsapp: 'WhatsApp',
  slack: 'Slack',
  discord: 'Discord',
  google: 'Google',
  outlook: 'Outlook',
  pinterest: 'Pinterest',
  reddit: 'Reddit',
  weibo: 'Weibo',
  qq: 'QQ',
  dingtalk: 'DingTalk',
  zalo: 'Zalo',
  viber: 'Viber',
}

/** Browsers in their own right, also those that draw by the system's WebView, or leave out Safari's name. */
const browsers =
  /\b(?:OPR|OPX|OPT|OPiOS|CriOS|FxiOS|EdgiOS|EdgA|Firefox|Focus|Klar|SamsungBrowser|DuckDuckGo|Ddg|Brave|Vivaldi|Silk|YaBrowser|Whale|UCBrowser|\w+Browser)\//i

/** Browsers give agent strings of a few hundred characters; what is longer is somebody's joke. */
const LONGEST = 1000

/**
 * The app whose own browser asks, by its agent string; null for a browser, and for an iPhone's page that gives no name:
 * that may be an app's, or a page on the Home Screen (`maybeInApp`).
 */
export function inAppBrowser(userAgent: string | null | undefined): InApp | null {
  const text = (userAgent ?? '').slice(0, LONGEST)
  const named = signs.find(([, sign]) => sign.test(text))
  if (named !== undefined) return named[0]
  // Android's WebView says so itself.
  return /\bAndroid\b.*; wv\)/.test(text) && !browsers.test(text) ? 'other' : null
}

/**
 * An iPhone's or iPad's page without Safari's name: in a nameless app's browser, or opened from the Home Screen. The
 * agent string is the same, so only the page can tell, by its display mode.
 */
export function maybeInApp(userAgent: string | null | undefined): boolean {
  const text = (userAgent ?? '').slice(0, LONGEST)
  return (
    /\b(?:iPhone|iPad|iPod)\b.*\bAppleWebKit\//.test(text) && !/\bSafari\b/.test(text) && !browsers.test(text)
  )
}

export type System = 'ios' | 'android' | 'other'

export function systemOf(userAgent: string | null | undefined): System {
  const text = (userAgent ?? '').slice(0, LONGEST)
  if (/\b(?:iPhone|iPad|iPod)\b/.test(text)) return 'ios'
  return /\bAndroid\b/.test(text) ? 'android' : 'other'
}

const byIntent: readonly InApp[] = ['facebook', 'instagram', 'messenger', 'threads', 'telegram']
const bySafariScheme: readonly InApp[] = [...byIntent, 'tiktok', 'linkedin', 'google']

/**
 * The address that opens `url` (absolute, http or https) outside this app, and in what; null where no such way is known,
 * and its menu has to do.
 */
export function wayOut(
  app: InApp,
  system: System,
  url: string,
): { href: string; opens: 'safari' | 'browser' } | null {
  if (app === 'line') {
    const out = new URL(url)
    out.searchParams.set('openExternalBrowser', '1')
    return { href: out.href, opens: 'browser' }
  }
  if (app === 'kakaotalk')
    return { href: `kakaotalk://web/openExternal?url=${encodeURIComponent(url)}`, opens: 'browser' }
  const { protocol, host, pathname, search } = new URL(url)
  if (system === 'android' && byIntent.includes(app))
    return {
      href: `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};end`,
      opens: 'browser',
    }
  if (system === 'ios' && bySafariScheme.includes(app)) return { href: `x-safari-${url}`, opens: 'safari' }
  return null
}
