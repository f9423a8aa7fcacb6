import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../generated/sqlite/client.ts'
import { wantOf } from './fault.ts'
import { noteFault } from './noted.ts'
import { StoreFailure } from './types.ts'

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
  const told = db.$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args)
        } catch (error) {
          throw failureOf(error)
        }
      },
    },
  })
  return told as unknown as Db
}

/** What the disk failed in, as the rest of the server knows it; anything else (a key that is taken) as Prisma told it. */
export function failureOf(error: unknown): unknown {
  const found = wantOf(error)
  if (found === null) return error
  const failure = new StoreFailure(found.want === 'full' ? 'full' : 'failed', error)
  noteFault(failure)
  return failure
}
