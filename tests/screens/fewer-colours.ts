import sharp, { type Sharp } from 'sharp'

/** From so many colours down: what an encoder chooses are powers of two, and between 16 and 4 lies all that can be read. */
const STEPS = [64, 32, 16, 14, 12, 10, 8]

/** A picture of a screen in as many colours as stay below so many bytes; null where even the fewest don't. */
export async function smallPicture(picture: Buffer, most: number): Promise<Buffer | null> {
  for (const colours of STEPS) {
    const from = colours < 16 ? await merged(picture, colours) : sharp(picture)
    const small = await from.png(palette(Math.max(16, colours))).toBuffer()
    if (small.length <= most) return small
  }
  return null
}

const palette = (colours: number) =>
  ({ palette: true, colours, dither: 0, effort: 10, compressionLevel: 9 }) as const

/** Of sixteen colours those that are seldom and near to another become that other: the edges of letters, not the marks. */
async function merged(picture: Buffer, colours: number): Promise<Sharp> {
  const sixteen = await sharp(picture).png(palette(16)).toBuffer()
  const { data, info } = await sharp(sixteen).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const count = new Map<number, number>()
  const at = (i: number) => data.readUIntBE(i, 3)
  for (let i = 0; i < data.length; i += 3) count.set(at(i), (count.get(at(i)) ?? 0) + 1)
  const becomes = new Map<number, number>()
  while (count.size > colours) {
    const pairs = [...count.keys()].flatMap((a) =>
      [...count.keys()].flatMap((b) => (a === b ? [] : [{ a, b, cost: (count.get(a) ?? 0) * apart(a, b) }])),
    )
    const { a, b } = pairs.reduce((least, p) => (p.cost < least.cost ? p : least))
    count.set(b, (count.get(b) ?? 0) + (count.get(a) ?? 0))
    count.delete(a)
    becomes.set(a, b)
  }
  const last = (c: number): number => {
    const next = becomes.get(c)
    return next === undefined ? c : last(next)
  }
  for (let i = 0; i < data.length; i += 3) data.writeUIntBE(last(at(i)), i, 3)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
}

/** How far two colours lie apart, squared. */
function apart(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)
}
