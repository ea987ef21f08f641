import { afterAll, inject } from "vitest"
import { closeDatabase } from "#db/client.ts"
import { copyDatabase } from "#scripts/postgres/databases.ts"

// Runs before each test file: every worker has a database of its own, fresh for every file.
const { adminUrl, password, template } = inject("cluster")
const name = `worker_${process.env.VITEST_POOL_ID}`
const databaseUrl = await copyDatabase(adminUrl, password, { from: template, to: name })
Object.assign(process.env, inject("secrets"), { DATABASE_URL: databaseUrl })

afterAll(closeDatabase)
