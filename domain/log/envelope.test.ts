import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dale, mei, upgradeWith } from '../../tests/factories.ts'
import { digest, GENESIS, hashEnvelope, type LoggedEvent, seal, verifyChain } from './envelope.ts'

const night = upgradeWith({ status: 'running' })
night.must(
  mei,
  { type: 'talk.say', text: '早安' },
  { said: { saidAt: night.realNow - 5, sentAt: night.realNow } },
)
night.must(dale, { type: 'talk.say', text: 'good evening' })
const chain: readonly LoggedEvent[] = night.events

describe('digest', () => {
  it('is SHA-256 of the text in UTF-8', () => {
    expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (const text of ['早安', '\u{1F600}', 'x'.repeat(10_000)])
      expect(digest(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
  })
})

describe('hashEnvelope', () => {
  it('is what it was on the first day: no later version may hash otherwise', () => {
    const e = seal(
      {
        upgrade: 'taipei',
        seq: 1,
        commandId: 'c-000001',
        type: 'talk.said',
        version: 1,
        actor: 'acc',
        device: 'd',
        saidAt: null,
        skew: null,
        happenedAt: 905_558_400_000,
        at: 905_558_400_000,
        prevHash: GENESIS,
      },
      '{"text":"早安"}',
    )
    expect(e.bodyDigest).toBe(digest('{"text":"早安"}'))
    expect(e.hash).toBe(
      digest(
        `["farhand-1","taipei",1,"c-000001","talk.said",1,"acc","d",null,null,905558400000,905558400000,"${e.bodyDigest}","${GENESIS}"]`,
      ),
    )
  })

  it('does not depend on the order of keys', () => {
    const e = chain[3] as LoggedEvent
    expect(hashEnvelope(Object.fromEntries(Object.entries(e).reverse()) as unknown as LoggedEvent)).toBe(
      e.hash,
    )
  })
})

describe('verifyChain', () => {
  it('passes what was sealed, from the start and from any point', () => {
    expect(verifyChain(chain)).toBeNull()
    for (let i = 1; i < chain.length; i++)
      expect(verifyChain(chain.slice(i), { seq: i, hash: (chain[i - 1] as LoggedEvent).hash })).toBeNull()
  })

  it('passes erased bodies: their digest stands', () => {
    expect(verifyChain(chain.map((e) => ({ ...e, body: null })))).toBeNull()
  })

  it('finds a changed value in any field, whatever it is', () => {
    const at = chain.length - 2
    const other: Record<keyof LoggedEvent, unknown> = {
      upgrade: 'other',
      seq: 99,
      commandId: 'x',
      type: 'step.noted',
      version: 2,
      actor: 'acc-eve',
      device: 'd2',
      saidAt: 1,
      skew: 1,
      happenedAt: 1,
      at: 1,
      bodyDigest: digest('x'),
      prevHash: GENESIS,
      hash: GENESIS,
      body: '{"text":"bye"}',
    }
    for (const [field, value] of Object.entries(other)) {
      const tampered = chain.map((e, i) => (i === at ? { ...e, [field]: value } : e))
      expect(verifyChain(tampered), field).not.toBeNull()
    }
  })

  it('finds a change whose own hash was made to fit, by the next link', () => {
    const at = chain.length - 2
    const old = chain[at] as LoggedEvent
    const forged = seal(old, '{"text":"bye"}')
    expect(verifyChain([...chain.slice(0, at), forged, ...chain.slice(at + 1)])).toEqual({
      seq: at + 2,
      fault: 'link',
    })
  })

  it('says what is wrong: a gap, a link, a hash, a body', () => {
    const [a, b, c] = chain as [LoggedEvent, LoggedEvent, LoggedEvent]
    expect(verifyChain([a, c])).toEqual({ seq: 3, fault: 'gap' })
    expect(verifyChain([b, a])).toEqual({ seq: 2, fault: 'gap' })
    expect(verifyChain([a, { ...b, prevHash: GENESIS }])).toEqual({ seq: 2, fault: 'link' })
    expect(verifyChain([a, { ...b, actor: 'x' }])).toEqual({ seq: 2, fault: 'hash' })
    expect(verifyChain([a, { ...b, body: '{}' }])).toEqual({ seq: 2, fault: 'body' })
  })
})
