import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { temporaryFolder } from './testing/sample.ts'

/** A table as both sides can say it: what the client was generated for, and what the migrations made. */
interface Table {
  columns: Record<string, string>
  key: string[]
  unique: string[]
  indexes: string[]
  foreign: string[]
}

const sqliteTypes: Record<string, string> = {
  String: 'TEXT',
  Int: 'INTEGER',
  Float: 'REAL',
  Boolean: 'BOOLEAN',
}

/** Reads the part of Prisma's language that our schema uses; throws at a line it does not know. */
function tablesOfSchema(text: string): Record<string, Table> {
  const tables: Record<string, Table> = {}
  const models = new Set(Array.from(text.matchAll(/^model (\w+) \{/gm), ([, model]) => model))
  for (const [, model = '', body = ''] of text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)) {
    const table: Table = { columns: {}, key: [], unique: [], indexes: [], foreign: [] }
    for (const line of body.split('\n').map((l) => l.trim())) {
      if (line === '' || line.startsWith('//')) continue
      const block = /^@@(id|index|unique)\(\[([\w, ]+)\]\)$/.exec(line)
      if (block) {
        const columns = (block[2] ?? '').split(', ')
        if (block[1] === 'id') table.key = columns
        else (block[1] === 'unique' ? table.unique : table.indexes).push(columns.join())
        continue
      }
      const field = /^(\w+)\s+(\w+)(\[\]|\?)?\s*(@.*)?$/.exec(line)
      if (!field) throw new Error(`the drift test can't read this line of ${model}: ${line}`)
      const [, name = '', type = '', shape, attributes = ''] = field
      const relation = /@relation\(fields: \[(\w+)\], references: \[(\w+)\], onDelete: Cascade\)/.exec(
        attributes,
      )
      if (relation) table.foreign.push(`${relation[1]} -> ${type}.${relation[2]} on delete CASCADE`)
      const sqliteType = sqliteTypes[type]
      if (relation || models.has(type)) continue
      if (!sqliteType) throw new Error(`the drift test does not know the type ${type} of ${model}.${name}`)
      table.columns[name] = sqliteType + (shape === '?' ? '' : ' NOT NULL')
      if (/@id\b/.test(attributes)) table.key = [name]
      if (/@unique\b/.test(attributes)) table.unique.push(name)
    }
    tables[model] = sorted(table)
  }
  return tables
}

function tablesOfDatabase(file: string): Record<string, Table> {
  const db = new Database(file)
  const all = <Row>(sql: string, ...args: string[]) => db.prepare<string[], Row>(sql).all(...args)
  const tables: Record<string, Table> = {}
  for (const { name } of all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)) {
    if (name === 'Migration') continue
    const columns = all<{ name: string; type: string; notnull: number; pk: number }>(
      'SELECT * FROM pragma_table_info(?)',
      name,
    )
    const indexes = all<{ name: string; unique: number; origin: string }>(
      'SELECT * FROM pragma_index_list(?)',
      name,
    )
    const columnsOf = (index: string) =>
      all<{ name: string }>('SELECT name FROM pragma_index_info(?)', index)
        .map((row) => row.name)
        .join()
    const created = indexes.filter((index) => index.origin !== 'pk')
    tables[name] = sorted({
      columns: Object.fromEntries(columns.map((c) => [c.name, c.type + (c.notnull ? ' NOT NULL' : '')])),
      key: columns
        .filter((c) => c.pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((c) => c.name),
      unique: created.filter((index) => index.unique).map((index) => columnsOf(index.name)),
      indexes: created.filter((index) => !index.unique).map((index) => columnsOf(index.name)),
      foreign: all<{ from: string; table: string; to: string; on_delete: string }>(
        'SELECT * FROM pragma_foreign_key_list(?)',
        name,
      ).map((f) => `${f.from} -> ${f.table}.${f.to} on delete ${f.on_delete}`),
    })
  }
  db.close()
  return tables
}

function sorted(table: Table): Table {
  return {
    ...table,
    unique: table.unique.sort(),
    indexes: table.indexes.sort(),
    foreign: table.foreign.sort(),
  }
}

function migratedFile(): string {
  const file = join(temporaryFolder(), 'farhand.db')
  migrate(file, readMigrations(migrationsFolder()))
  return file
}

test('the migrations make exactly the tables that schema.prisma describes', () => {
  const schema = readFileSync(join(migrationsFolder(), '..', 'schema.prisma'), 'utf8')
  const described = tablesOfSchema(schema)
  expect(Object.keys(described)).toContain('Event')
  expect(tablesOfDatabase(migratedFile())).toEqual(described)
})

test('every migration says why in its first line', () => {
  for (const { name, sql } of readMigrations(migrationsFolder())) {
    expect(name).toMatch(/^\d{4}_[a-z_]+$/)
    expect(sql, name).toMatch(/^-- Why: \S/)
  }
})

test("a flush fills every column of the log's tables", () => {
  const db = new Database(migratedFile())
  const trigger = db
    .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_master WHERE name = 'Flush_insert'`)
    .get()
  const columnsOf = (table: string) =>
    db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map((row) => row.name)
  const filled = Array.from(
    trigger?.sql.matchAll(/INSERT (?:OR REPLACE )?INTO "(\w+)" \(([^)]+)\)/g) ?? [],
    ([, table = '', columns = '']) => [
      table,
      columns.split(',').map((column) => column.trim().replaceAll('"', '')),
    ],
  )
  expect(filled).toEqual([
    ['Event', columnsOf('Event')],
    ['Head', columnsOf('Head')],
    ['Answer', columnsOf('Answer')],
  ])
  db.close()
})
