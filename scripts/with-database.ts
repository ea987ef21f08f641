import { closeDatabase } from "#db/client.ts"
import { type OpenDatabase, openDatabase } from "#scripts/database.ts"
import { prepareEnvironment } from "#scripts/environment.ts"
import { explain } from "#scripts/explain.ts"
import { prepareDatabase } from "#scripts/prepare-database.ts"
import { given, listenForStop } from "#scripts/stop-signal.ts"

/**
 * Runs a command-line task with settings, secrets and a migrated database at hand, then cleans up, also on Ctrl-C.
 * The task returns the exit code of the process, or nothing for success.
 */
export async function withDatabase(
  task: (database: OpenDatabase) => Promise<number | undefined>,
): Promise<void> {
  const { stop } = listenForStop()
  try {
    prepareEnvironment()
    await using database = await openDatabase()
    try {
      await prepareDatabase(database.databaseUrl)
      process.exitCode = await Promise.race([task(database), given(stop).then(() => 130)])
    } finally {
      await closeDatabase()
    }
  } catch (error) {
    process.exitCode = explain(error)
  }
  // What an interrupted task still had in hand must not keep the process alive.
  process.exit()
}
