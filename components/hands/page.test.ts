import { expect, test } from 'vitest'
import { signIns } from '../../domain/accounts/words/sign-ins.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { commandIdSchema } from '../../domain/contract/schemas.ts'
import type { Me } from '../../domain/contract/wire.ts'
import { addresseeWords } from '../../domain/hands/words/addressee.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { langs } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { phonePage, phoneSaid } from '../../domain/phone/words.ts'
import { idSchema } from '../../domain/plan/schema.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { dale, MINUTE, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { ask, bootOf } from '../../tests/harness/hands.ts'
import { type Boot, formId } from '../phone/boot.ts'
import { renderHands } from '../phone/render.tsx'

const me: Me = {
  account: 'acc-mei',
  device: 'd',
  owner: false,
  name: 'Mei',
  person: 'sentinel',
  roles: ['sentinel'],
}
const observer: Me = {
  account: 'acc-boss',
  device: 'd',
  owner: false,
  name: 'Boss',
  person: 'boss',
  roles: ['observer'],
}

function page(night: Night, more: Partial<Boot> = {}, lastDay: number | null = null): string {
  const boot = bootOf(night, { me, lines: night.events.filter((e) => e.type === 'talk.said'), ...more })
  return renderHands(
    boot,
    'p{}@media (prefers-color-scheme:light){p{color:red}}',
    { first: '/hands/x.js', later: '/hands/y.js' },
    null,
    lastDay,
  )
}

test('a last day that is near is told in both languages, with the press that goes on; what the script renders is the same', () => {
  const night = asked()
  const rendered = (html: string) => html.slice(html.indexOf('<div id="hands">'), html.indexOf('<aside'))
  for (const lang of langs) {
    const { told, soon, do: press } = signIns[lang].lastDay
    const at = (days: number) => page(night, { lang }, night.realNow + days * 24 * 3_600_000)
    expect(at(5.5)).toContain(told(5))
    expect(at(1.5)).toContain(told(1))
    for (const days of [0.5, -3]) expect(at(days)).toContain(soon)
    expect(at(5)).toMatch(new RegExp(`action="/api/session/prolong".*>${press}</button>`))
    expect(page(night, { lang })).not.toContain('/api/session/prolong')
    expect(page(night, { lang })).toContain(rendered(at(5)))
  }
})

test('the light is the device’s own, until one is chosen', () => {
  const lights = ([null, 'light', 'dark'] as const).map((light) => page(asked(), { light }))
  expect(lights.map((html) => /p\{\}@media ([^{]*)\{/.exec(html)?.[1])).toEqual([
    '(prefers-color-scheme: light)',
    'all',
    'not all',
  ])
  expect(lights.map((html) => /<html[^>]*color-scheme:(\w*)/.exec(html)?.[1])).toEqual([
    undefined,
    'light',
    'dark',
  ])
})

/** The hidden fields of every form on the page. */
function forms(html: string): Record<string, string>[] {
  return [...html.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, inner]) =>
    Object.fromEntries(
      [...(inner ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, n, v]) => [
        n,
        v,
      ]),
    ),
  )
}

function asked(): Night {
  const night = upgradeWith({ status: 'running', onSite: true })
  night.must(dale, ask({ id: 'r1', text: 'press it', expect: 'a beep' }))
  return night
}

test('who is asked to do something does not read "wait" above it', () => {
  const theirs = presenceWords.en.baton.theirs('Dale')
  expect(page(upgradeWith({ status: 'running', onSite: true }))).toContain(theirs)
  expect(page(asked())).not.toContain(theirs)
})

test('who has to go to the box now reads of that first, and not that there is nothing to do', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  const dueAt = night.now + 10 * MINUTE
  night.must(dale, { type: 'card.arm', id: 'c', unless: 'PPP', then: 'Cable', machine: null, dueAt, walk: 4 })
  expect(page(night)).toContain(phoneIdle.en.nothing)
  night.set(night.realNow + 7 * MINUTE)
  const html = page(night)
  expect(html).toContain(cards.en.goNow(4))
  expect(html).not.toContain(phoneIdle.en.nothing)
  expect(html).not.toContain(presenceWords.en.baton.theirs('Dale'))
})

test('who is to stand by reads no other order; who is asked for a photo has the camera as the big button', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  const base = { type: 'request.ask', machine: 'dolphin', step: null, expect: '', allowance: 5 } as const
  const details = { if: 'no login', then: 'Press RESET.' }
  night.must(dale, { ...base, id: 'r', kind: 'stand-by', text: 'Wait.', expiresAt: null, details })
  expect(page(night)).toMatch(/<h1 id="now">Stand by<\/h1>.*no login.*Press RESET\..*Touch nothing else/s)
  expect(page(night)).not.toContain(names.en.kind.reset)
  night.must(mei, { type: 'request.done', id: 'r' })
  const of = { of: 'the lights' }
  night.must(dale, { ...base, id: 'p', kind: 'take-photo', text: 'Both.', expiresAt: null, details: of })
  const html = page(night)
  expect(html).toContain('<h1 id="now">Take a photo of the lights</h1>')
  expect(html).toMatch(/<label class="[^"]*press-big /)
  expect(html).not.toMatch(/<button type="submit" class="[^"]*press-big /)
  night.must(mei, {
    type: 'photo.add',
    id: 'ph',
    about: { kind: 'request', id: 'p' },
    hash: 'a'.repeat(64),
    width: 10,
    height: 10,
    bytes: 10,
  })
  expect(page(night)).toMatch(/class="[^"]*press-big [^"]*">Done</)
})

test('what another sentinel was asked stands under their name, with who is off duty told so', () => {
  const night = upgradeWith({ status: 'running', onSite: true })
  const jun = { id: 'jun', name: 'Jun', role: 'sentinel', zone: 'Asia/Taipei', lead: false }
  night.must(dale, { type: 'plan.add', kind: 'person', value: jun })
  const base = { type: 'request.ask', machine: 'dolphin', step: null, expect: '', allowance: 5 } as const
  night.must(dale, { ...base, id: 'r', kind: 'look', text: 'Look.', expiresAt: null })
  const html = page(night, { me: { ...me, account: 'acc-jun', person: 'jun', name: 'Jun' } })
  expect(html).toContain(addresseeWords.en.forName('Mei'))
  expect(html).toContain(addresseeWords.en.offDuty)
  expect(html).toContain(phoneIdle.en.nothing)
  expect(html).not.toContain(phoneRequests.en.asked)
})

test('every form carries an id of its own that the server takes, its command, and the way back', () => {
  const all = forms(page(asked()))
  const photos = all.filter((f) => f['about'] !== undefined)
  const found = all.filter((f) => f['about'] === undefined)
  expect(photos.map((f) => f['about'])).toEqual(['request:r1', 'machine:dolphin'])
  for (const { id } of photos) expect(commandIdSchema.pipe(idSchema).safeParse(id).success).toBe(true)
  expect(found.map((f) => f['type'])).toEqual([
    'request.seen',
    'request.done',
    'request.cannot',
    'request.cannot',
    'talk.say',
    'presence.away',
    'presence.leave',
    'baton.take',
  ])
  expect(new Set(all.map((f) => f['id'])).size).toBe(all.length)
  for (const f of found) {
    expect(commandIdSchema.safeParse(f['id']).success).toBe(true)
    expect(f['back']).toBe('/u/night/hands')
  }
  expect(found[0]?.['thing']).toBe('r1')
})

test('another page has other ids, and a form sent once has another id the next time', () => {
  const [one] = forms(page(asked()))
  const [other] = forms(page(asked(), { nonce: 'ponmlkjihgfedcba' }))
  expect(one?.['id']).not.toBe(other?.['id'])
  expect(formId('abcdefghijklmnop', 'talk', 1)).not.toBe(formId('abcdefghijklmnop', 'talk', 0))
  expect(commandIdSchema.safeParse(formId('abcdefghijklmnop', 'talk', 999_999)).success).toBe(true)
})

test('who may not answer gets no buttons, and is told so', () => {
  const html = page(asked(), { me: observer })
  expect(forms(html)).toEqual([])
  expect(html).toContain(phonePage.en.reader)
})

test('what people wrote can’t end the script it stands in', () => {
  const night = asked()
  night.must(mei, { type: 'talk.say', text: '</script><script>alert(1)</script>' })
  const html = page(night)
  expect(html.match(/<script/g)).toHaveLength(2)
  expect(html).not.toContain('alert(1)</script><')
})

test('the whole page reads in both languages, and says which it is in', () => {
  for (const lang of langs) {
    const html = page(asked(), { lang })
    expect(html).toContain(`<html lang="${lang}">`)
    expect(html).toContain(phoneRequests[lang].seen)
  }
})

test('a refusal is told in words; what never reached the log too', () => {
  const html = page(asked(), { said: { id: 'x', outcome: 'refused', why: 'It was withdrawn.' } })
  expect(html).toContain(`${phoneSaid.en.refused}. It was withdrawn.`)
  expect(page(asked(), { said: { id: 'x', outcome: 'unknown' } })).toContain(phoneSaid.en.unknown)
})

test('renews itself without script, slower while there is a refusal to read, not at all when held', () => {
  expect(page(asked())).toContain('content="15;url=/u/night/hands"')
  const refused = page(asked(), { said: { id: 'x', outcome: 'refused', why: 'Not stored.' } })
  expect(refused).toContain('content="60;url=')
  expect(page(asked(), { still: true })).not.toContain('http-equiv="refresh"')
})
