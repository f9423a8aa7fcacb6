import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'

/** Thirty-two of them, so that a byte falls on each equally often. */
const TYPED = '0123456789abcdefghjkmnpqrstvwxyz'

/** A secret that nobody can guess: 256 bits, safe in a URL and in a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A secret that a person may have to type at a console: 100 bits, in small letters and digits, without i, l, o and u. */
export function newTypedSecret(): string {
  return Array.from(randomBytes(20), (byte) => TYPED[byte % TYPED.length]).join('')
}

/**
 * How a secret is kept. A plain hash is enough for so many random bits: there is nothing to guess. It is looked up by this
 * hash, so no comparison of ours tells by its timing how much of it was right.
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A public id: 96 random bits after a prefix that says what it names. */
export function newId(prefix: string): string {
  return `${prefix}-${randomBytes(12).toString('base64url')}`
}

/** A new command id, or the id of a form that becomes one. */
export function newCommandId(): string {
  return randomBytes(12).toString('base64url')
}

/** Six digits, and how they are kept: keyed, since a plain hash of a million possibilities hides nothing. */
export function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

export function codeHash(key: Buffer, code: string): string {
  return createHmac('sha256', key).update(code).digest('hex')
}
