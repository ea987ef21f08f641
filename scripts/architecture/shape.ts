import type { SourceFile, Violation } from "./source-file.ts"

const MAX_LINES = 300
const VAGUE = /^(utils?|helpers?|misc)$/

/** Files that are too long, or have a name that says nothing. */
export function checkShape(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, source }) => {
    const messages: string[] = []
    const lines = source.split("\n").length - (source.endsWith("\n") ? 1 : 0)
    if (lines > MAX_LINES) messages.push(`has ${lines} lines, ${MAX_LINES} are allowed: it holds two ideas`)
    const vague = path.split("/").find((part) => VAGUE.test(part.replace(/\..*$/, "")))
    if (vague) messages.push(`has the name ${vague}, which says nothing: name what it does`)
    return messages.map((message) => ({ path, message }))
  })
}

/** Relative imports that leave their top folder, and so hide which layer they reach into. */
export function checkRelativeImports(files: readonly SourceFile[]): Violation[] {
  const top = (path: string) => (path.includes("/") ? path.split("/")[0] : "")
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(({ specifier, target }) => specifier.startsWith(".") && target && top(target) !== top(path))
      .map(({ specifier, target }) => ({ path, message: `imports ${specifier}: write #${target}` })),
  )
}
