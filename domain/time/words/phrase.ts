import { bilingual, type Lang } from '../../messages/lang.ts'
import type { CivilDate } from '../civil.ts'
import { formatClock, formatOffset } from '../format.ts'
import { cityOf } from '../phrase/places.ts'
import type { PhraseDoubt } from '../phrase/recheck.ts'
import type { Choice, ClaimCheck, Note, PhraseAnswer, Question, WhyNot } from '../phrase/types.ts'
import { timeWords } from './time.ts'

/** What the field for a time in one's own words says. Offsets come as "−04:00", clocks as "20:00". */
export const phraseWords = bilingual(
  {
    hint: 'In your own words: “Fri 8 PM Boston”, “tomorrow 09:00 Taipei”, “週六上午八點 台北”.',
    choose: 'Which one?',
    chosen: 'Chosen',
    read: 'Read as',
    questions: {
      offset: (name: string, said: string, there: string, place: string) =>
        `${name} is ${said}, but the clocks in ${place} are at ${there} on that day. Which one do you mean?`,
      abbreviation: (name: string) => `${name} means several places. Which one?`,
      'whose-clock': 'On whose clock?',
      'half-day': 'Morning or evening?',
      midnight: 'Midnight at the start of that day, or at its end?',
      'which-day': 'Which day?',
      weekday: 'That date is another weekday. Which day do you mean?',
      disagree: 'The two times are not the same moment. Which one is right?',
      'offset-or-range': (text: string) =>
        `Is ${text} an offset from UTC, or the end of a window? If it ends one, choose when it starts.`,
      several: 'This can mean several moments. Which one?',
    },
    notes: {
      side: (name: string) => `on ${name}’s clock`,
      'clock-there': (place: string, offset: string) => `as the clocks in ${place} go then (${offset})`,
      'offset-said': (name: string, offset: string) => `as ${name} says (${offset})`,
      am: 'in the morning',
      pm: 'in the afternoon or evening',
      'day-begins': 'at the start of that day',
      'day-ends': 'at the end of that day',
      'before-change': 'before the clocks change',
      'after-change': 'after the clocks change',
      agrees: 'your other time says so too',
    },
    gap: (clock: string, place: string, from: string, to: string) =>
      `${clock} doesn’t exist in ${place} that night: the clocks go from ${from} to ${to}. Which time instead?`,
    overlap: (clock: string, place: string) =>
      `${clock} happens twice in ${place} that night: before or after the clocks change?`,
    claimHolds: (said: string) => `${said} apart: right on that day.`,
    claimFails: (said: string, is: string) => `Not ${said} apart on that day, but ${is}.`,
    claimTurned: (said: string) => `${said} apart on that day, but the other way round.`,
    onlyClaim: 'This says how far apart the clocks are, but no time. Add one.',
    nearest: (text: string) => ` What is understood: “${text}”.`,
    takeNearest: (text: string) => `Use “${text}”`,
    onlyAhead: 'Read on the side where it is still ahead.',
    not: {
      empty: 'Enter a time.',
      'too-long': 'Too long. Only the time, please.',
      word: (text: string) => `“${text}” is not understood. Leave it out, or say it another way.`,
      'no-clock': 'A time of day is missing.',
      contradiction: (text: string) => `“${text}” contradicts itself.`,
      range: 'This says from when to when. One time only, please: the start.',
      bound: (text: string) => `“${text}” says which side of a time, but not the time itself.`,
      'no-such-day': (text: string) => `There is no such date as “${text}”.`,
      'unknown-zone': (text: string) => `“${text}” is not a time zone.`,
    },
    doubts: {
      clock: (place: string, said: string, reads: string) =>
        `The words say ${said} in ${place}, but it is ${reads} there.`,
      day: (place: string, said: string, is: string) =>
        `The words say ${said} in ${place}, but it is ${is} there.`,
      offset: (name: string, said: string, there: string, place: string) =>
        `The words say ${name} (${said}), but the clocks in ${place} are at ${there} on that day.`,
    },
  },
  {
    hint: '用自己的話寫：「週五晚上八點 波士頓」、「明天 09:00 台北」、「Fri 8 PM Boston」。',
    choose: '是哪一個？',
    chosen: '已選定',
    read: '讀作',
    questions: {
      offset: (zone, said, there, place) =>
        `${zone} 是 ${said}，但那一天${place}的時鐘是 ${there}。你指的是哪一個？`,
      abbreviation: (zone) => `${zone} 可指好幾個地方。是哪一個？`,
      'whose-clock': '以哪一邊的時鐘為準？',
      'half-day': '上午還是晚上？',
      midnight: '是那一天開始的午夜，還是結束的午夜？',
      'which-day': '是哪一天？',
      weekday: '那個日期不是你說的星期幾。是哪一天？',
      disagree: '這兩個時間不是同一刻。以哪一個為準？',
      'offset-or-range': (text) =>
        `「${text}」是與 UTC 的時差，還是一段時間的結束？若是結束，請選開始的時刻。`,
      several: '這句話可以指好幾個時刻。是哪一個？',
    },
    notes: {
      side: (name) => `以${name}的時鐘`,
      'clock-there': (place, offset) => `以${place}當時的時鐘（${offset}）`,
      'offset-said': (zone, offset) => `照 ${zone} 的字面（${offset}）`,
      am: '上午',
      pm: '下午或晚上',
      'day-begins': '那一天開始時',
      'day-ends': '那一天結束時',
      'before-change': '調鐘之前',
      'after-change': '調鐘之後',
      agrees: '與你寫的另一個時間相符',
    },
    gap: (clock, place, from, to) =>
      `那一夜${place}沒有 ${clock}：時鐘由 ${from} 直接跳到 ${to}。要改成哪一個？`,
    overlap: (clock, place) => `那一夜${place}的 ${clock} 會出現兩次：調鐘之前，還是之後？`,
    claimHolds: (said) => `相差 ${said}：那一天正是如此。`,
    claimFails: (said, is) => `那一天不是相差 ${said}，而是 ${is}。`,
    claimTurned: (said) => `那一天確實相差 ${said}，但快慢相反。`,
    onlyClaim: '這句話只說兩地相差多少，沒有時間。請補上時間。',
    nearest: (text) => `看得懂的部分是「${text}」。`,
    takeNearest: (text) => `改用「${text}」`,
    onlyAhead: '以還沒過去的那一邊為準。',
    not: {
      empty: '請寫出時間。',
      'too-long': '太長了，請只寫時間。',
      word: (text) => `看不懂「${text}」。請拿掉，或換個說法。`,
      'no-clock': '少了幾點幾分。',
      contradiction: (text) => `「${text}」自相矛盾。`,
      range: '這是一段時間。請只寫一個時間，也就是開始的時間。',
      bound: (text) => `「${text}」只說在某個時間之前或之後，沒有說是哪一刻。`,
      'no-such-day': (text) => `沒有「${text}」這個日期。`,
      'unknown-zone': (text) => `「${text}」不是時區。`,
    },
    doubts: {
      clock: (place, said, reads) => `原話說${place} ${said}，但那裡是 ${reads}。`,
      day: (place, said, is) => `原話說${place}那時是${said}，但那裡是${is}。`,
      offset: (zone, said, there, place) => `原話說 ${zone}（${said}），但那一天${place}的時鐘是 ${there}。`,
    },
  },
)

/** The two sides as their people call them, with their zones. */
export interface Sides {
  site: { name: string; zone: string }
  home: { name: string; zone: string }
}

/** What a zone is called in a sentence: a side's own name, else its city, else the zone itself. */
function placeName(zone: string, { site, home }: Sides): string {
  if (zone === home.zone) return home.name
  if (zone === site.zone) return site.name
  const city = cityOf(zone).replace(/(^|[ -])[a-z]/g, (c) => c.toUpperCase())
  return city === '' ? zone : city
}

/** "12 h", "12 h 30 min" */
function apart(minutes: number, lang: Lang): string {
  const words = timeWords[lang]
  const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return [h > 0 ? words.hours(h) : '', m > 0 || h === 0 ? words.minutes(m) : ''].filter(Boolean).join(' ')
}

export function sayQuestion(question: Question, sides: Sides, lang: Lang): string {
  const q = phraseWords[lang].questions
  if (question.kind === 'offset') {
    const { name, said, there, zone } = question
    return q.offset(name, formatOffset(said), formatOffset(there), placeName(zone, sides))
  }
  if (question.kind === 'offset-or-range') return q['offset-or-range'](question.text)
  return question.kind === 'abbreviation' ? q.abbreviation(question.name) : q[question.kind]
}

/** What tells a choice from the others, in words; '' where its clocks alone do. */
export function sayNotes(choice: Choice, sides: Sides, lang: Lang): string {
  const words = phraseWords[lang].notes
  const say = (n: Note): string => {
    if (n.note === 'side') return words.side(sides[n.side].name)
    if (n.note === 'clock-there')
      return words['clock-there'](placeName(n.zone, sides), formatOffset(n.offset))
    if (n.note === 'offset-said') return words['offset-said'](n.name, formatOffset(n.offset))
    return n.note === 'day' ? '' : words[n.note]
  }
  return choice.notes
    .map(say)
    .filter((t) => t !== '')
    .join(timeWords[lang].comma)
}

/** A claim of difference, and whether it is so. */
export function sayClaim(claim: ClaimCheck, lang: Lang): string {
  const words = phraseWords[lang]
  const said = apart(claim.said, lang)
  if (claim.holds) return words.claimHolds(said)
  if (Math.abs(claim.said) === Math.abs(claim.ahead)) return words.claimTurned(said)
  return words.claimFails(said, apart(claim.ahead, lang))
}

/** What is asked or wrong when a phrase gives no time; '' when it does. */
export function sayAnswer(answer: PhraseAnswer, sides: Sides, lang: Lang): string {
  if (answer.ok) return ''
  const words = phraseWords[lang]
  switch (answer.code) {
    case 'ask':
      return sayQuestion(answer.question, sides, lang)
    case 'gap':
      return words.gap(answer.local.slice(11), placeName(answer.zone, sides), ...jump(answer, lang))
    case 'overlap':
      return words.overlap(answer.local.slice(11), placeName(answer.zone, sides))
    case 'claim':
      return words.onlyClaim
    case 'not-understood': {
      const why = sayWhyNot(answer.why, answer.text, lang)
      return answer.nearest === null ? why : why + words.nearest(answer.nearest)
    }
  }
}

/** The two ends of a jump; with their dates where a whole day was skipped. */
function jump({ jumpsFrom, jumpsTo }: { jumpsFrom: string; jumpsTo: string }, lang: Lang): [string, string] {
  const sameDay = jumpsFrom.slice(0, 10) === jumpsTo.slice(0, 10)
  const day = (local: string) => timeWords[lang].date(Number(local.slice(5, 7)), Number(local.slice(8, 10)))
  const say = (local: string) => (sameDay ? local.slice(11) : `${day(local)} ${local.slice(11)}`)
  return [say(jumpsFrom), say(jumpsTo)]
}

function sayWhyNot(why: WhyNot, text: string, lang: Lang): string {
  const said = phraseWords[lang].not[why]
  return typeof said === 'string' ? said : said(text)
}

/** What the words of a plan say that is not so at the instant it now starts at. */
export function sayDoubt(doubt: PhraseDoubt, at: number, sides: Sides, lang: Lang): string {
  const words = phraseWords[lang].doubts
  if (doubt.doubt === 'claim') return sayClaim(doubt, lang)
  const place = placeName(doubt.zone, sides)
  if (doubt.doubt === 'offset')
    return words.offset(doubt.name, formatOffset(doubt.said), formatOffset(doubt.there), place)
  if (doubt.doubt === 'weekday') {
    const days = timeWords[lang].weekdaysLong
    return words.day(place, days[doubt.said - 1] as string, days[doubt.is - 1] as string)
  }
  if (doubt.doubt === 'date') {
    const { dateLong, withYear } = timeWords[lang]
    const say = ({ year, month, day }: CivilDate) =>
      doubt.said.year === doubt.is.year ? dateLong(month, day) : withYear(dateLong(month, day), year)
    return words.day(place, say(doubt.said), say(doubt.is))
  }
  const { time } = formatClock(at, doubt.zone, { lang })
  const two = (n: number) => String(n).padStart(2, '0')
  const said = doubt.said.map((m) => `${two(Math.floor(m / 60))}:${two(m % 60)}`).join(' / ')
  return words.clock(place, said, time)
}
