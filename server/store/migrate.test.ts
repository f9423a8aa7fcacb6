import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrate, readMigrations } from './migrate.ts'
import { temporaryFolder } from './testing/sample.ts'

/** A folder of migrations, and a database file that has none of them yet. */
function scene(migrations: Record<string, string>) {
  const folder = temporaryFolder()
  const file = join(temporaryFolder(), 'test.db')
  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }
  for (const [name, sql] of Object.entries(migrations)) write(name, sql)
  return { folder, file, write, run: () => migrate(file, readMigrations(folder)) }
}

function rows(file: string, sql: string): unknown[] {
  const db = new Database(file)
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}
const tables = (file: string) =>
  rows(file, `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).map(
    (row) => (row as { name: string }).name,
  )

const parent = 'CREATE TABLE parent (id INTEGER PRIMARY KEY); INSERT INTO parent VALUES (1);'
const child =
  'CREATE TABLE child (id INTEGER REFERENCES parent (id) ON DELETE CASCADE); INSERT INTO child VALUES (1);'

describe('migrate', () => {
  test('applies in the order of the names, then only what is new', () => {
    const { file, write, run } = scene({ '0002_child': child, '0001_parent': parent })
    run()
    run()
    write('0003_more', 'INSERT INTO child VALUES (1)')
    run()
    expect(rows(file, 'SELECT name FROM Migration ORDER BY name')).toEqual([
      { name: '0001_parent' },
      { name: '0002_child' },
      { name: '0003_more' },
    ])
    expect(rows(file, 'SELECT id FROM child')).toHaveLength(2)
  })

  test('a bad migration rolls back whole, with those before it in the same run; mended, it applies', () => {
    const { file, write, run } = scene({ '0001_parent': parent })
    run()
    write('0002_child', child)
    write('0003_bad', 'CREATE TABLE half (a); INSERT INTO parent VALUES (2); INSERT INTO nowhere VALUES (1);')
    expect(run).toThrow(/nowhere/)
    expect(tables(file)).toEqual(['Migration', 'parent'])
    expect(rows(file, 'SELECT id FROM parent')).toEqual([{ id: 1 }])
    write('0003_bad', 'CREATE TABLE half (a);')
    run()
    expect(tables(file)).toEqual(['Migration', 'child', 'half', 'parent'])
  })

  test('one that leaves orphans is rolled back', () => {
    const { file, write, run } = scene({ '0001_parent': parent, '0002_child': child })
    run()
    write('0003_orphans', 'INSERT INTO child VALUES (99)')
    expect(run).toThrow(/rows of child without their parent/)
    expect(rows(file, 'SELECT id FROM child')).toEqual([{ id: 1 }])
  })

  test('rebuilding a table fires none of its cascades', () => {
    const { file, write, run } = scene({ '0001_parent': parent, '0002_child': child })
    run()
    write(
      '0003_rebuild',
      `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO parent_new SELECT id, 'x' FROM parent;
       DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;`,
    )
    run()
    expect(rows(file, 'SELECT id FROM child')).toEqual([{ id: 1 }])
  })

  test('one that ends the transaction itself is called out', () => {
    const { run } = scene({ '0001_commits': 'CREATE TABLE a (b); COMMIT;' })
    expect(run).toThrow(/0001_commits ends the transaction/)
  })

  test('an edited migration is refused; a change of line ends is no edit', () => {
    const { write, run } = scene({ '0001_parent': '-- why\nCREATE TABLE a (b);\n' })
    run()
    write('0001_parent', '-- why\r\nCREATE TABLE a (b);\r\n')
    run()
    write('0001_parent', '-- why\nCREATE TABLE a (b, c);\n')
    expect(run).toThrow(expect.objectContaining({ name: 'StartRefusal', code: 'edited-migration' }))
  })

  test('a database of a newer version is refused and left alone', () => {
    const newer = scene({ '0001_parent': parent, '0002_child': child })
    newer.run()
    const older = scene({ '0001_parent': parent, '0001_z_other': 'CREATE TABLE other (a)' })
    expect(() => migrate(newer.file, readMigrations(older.folder))).toThrow(
      expect.objectContaining({
        name: 'StartRefusal',
        code: 'newer-database',
        message: expect.stringMatching(/^[^\n]*0002_child[^\n]*$/),
      }),
    )
    expect(tables(newer.file)).toEqual(['Migration', 'child', 'parent'])
  })

  test('three processes at once apply each migration once', { timeout: 60_000 }, async () => {
    const { folder, file } = scene({
      '0001_parent': parent,
      '0002_slow': `CREATE TABLE n AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300000) SELECT i FROM c;`,
      '0003_count': 'CREATE TABLE times (a); INSERT INTO times VALUES (1);',
    })
    const script = join(import.meta.dirname, 'testing', 'migrate-child.ts')
    const start = () =>
      spawn(process.execPath, ['--import', 'tsx', script, file, folder], { stdio: 'inherit' })
    const codes = await Promise.all(
      [start(), start(), start()].map(async (run) => (await once(run, 'exit'))[0] as number),
    )
    expect(codes).toEqual([0, 0, 0])
    expect(rows(file, 'SELECT a FROM times')).toEqual([{ a: 1 }])
    expect(rows(file, 'SELECT name FROM Migration')).toHaveLength(3)
  })
})
