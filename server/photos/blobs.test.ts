import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderBlobs } from './blobs.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-blobs-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const hash = 'a'.repeat(64)
const all = () => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())

test('what was put is there, each upgrade’s own, and nothing half written beside it', async () => {
  const blobs = folderBlobs(join(dir, 'photos'))
  await Promise.all([1, 2].map(() => blobs.put('taipei:1', { hash, size: 'whole' }, Buffer.from('jpeg'))))
  await blobs.put('taipei:1', { hash, size: 'thumb' }, Buffer.from('webp'))
  expect((await blobs.get('taipei:1', { hash, size: 'whole' }))?.toString()).toBe('jpeg')
  expect((await blobs.get('taipei:1', { hash, size: 'thumb' }))?.toString()).toBe('webp')
  expect(await blobs.get('osaka', { hash, size: 'whole' })).toBeNull()
  expect(all()).toHaveLength(2)
  await blobs.remove('taipei:1', hash)
  await blobs.remove('taipei:1', hash)
  expect(all()).toEqual([])
})

test('a name that is no hash reaches no file', async () => {
  const blobs = folderBlobs(join(dir, 'photos'))
  await expect(blobs.get('taipei', { hash: '../../etc/passwd', size: 'whole' })).rejects.toThrow('no hash')
})

test('where nothing can be written it fails, and leaves nothing', async () => {
  writeFileSync(join(dir, 'photos'), 'a file where the folder would be')
  const blobs = folderBlobs(join(dir, 'photos'))
  await expect(blobs.put('taipei', { hash, size: 'whole' }, Buffer.from('jpeg'))).rejects.toThrow()
  expect(all()).toHaveLength(1)
})
