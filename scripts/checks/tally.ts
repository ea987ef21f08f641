import { existsSync, readFileSync } from "node:fs"

/** How a step ended. Tests are counted; another step that fails counts as one failure. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
}

export function verdict(succeeded: boolean): Outcome {
  return { passed: 0, failed: succeeded ? 0 : 1 }
}

export function add(a: Outcome, b: Outcome): Outcome {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

/** Counts from Vitest's JSON report. `succeeded`: whether Vitest exited with 0. */
export function countVitest(report: string, succeeded: boolean): Outcome {
  const { numPassedTests = 0, numFailedTests = 0 } = read<{ numPassedTests: number; numFailedTests: number }>(
    report,
  )
  return atLeastOneFailure({ passed: numPassedTests, failed: numFailedTests }, succeeded)
}

/** Counts from Playwright's JSON report. A test that passed only when repeated counts as failed. */
export function countPlaywright(report: string, succeeded: boolean): Outcome {
  const { stats } = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(report)
  if (!stats) return atLeastOneFailure({ passed: 0, failed: 0 }, succeeded)
  return atLeastOneFailure({ passed: stats.expected, failed: stats.unexpected + stats.flaky }, succeeded)
}

function read<Report>(path: string): Partial<Report> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : {}
}

/** A run can fail without a failing test: a file that does not load, a set-up that throws. */
function atLeastOneFailure({ passed, failed }: Outcome, succeeded: boolean): Outcome {
  return { passed, failed: succeeded ? failed : Math.max(1, failed) }
}
