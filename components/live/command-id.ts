const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A fresh command id: 96 random bits, 16 characters. Works on plain http, where much of `crypto` is missing. */
export function newCommandId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => letters[b & 63]).join('')
}
