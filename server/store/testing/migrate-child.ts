// Brings `file` up to the migrations in `folder`. Run several times at once by the migration test.
import { migrate, readMigrations } from '../migrate.ts'

const [file = '', folder = ''] = process.argv.slice(2)
migrate(file, readMigrations(folder))
