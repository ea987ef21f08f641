import { scan } from "./scan.ts"

const CLAUSE = String.raw`(?:type\s+)?[\w$*{},\s]+?\sfrom\s*`
const IMPORT = new RegExp(
  [
    String.raw`(?<![.\w$])import\s*(?:${CLAUSE})?["']`, // import "x", import { a } from "x"
    String.raw`(?<![.\w$])export\s+${CLAUSE}["']`, // export * from "x", export { a } from "x"
    String.raw`(?<![.\w$])import\s*\(\s*["']`, // import("x"), also in a type
  ].join("|"),
  "g",
)

/** The specifiers that a module imports or re-exports, types included, in the order of the file. */
export function importsOf(source: string): string[] {
  const { code, strings } = scan(source)
  return [...code.matchAll(IMPORT)].flatMap((match) => strings.get(match.index + match[0].length - 1) ?? [])
}
