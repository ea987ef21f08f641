import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { withDatabase } from "#scripts/with-database.ts"

/** `npm run verify:ledger`: prints every difference between what is recorded twice; exit 1 on any. */
await withDatabase(async () => {
  const differences = await findLedgerDifferences()
  for (const { rule, subject, expected, found } of differences) {
    console.log(`${rule.padEnd(16)} ${subject.padEnd(28)} expected ${expected}, found ${found}`)
  }
  console.log(
    differences.length === 0 ? "The ledger agrees: no difference." : `${differences.length} differences.`,
  )
  return differences.length === 0 ? 0 : 1
})
