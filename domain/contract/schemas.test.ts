import { describe, expect, it } from 'vitest'
import {
  commandFrameSchema,
  commandIdSchema,
  commandPostSchema,
  helloSchema,
  readSchema,
  timeSchema,
  typingSchema,
} from './schemas.ts'

const frame = {
  upgrade: 'taipei',
  id: 'abcdefgh',
  saidAt: 1,
  sentAt: 2,
  command: { type: 'talk.say', text: 'x' },
}

describe('frames from outside', () => {
  it('pass when they are what a client sends', () => {
    expect(commandFrameSchema.parse(frame)).toEqual(frame)
    expect(commandPostSchema.safeParse({ id: 'abcdefgh', command: {} }).success).toBe(true)
    expect(helloSchema.safeParse({ protocol: 1, upgrade: 'taipei', after: null }).success).toBe(true)
    expect(
      helloSchema.safeParse({ protocol: 1, upgrade: 'taipei', after: { seq: 3, hash: 'a'.repeat(64) } })
        .success,
    ).toBe(true)
    expect(typingSchema.safeParse({ upgrade: 'taipei', text: '' }).success).toBe(true)
    expect(readSchema.safeParse({ upgrade: 'taipei', seq: 0 }).success).toBe(true)
    expect(timeSchema.safeParse({ sent: 0.5 }).success).toBe(true)
  })

  it('are refused when they are anything else', () => {
    for (const [schema, value] of [
      [commandFrameSchema, { ...frame, extra: 1 }],
      [commandFrameSchema, { ...frame, upgrade: '../etc' }],
      [commandFrameSchema, { ...frame, upgrade: 'constructor' }],
      [commandFrameSchema, { ...frame, saidAt: Number.NaN }],
      [commandFrameSchema, { ...frame, sentAt: Number.POSITIVE_INFINITY }],
      [commandFrameSchema, { ...frame, saidAt: -1 }],
      [commandFrameSchema, { ...frame, saidAt: '1' }],
      [commandFrameSchema, null],
      [helloSchema, { protocol: 1, upgrade: 'taipei', after: { seq: 3, hash: 'x' } }],
      [helloSchema, { protocol: 1, upgrade: 'taipei', after: { seq: 1.5, hash: 'a'.repeat(64) } }],
      [helloSchema, { protocol: 1, upgrade: 'taipei' }],
      [typingSchema, { upgrade: 'taipei', text: 'x'.repeat(501) }],
      [readSchema, { upgrade: 'taipei', seq: -1 }],
      [timeSchema, { sent: '1' }],
      [commandPostSchema, { command: {} }],
    ] as const)
      expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false)
  })

  it('take ids of 8 to 40 letters, digits, _ and -', () => {
    for (const id of ['abcdefgh', 'A_-0'.repeat(10)]) expect(commandIdSchema.safeParse(id).success).toBe(true)
    for (const id of ['', 'short', 'x'.repeat(41), 'with space', 'ring:r:1:1', 'abcdefg\n', 'äbcdefgh'])
      expect(commandIdSchema.safeParse(id).success).toBe(false)
  })
})
