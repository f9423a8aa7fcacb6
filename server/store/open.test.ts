import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStore } from './open.ts'
import { sampleEvents, temporaryFolder, temporaryStore } from './testing/sample.ts'

test('makes the folder and the files for this user alone', async () => {
  const dataDir = join(temporaryFolder(), 'deep', 'data')
  await temporaryStore(dataDir)
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect(mode(dataDir)).toBe('700')
  expect(mode(join(dataDir, 'farhand.db'))).toBe('600')
  expect(mode(join(dataDir, 'farhand.db-wal'))).toBe('600')
})

test('a second start finds everything', async () => {
  const dataDir = temporaryFolder()
  const first = await openStore({ dataDir })
  await first.log.append({ events: sampleEvents(1, 3), answers: [], erase: [] })
  await first.close()
  const second = await temporaryStore(dataDir)
  expect(await second.log.eventsAfter('taipei', 0, 9)).toEqual(sampleEvents(1, 3))
})

test('a data folder that is a file, or lies under one, is refused in one line', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  for (const dataDir of [file, join(file, 'below')]) {
    const refusal = await openStore({ dataDir }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'StartRefusal', code: 'not-writable' })
    expect((refusal as Error).message).toMatch(/^The data folder [^\n]+DATA_DIR[^\n]+$/)
  }
})

test('a folder without leave to write is refused, even to root', async () => {
  // Not even root may make a folder there.
  await expect(openStore({ dataDir: '/sys/farhand' })).rejects.toMatchObject({ code: 'not-writable' })
})

test('a second relay in this process is refused until the first has closed; a writer without the lock is not', async () => {
  const dataDir = temporaryFolder()
  const relay = await openStore({ dataDir })
  const refusal = await openStore({ dataDir }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ name: 'StartRefusal', code: 'in-use' })
  expect((refusal as Error).message).not.toContain('\n')

  const command = await openStore({ dataDir, lock: false })
  await command.accounts.createOwnerLink({ tokenHash: 'h', createdAt: 1, expiresAt: 10 })
  await command.close()
  expect(await relay.accounts.spendOwnerLink('h', 2)).toBe(true)

  await relay.close()
  const next = await openStore({ dataDir })
  await next.close()
})

test('a second relay in another process is refused', { timeout: 30_000 }, async () => {
  const dataDir = temporaryFolder()
  const child = join(import.meta.dirname, 'testing', 'append-child.ts')
  const other = spawn(process.execPath, ['--import', 'tsx', child, dataDir, '1', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(createInterface({ input: other.stdout }), 'line')
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'in-use' })
  } finally {
    other.kill('SIGKILL')
    await once(other, 'exit')
  }
})

test('a refused start lets go of the lock', async () => {
  const dataDir = temporaryFolder()
  const broken = temporaryFolder()
  mkdirSync(join(broken, '0001_broken'))
  writeFileSync(join(broken, '0001_broken', 'migration.sql'), 'CREATE TABLE;')
  await expect(openStore({ dataDir, migrationsDir: broken })).rejects.toThrow(/syntax error|incomplete/)
  expect(existsSync(join(dataDir, 'relay.lock'))).toBe(true)
  await temporaryStore(dataDir)
})
