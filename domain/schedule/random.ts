/** Numbers in [0, 1) from a seed: the same seed gives the same numbers in every engine. */
export type Random = () => number

/** The small fast counter generator "sfc32" (Doty-Humphrey), which passes the usual batteries; integers only. */
export function randomFrom(seed: number): Random {
  let a = seed | 0
  let b = Math.floor(seed / 4294967296) | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  // The first numbers still look like the seed.
  for (let i = 0; i < 15; i++) next()
  return next
}
