import type { DraftMinutes } from './draft.ts'

const LONGEST = 60 * 24 * 14
const unit =
  '(hours?|hrs?\\.?|h|minutes?|mins?\\.?|m|seconds?|secs?\\.?|s|days?|d|個?半?小時|分鐘?|秒鐘?|天)(?![a-z])'
const num = '(\\d{1,6}(?:\\.\\d{1,3})?)'
const between = '(?:-|–|—|~|～|to|至|到|/)'
const range = new RegExp(`${num}\\s*(?:${unit})?\\s*${between}\\s*${num}\\s*${unit}`, 'i')
const three = new RegExp(`${num}\\s*/\\s*${num}\\s*/\\s*${num}(?:\\s*${unit})?`, 'i')
const single = new RegExp(
  `${num}\\s*${unit}(?:\\s*(?:and\\s*)?(\\d{1,3})\\s*(minutes?|mins?|m|分鐘?)(?![a-z]))?`,
  'i',
)

const spelled: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, ten: 10, fifteen: 15, twenty: 20, thirty: 30, forty: 40 },
  ...{ 'forty-five': 45, fifty: 50, sixty: 60, ninety: 90 },
  ...{
    一: 1,
    兩: 2,
    三: 3,
    五: 5,
    十: 10,
    十五: 15,
    二十: 20,
    三十: 30,
    四十: 40,
    四十五: 45,
    六十: 60,
    九十: 90,
  },
}
const spelledNumber = new RegExp(
  `(?<![a-z一二三四五六七八九十])(${Object.keys(spelled)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?=\\s*(?:個?小時|分鐘?|hours?\\b|minutes?\\b|mins?\\b))`,
  'gi',
)
const inDigits = (text: string) => text.replace(spelledNumber, (word) => String(spelled[word.toLowerCase()]))

const afterHours =
  /(?<![\d:.])(\d{1,3})\s*(?:hours?|hrs?\.?|h|個?小時)\s*([0-5]\d)(?!\s*[\p{L}\d%:/]|\.\d)/giu

/** Hours with the minutes behind them that have no unit of their own ("1h30", "2小時15"), as minutes. */
export function hoursAsMinutes(text: string): string {
  return text.replace(afterHours, (_all, h, m) => `${Number(h) * 60 + Number(m)} min`)
}

/** Minutes one unit has. */
function worth(word: string | undefined): number {
  const w = (word ?? 'm').toLowerCase()
  if (w.startsWith('h') || w.includes('小時')) return 60
  if (w.startsWith('d') || w === '天') return 1440
  return w.startsWith('s') || w.startsWith('秒') ? 1 / 60 : 1
}

/** The elapsed minutes a text speaks of; a range becomes best and worst with the middle as likely. Null: it speaks of none. */
export function readMinutes(text: string, bare = false): DraftMinutes | null {
  const said = hoursAsMinutes(inDigits(text.slice(0, 400).normalize('NFKC')))
  const t = three.exec(said)
  if (t !== null && (bare || t[4] !== undefined)) {
    const by = worth(t[4])
    return made(Number(t[1]) * by, Number(t[2]) * by, Number(t[3]) * by)
  }
  const r = range.exec(said)
  if (r !== null) {
    const by = worth(r[4])
    const low = Number(r[1]) * (r[2] === undefined ? by : worth(r[2]))
    const high = Number(r[3]) * by
    return made(low, (low + high) / 2, high)
  }
  const one = single.exec(said)
  if (one !== null) {
    const half = (one[2] ?? '').includes('半') ? 30 : 0
    const m = Number(one[1]) * worth(one[2]) + half + Number(one[3] ?? 0)
    return made(m, m, m)
  }
  if (/half an hour|半個?小時/i.test(said)) return made(30, 30, 30)
  if (/\ban hour/i.test(said)) return made(60, 60, 60)
  if (!bare) return null
  const plain = new RegExp(`^\\s*(?:~|about )?${num}(?:\\s*${between}\\s*${num})?\\s*$`).exec(said)
  if (plain === null) return null
  const [low, high] = [Number(plain[1]), Number(plain[2] ?? plain[1])]
  return made(low, (low + high) / 2, high)
}

/** Minutes as they are typed: one number, or best/likely/worst. `readMinutes` reads it back. */
export function writeMinutes(m: DraftMinutes): string {
  return m.best === m.worst ? String(m.likely) : `${m.best}/${m.likely}/${m.worst}`
}

const aside = /\s*[([（【]([^()[\]（）【】]{1,40})[)\]）】]\s*[.。]?$/
const trailing =
  /\s*[,，;；—–-]?\s*(?:which\s+)?((?:~|～|≈|about|approx\.?|approximately|est\.?|takes|duration:?|約|大約|預計|預估|需時?)\s*(?:~|about|約)?\s*(?:(?:\d|[一兩三五十]|(?:one|two|three|five|ten|fifteen|twenty|thirty|forty|ninety)\b)[^,，。;；]{0,24}|半個?小時|half an hour))[.。]?$/i

/** A title without the minutes written at its end, and those minutes. */
export function takeMinutes(title: string): { title: string; minutes: DraftMinutes | null } {
  for (const re of [aside, trailing]) {
    const found = re.exec(title.slice(-200))
    if (found === null) continue
    const minutes = readMinutes(found[1] as string)
    const rest = title.slice(0, title.length - found[0].length).trim()
    if (minutes !== null && rest !== '' && onlyTime(found[1] as string)) return { title: rest, minutes }
  }
  return { title, minutes: null }
}

/** Whether a text says a time and nothing else that would be lost with it. */
export function onlyTime(text: string): boolean {
  const rest = inDigits(text.normalize('NFKC'))
    .toLowerCase()
    .replace(
      /\d+(\.\d+)?|hours?|hrs?|minutes?|mins?|seconds?|secs?|half an hour|(?<![a-z])[hmsd](?![a-z])|半?個?半?小時|分鐘?|秒鐘?/g,
      '',
    )
    .replace(
      /about|approx(imately)?|est|takes|duration|time|to|or so|大約|約|預計|預估|需時?|左右|時間|至|到/g,
      '',
    )
  return !/[\p{L}]/u.test(rest)
}

function made(best: number, likely: number, worst: number): DraftMinutes | null {
  const [b, l, w] = [best, likely, worst].map((m) => (m > 0 ? Math.max(1, Math.round(m)) : 0)) as [
    number,
    number,
    number,
  ]
  return b <= l && l <= w && w <= LONGEST ? { best: b, likely: l, worst: w } : null
}
