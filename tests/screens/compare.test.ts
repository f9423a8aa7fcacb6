import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareFolders } from './compare.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-compare-'))
  for (const name of ['before', 'after']) mkdirSync(join(dir, name))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A grey picture with a black square of so many pixels a side in its corner. */
async function paint(file: string, square: number, height = 40): Promise<void> {
  const field = sharp({ create: { width: 50, height, channels: 3, background: '#888' } })
  const black = { create: { width: square, height: square, channels: 3, background: '#000' } } as const
  await (square === 0 ? field : field.composite([{ input: black, left: 0, top: 0 }]))
    .png()
    .toFile(join(dir, file))
}

test('alike is not listed; what changed is, by how much, with a picture of it', async () => {
  await paint('before/same.png', 5)
  await paint('after/same.png', 5)
  await paint('before/other.png', 0)
  await paint('after/other.png', 5)
  const found = await compareFolders(join(dir, 'after'), join(dir, 'before'), ['same.png', 'other.png'])
  expect(found).toEqual([{ file: 'other.png', pixels: 25, share: 25 / 2000, what: '' }])
  expect(existsSync(join(dir, 'after/differences/other.png'))).toBe(true)
  expect(readFileSync(join(dir, 'after/differences.html'), 'utf8')).toContain('../before/other.png')
})

test('another size, only there and only here are told as such', async () => {
  await paint('before/longer.png', 0, 40)
  await paint('after/longer.png', 0, 44)
  await paint('before/gone.png', 0)
  await paint('after/new.png', 0)
  const found = await compareFolders(join(dir, 'after'), join(dir, 'before'), ['longer.png', 'new.png'])
  expect(found.map(({ file, pixels, what }) => [file, pixels, what]).sort()).toEqual([
    ['gone.png', 0, 'gone'],
    ['longer.png', 200, '50×40 → 50×44'],
    ['new.png', 0, 'new'],
  ])
})
