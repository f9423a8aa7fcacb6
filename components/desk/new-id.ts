/** A fresh id for a thing this screen makes: the letter says what, the rest is random. */
export function newId(letter: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return letter + Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}
