import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../generated/sqlite/client.ts'

export type Db = PrismaClient

/**
 * Prisma's adapter leaves every connection at `synchronous=NORMAL`, at which a commit in WAL mode is not on disk
 * when it returns. So each connection is told here, where none can be missed.
 */
class DurableSqlite extends PrismaBetterSqlite3 {
  override async connect(): ReturnType<PrismaBetterSqlite3['connect']> {
    const connection = await super.connect()
    await connection.executeScript(
      // secure_delete: what is erased is overwritten, not only unlinked.
      'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;',
    )
    connection.startTransaction = async () => {
      throw new Error(
        'The store writes by single statements: all requests share one connection, so an open transaction would show ' +
          'others what is not stored yet, and its roll-back would take their writes with it. See the view "Flush".',
      )
    }
    return connection
  }
}

/** Opens the one connection that everything in this process shares. The file must be migrated already. */
export async function connect(file: string): Promise<Db> {
  const db = new PrismaClient({ adapter: new DurableSqlite({ url: `file:${file}` }), errorFormat: 'minimal' })
  await db.$connect()
  return db
}
