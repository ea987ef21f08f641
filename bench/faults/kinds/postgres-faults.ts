import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { descendantsOf } from "../../measure/processes.ts"
import type { Ground } from "../../portal/bench-database.ts"
import type { FaultKind } from "./fault-kind.ts"

const STOPPED_MS = 3_000
/** Longer than anybody waits for a lock. */
const HELD_MS = 12_000
/** Whoever watches over Postgres has started it again within this. */
const STARTED_WITHIN_MS = 60_000
const LOOK_EVERY_MS = 100
const TRIES = 50

export const postgresFaults: readonly FaultKind[] = [
  {
    name: "backend_killed",
    spares: true,
    cause: ({ ground }) => asSuperuser(ground, killBackendAtWork),
  },
  {
    name: "postgres_stopped",
    spares: true,
    async cause({ ground }) {
      const first = postmaster(ground)
      const all = [first, ...descendantsOf(first)]
      for (const pid of all) signal(pid, "SIGSTOP")
      await sleep(STOPPED_MS)
      for (const pid of all) signal(pid, "SIGCONT")
    },
  },
  {
    name: "postmaster_killed",
    spares: false,
    async cause({ ground }) {
      const killed = postmaster(ground)
      process.kill(killed, "SIGKILL")
      for (let waited = 0; waited < STARTED_WITHIN_MS; waited += LOOK_EVERY_MS) {
        await sleep(LOOK_EVERY_MS)
        const pid = ground.postgres.pid()
        if (pid !== undefined && pid !== killed) return
      }
      throw new Error("Postgres was not started again")
    },
  },
  {
    name: "quotas_held",
    spares: true,
    cause: () => holdQuotas(),
  },
]

function postmaster({ postgres: { pid } }: Ground): number {
  const found = pid()
  if (found === undefined) throw new Error("Postgres does not run")
  return found
}

/** A backend may end between the listing and the signal. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
  }
}

async function asSuperuser(ground: Ground, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(ground.postgres.adminUrl, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** One in the middle of a transaction, if there is one within a second. */
async function killBackendAtWork(sql: postgres.Sql): Promise<void> {
  for (let tried = 1; tried <= TRIES; tried++) {
    const [killed] = await sql<{ done: boolean }[]>`
      select pg_terminate_backend(pid) as done from pg_stat_activity
      where application_name = 'portal' and pid <> pg_backend_pid()
        and (xact_start is not null or ${tried === TRIES})
      limit 1`
    if (killed?.done) return
    await sleep(20)
  }
}

/** A session that is nobody's of the portal locks every quota row and does nothing. It ends early when it is ended. */
async function holdQuotas(): Promise<void> {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} })
  const ended = sql.begin(async (tx) => {
    await tx`select id from quota order by id for update`
    await sleep(HELD_MS)
  })
  await ended.catch(() => {}) // Its connection was ended by the other side.
  await sql.end({ timeout: 1 })
}
