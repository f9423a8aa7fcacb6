import { appNames, inAppBrowser } from '../../domain/accounts/in-app.ts'

const systems: [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
// In this order: most browsers claim to be those further down as well.
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|HeadlessChrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

/** What a person may know a device by in the list of their sessions: "Chrome, Android", "LINE, iPhone". '' when it says nothing known. */
export function deviceLabel(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 400)
  const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(text))?.[1]
  const app = inAppBrowser(text)
  const browser = app === null ? first(browsers) : app === 'other' ? 'WebView' : appNames[app]
  return [browser, first(systems)].filter((part) => part !== undefined).join(', ')
}
