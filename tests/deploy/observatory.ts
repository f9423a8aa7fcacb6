import type { Answered } from './front.ts'

/**
 * The rules of Mozilla's HTTP Observatory, algorithm 4, as its own scanner has them (@mdn/mdn-http-observatory 1.4.8, src/analyzer
 * and src/grader/charts.js). The scanner itself is no dependency: it brings 232 packages and 132 MB, wants Node 22, and asks
 * public names on ports 80 and 443 only. Left out is what can't be in a server of ours: preload lists, http-equiv.
 */
export interface Scanned {
  /** The front page over https. */
  https: Answered
  /** What plain http leads to first; null: there is no http. */
  httpLeadsTo: string | null
  /** `OPTIONS` with a foreign origin. */
  cors: Answered
}

type Row = readonly [rule: string, result: string, modifier: number]

/** What each rule says, the sum of it, and the grade. Bonuses count from 90 points on only. */
export function score(scanned: Scanned): { rows: Row[]; score: number; grade: string } {
  const rows = [
    csp(scanned.https),
    cookies(scanned.https),
    cors(scanned.cors),
    redirection(scanned.httpLeadsTo),
    referrer(scanned.https),
    hsts(scanned.https),
    scripts(scanned.https),
    nosniff(scanned.https),
    frames(scanned.https),
    resources(scanned.https),
  ]
  const without = 100 + rows.reduce((sum, [, , modifier]) => sum + Math.min(0, modifier), 0)
  const withBonus = 100 + rows.reduce((sum, [, , modifier]) => sum + modifier, 0)
  const points = Math.max(0, without >= 90 ? withBonus : without)
  return { rows, score: points, grade: grades[Math.min(100, points - (points % 5)) / 5] ?? '' }
}

const grades = [
  ...[
    'F',
    'F',
    'F',
    'F',
    'F',
    'D-',
    'D',
    'D',
    'D+',
    'C-',
    'C',
    'C',
    'C+',
    'B-',
    'B',
    'B',
    'B+',
    'A-',
    'A',
    'A',
    'A+',
  ],
]

const header = ({ headers }: Answered, name: string) => [headers[name] ?? []].flat().join(', ')

const BROAD = ['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*']
const INLINE = ["'unsafe-inline'", 'data:']

function csp(page: Answered): Row {
  const row = (result: string, modifier: number): Row => ['content-security-policy', result, modifier]
  const text = header(page, 'content-security-policy')
  if (text === '') return row('not implemented', -25)
  const given = new Map<string, string[]>()
  for (const directive of text.split(';').map((d) => d.trim().toLowerCase().split(/\s+/))) {
    const [name = '', ...sources] = directive
    if (name === '') continue
    if (given.has(name)) return row('header invalid', -25)
    given.set(name, sources)
  }
  const of = (name: string) => given.get(name) ?? given.get('default-src') ?? ['*']
  const nonced = (sources: string[]) =>
    sources.some((s) => /^'(nonce|sha256|sha384|sha512)-/.test(s))
      ? sources.filter((s) => s !== "'unsafe-inline'")
      : sources
  const script = nonced(of('script-src'))
  const style = nonced(of('style-src'))
  const insecure = (sources: string[]) => sources.some((s) => /^(http|ftp):/.test(s))
  if (
    script.some((s) => BROAD.includes(s) || INLINE.includes(s)) ||
    of('object-src').some((s) => BROAD.includes(s))
  )
    return row('unsafe inline', -20)
  const passive = ['img-src', 'media-src']
  if (insecure([...given].flatMap(([name, sources]) => (passive.includes(name) ? [] : sources))))
    return row('insecure scheme', -20)
  if ([...script, ...style].includes("'unsafe-eval'")) return row('unsafe eval', -10)
  if (insecure(passive.flatMap(of))) return row('insecure scheme in passive content', -10)
  if (style.some((s) => BROAD.includes(s) || INLINE.includes(s)))
    return row('unsafe inline in styles only', 0)
  return given.get('default-src')?.join() === "'none'"
    ? row('no unsafe, default none', 10)
    : row('no unsafe', 5)
}

function cookies({ headers }: Answered): Row {
  const set = [headers['set-cookie'] ?? []].flat()
  const has = (flag: RegExp) => set.every((cookie) => flag.test(cookie))
  if (set.length === 0) return ['cookies', 'none', 0]
  if (!has(/; *secure/i)) return ['cookies', 'without Secure', -5]
  if (set.some((cookie) => /sess|login/i.test(cookie)) && !has(/; *httponly/i))
    return ['cookies', 'session without HttpOnly', -30]
  return ['cookies', 'secure', has(/; *samesite=(lax|strict)/i) ? 5 : 0]
}

function cors(answer: Answered): Row {
  const allowed = header(answer, 'access-control-allow-origin')
  const all =
    allowed !== '' && allowed !== '*' && header(answer, 'access-control-allow-credentials') === 'true'
  return ['cross-origin-resource-sharing', allowed || 'none', all ? -50 : 0]
}

function redirection(to: string | null): Row {
  if (to === null) return ['redirection', 'no http', 0]
  return ['redirection', to, to.startsWith('https:') ? 0 : -20]
}

function referrer(page: Answered): Row {
  const policy = header(page, 'referrer-policy')
  const good = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']
  return ['referrer-policy', policy, policy === '' ? 0 : good.includes(policy) ? 5 : -5]
}

function hsts(page: Answered): Row {
  const text = header(page, 'strict-transport-security')
  const age = /^max-age=(\d+)/.exec(text)?.[1]
  if (age === undefined || text.includes(',')) return ['strict-transport-security', text, -20]
  return ['strict-transport-security', text, Number(age) < 15_552_000 ? -10 : 0]
}

function scripts({ body }: Answered): Row {
  const sources = Array.from(body.matchAll(/<script[^>]*\ssrc="([^"]*)"/g), ([, src = '']) => src)
  const foreign = sources.filter((src) => !/^\/[^/]/.test(src))
  return ['subresource-integrity', `${foreign.length} foreign`, foreign.length === 0 ? 0 : -5]
}

function nosniff(page: Answered): Row {
  const text = header(page, 'x-content-type-options')
  return ['x-content-type-options', text, text === 'nosniff' ? 0 : -5]
}

function frames(page: Answered): Row {
  if (/(^|;) *frame-ancestors /.test(header(page, 'content-security-policy')))
    return ['x-frame-options', 'by the policy', 5]
  const text = header(page, 'x-frame-options').toLowerCase()
  return ['x-frame-options', text, ['deny', 'sameorigin'].includes(text) ? 0 : -20]
}

function resources(page: Answered): Row {
  const text = header(page, 'cross-origin-resource-policy')
  const modifier = { 'same-origin': 10, 'same-site': 10, 'cross-origin': 0, '': 0 }[text] ?? -5
  return ['cross-origin-resource-policy', text, modifier]
}
