import { readAsked } from "#scripts/checks/asked.ts"
import { type Step, steps } from "#scripts/checks/steps.ts"
import { add, type Outcome, verdict } from "#scripts/checks/tally.ts"
import { explain } from "#scripts/explain.ts"

/**
 * `npm test` runs every check and stops at the first that fails; `npm test -- unit browser` runs those two;
 * `npm test -- unit lib/quota` a part of one.
 */
const asked = readAsked(process.argv.slice(2), steps)
if (asked.kind === "unknown") {
  console.error(asked.message)
  process.exit(1)
}
const { checks, part } = asked

let total: Outcome = { passed: 0, failed: 0 }
for (const step of checks) {
  total = add(total, await timed(step))
  if (total.failed > 0) break
}
// The last line, alone: CI reads it.
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function timed({ name, run }: Step): Promise<Outcome> {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const outcome = await run(part).catch((error: unknown) => {
    explain(error)
    return verdict(false)
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${outcome.failed > 0 ? "✗" : "✓"} ${name}  ${seconds} s`)
  return outcome
}
