import type { SourceFile, Violation } from "./source-file.ts"

/** Files that import each other in a circle, types included. Each circle is told once, at the file that closes it. */
export function checkCycles(files: readonly SourceFile[]): Violation[] {
  const edges = new Map(
    files.map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]),
  )
  const state = new Map<string, "open" | "done">()
  const violations: Violation[] = []

  const visit = (path: string, trail: readonly string[]) => {
    state.set(path, "open")
    for (const next of edges.get(path) ?? []) {
      const onward = [...trail, path]
      if (state.get(next) === "open") {
        const circle = [...onward.slice(onward.indexOf(next)), next]
        violations.push({ path, message: `closes a circle of imports: ${circle.join(" → ")}` })
      } else if (edges.has(next) && !state.has(next)) visit(next, onward)
    }
    state.set(path, "done")
  }
  for (const path of edges.keys()) if (!state.has(path)) visit(path, [])
  return violations
}
