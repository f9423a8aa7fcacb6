import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** What the style sheet says of each theme: name without `--`, colour as three shares of 1. */
const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themes = {
  dark: tokensOf(/^\[data-theme="dark"\] \{([^}]*)\}/m),
  light: tokensOf(/^\[data-theme="light"\] \{([^}]*)\}/m),
}

type Rgb = readonly [number, number, number]

function tokensOf(rule: RegExp): Record<string, Rgb> {
  const body = rule.exec(sheet)?.[1] ?? ''
  return Object.fromEntries(
    [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, rgb(hex)]),
  )
}

function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16)
  return [(n >> 16) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255]
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

/** WCAG 2.2. */
function contrast(a: Rgb, b: Rgb): number {
  const light = ([r, g, bl]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(bl)
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** How a colour looks without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, linear light. */
const eyes = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
} as const

/** Distance in OKLab, of which 0.02 is about as little as an eye tells apart side by side. */
function distance(a: Rgb, b: Rgb, eye: keyof typeof eyes): number {
  const [p, q] = [a, b].map((c) => oklab(through(c, eye))) as [Rgb, Rgb]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

function through(c: Rgb, eye: keyof typeof eyes): Rgb {
  const [r, g, b] = [linear(c[0]), linear(c[1]), linear(c[2])]
  const m = eyes[eye]
  const row = (i: 0 | 3 | 6) =>
    Math.min(1, Math.max(0, m[i] * r + (m[(i + 1) as 1] ?? 0) * g + (m[(i + 2) as 2] ?? 0) * b))
  return [row(0), row(3), row(6)]
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const hues = ['site', 'home', 'now', 'good', 'bad', 'warn']
const grounds = ['ground', 'panel', 'raised', 'sunken']

describe.each(Object.entries(themes))('%s', (_, theme) => {
  const token = (name: string): Rgb => {
    const colour = theme[name]
    if (colour === undefined) throw new Error(`no such token: ${name}`)
    return colour
  }
  const weak = (inks: readonly string[], on: readonly string[], least: number) =>
    inks.flatMap((ink) =>
      on
        .map((ground) => ({ ink, ground, is: contrast(token(ink), token(ground)) }))
        .filter((pair) => pair.is < least)
        .map((pair) => `${pair.ink} on ${pair.ground}: ${pair.is.toFixed(2)}`),
    )

  test('every ink is read on every ground (AA)', () => {
    expect(weak(['ink', 'ink-soft', 'ink-faint', ...hues], grounds, 4.5)).toEqual([])
    expect(weak(['ink', 'ink-soft', 'ink-faint'], ['day', 'night'], 4.5)).toEqual([])
    expect(weak(['accent-ink'], ['accent'], 4.5)).toEqual([])
  })

  test('what is read for long is read with ease (AAA)', () => {
    expect(weak(['ink'], grounds, 12)).toEqual([])
    expect(weak(['ink-soft'], grounds, 7)).toEqual([])
  })

  test('a hue is read on its own tint, ink on every one', () => {
    const tints = hues.map((hue) => `${hue}-soft`)
    expect(hues.flatMap((hue) => weak([hue], [`${hue}-soft`], 4.5))).toEqual([])
    expect(weak(['ink', 'ink-soft'], tints, 4.5)).toEqual([])
    expect(weak(['panel'], ['now'], 4.5)).toEqual([])
  })

  test('edges of what can be pressed, and the focus, are seen (3:1)', () => {
    expect(weak(['line-strong', 'focus'], ['ground', 'panel', 'sunken'], 3)).toEqual([])
    expect(weak(['focus'], ['raised', ...hues.map((hue) => `${hue}-soft`)], 3)).toEqual([])
    expect(weak(hues, ['day', 'night'], 3)).toEqual([])
  })

  test.each(Object.keys(eyes) as (keyof typeof eyes)[])('no eye takes one side for the other (%s)', (eye) => {
    expect(distance(token('site'), token('home'), eye)).toBeGreaterThan(0.1)
    expect(distance(token('good'), token('bad'), eye)).toBeGreaterThan(0.05)
    expect(distance(token('now'), token('site'), eye)).toBeGreaterThan(0.05)
  })
})

test('both themes name the same tokens', () => {
  expect(Object.keys(themes.light)).toEqual(Object.keys(themes.dark))
  expect(Object.keys(themes.dark).length).toBeGreaterThan(20)
})

test('Tailwind knows each token by its name, and names none that is none', () => {
  const theme = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
  const known = [...theme.matchAll(/--color-([a-z-]+): var\(--([a-z-]+)\)/g)].map(([, name, means]) => {
    expect(name).toBe(means)
    return name
  })
  // A side and a tone mean what the element they stand in says.
  const own = ['side', 'side-soft', 'tone', 'tone-soft']
  expect(known.filter((name) => !own.includes(name ?? '')).sort()).toEqual(Object.keys(themes.dark).sort())
})

/** The pages' own style and the phone's are two files, since the phone waits for none. Both mean the same by a hue. */
test('the phone’s page wears the same colours', () => {
  const phone = readFileSync(new URL('../components/phone/tokens.css', import.meta.url), 'utf8')
  for (const name of ['site', 'home', 'good', 'warn', 'warn-soft', 'ground', 'panel', 'sunken'])
    for (const theme of Object.values(themes)) {
      const said = [...phone.matchAll(new RegExp(`--${name}: (#[0-9a-f]{3,6})`, 'g'))].map((m) =>
        rgb((m[1] ?? '').replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')),
      )
      expect(said).toContainEqual(theme[name])
    }
})
