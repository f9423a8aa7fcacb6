import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'

/** How unlike two colours may be and still count as one (pixelmatch's own measure): smoothing of edges is no difference. */
const THRESHOLD = 0.1

export interface Difference {
  file: string
  /** Pixels that are not alike; where the sizes differ, those that only one has among them. */
  pixels: number
  share: number
  /** In words where it is more than pixels: only here, only there, another size. */
  what: string
}

/**
 * Holds these pictures of `folder` against those of the same names in `against`; the unlike are drawn into `differences`.
 * `part` is what their names have in common: of the others nothing is said.
 */
export async function compareFolders(
  folder: string,
  against: string,
  files: readonly string[],
  part = '',
): Promise<Difference[]> {
  const there = new Set(readdirSync(against).filter((name) => name.endsWith('.png') && name.includes(part)))
  const found: Difference[] = []
  const out = join(folder, 'differences')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out)
  for (const file of files) {
    if (!there.delete(file)) {
      found.push({ file, pixels: 0, share: 1, what: 'new' })
      continue
    }
    const unlike = await compare(join(against, file), join(folder, file))
    if (unlike === null) continue
    await sharp(unlike.picture, { raw: { ...unlike.size, channels: 4 } })
      .png()
      .toFile(join(out, file))
    found.push({ file, pixels: unlike.pixels, share: unlike.share, what: unlike.what })
  }
  for (const file of there) found.push({ file, pixels: 0, share: 1, what: 'gone' })
  found.sort((a, b) => b.share - a.share)
  writeFileSync(join(folder, 'differences.html'), list(found, relative(folder, against)))
  return found
}

/** What differs between two pictures, drawn; null where nothing does. The smaller is looked at on a field of the larger's size. */
export async function compare(before: string, after: string) {
  const [a, b] = [await sharp(before).metadata(), await sharp(after).metadata()]
  const size = { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) }
  const [was, is] = [await raw(before, size), await raw(after, size)]
  const picture = new Uint8Array(size.width * size.height * 4)
  const pixels = pixelmatch(was, is, picture, size.width, size.height, { threshold: THRESHOLD })
  if (pixels === 0) return null
  const same = a.width === b.width && a.height === b.height
  const what = same ? '' : `${a.width}×${a.height} → ${b.width}×${b.height}`
  return { pixels, share: pixels / (size.width * size.height), picture, size, what }
}

async function raw(path: string, { width, height }: { width: number; height: number }): Promise<Uint8Array> {
  const picture = sharp(path)
  const own = await picture.metadata()
  const rest = { right: width - own.width, bottom: height - own.height, background: '#f0f' }
  return new Uint8Array(await picture.ensureAlpha().extend(rest).raw().toBuffer())
}

function list(found: Difference[], against: string): string {
  const rows = found.map(({ file, pixels, share, what }) => {
    const pictures = [`${against}/${file}`, file, `differences/${file}`]
      .map((src) => `<a href="${src}"><img loading="lazy" src="${src}" alt="${src}"></a>`)
      .join('')
    return `<h2>${file}</h2><p>${(share * 100).toFixed(2)} %, ${pixels} pixels ${what}</p><div>${pictures}</div>`
  })
  const style =
    'body{font:14px sans-serif;margin:1rem}div{display:flex;gap:8px}img{max-height:420px;max-width:32vw}'
  return `<!doctype html><meta charset="utf-8"><title>${found.length} differences</title><style>${style}</style>${rows.join('')}`
}
