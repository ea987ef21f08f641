import { type Step, steps } from "#scripts/checks/steps.ts"
import { add, type Outcome, verdict } from "#scripts/checks/tally.ts"
import { explain } from "#scripts/explain.ts"

/** `npm test` runs every check and stops at the first that fails; `npm test -- unit browser` runs those two. */
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(
    `No check is called ${unknown.join(", ")}. There are: ${steps.map(({ name }) => name).join(", ")}.`,
  )
  process.exit(1)
}

let total: Outcome = { passed: 0, failed: 0 }
for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  total = add(total, await timed(step))
  if (total.failed > 0) break
}
// The last line, alone: CI reads it.
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function timed({ name, run }: Step): Promise<Outcome> {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const outcome = await run().catch((error: unknown) => {
    explain(error)
    return verdict(false)
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${outcome.failed > 0 ? "✗" : "✓"} ${name}  ${seconds} s`)
  return outcome
}
