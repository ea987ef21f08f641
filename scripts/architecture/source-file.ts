import { readdirSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"
import { importsOf } from "./imports.ts"

/** An import as the rules see it. */
export interface Import {
  readonly specifier: string
  /** Path in the project with forward slashes, or `undefined` for a package. */
  readonly target?: string
}

export interface SourceFile {
  /** Path in the project with forward slashes: `lib/quota/rules.ts`. */
  readonly path: string
  readonly source: string
  readonly imports: readonly Import[]
}

/** Something the architecture does not allow, said so that the reader knows what to do. */
export interface Violation {
  readonly path: string
  readonly message: string
}

const SOURCE = /\.(ts|tsx|js|mjs|css)$/
const GENERATED = /^(node_modules|test-results|playwright-report|next-env\.d\.ts)$/

/** Every source file below the folder, generated ones left out. */
export function readProject(root: string): SourceFile[] {
  return walk(root, "").map((path) => sourceFile(path, readFileSync(join(root, path), "utf8")))
}

export function sourceFile(path: string, source: string): SourceFile {
  if (path.endsWith(".css")) return { path, source, imports: [] }
  return { path, source, imports: importsOf(path, source).map((specifier) => resolve(path, specifier)) }
}

function resolve(from: string, specifier: string): Import {
  if (specifier.startsWith("#")) return { specifier, target: specifier.slice(1) }
  if (specifier.startsWith(".")) return { specifier, target: posix.join(posix.dirname(from), specifier) }
  return { specifier }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.name.startsWith(".") || GENERATED.test(entry.name)) return []
    if (entry.isDirectory()) return walk(root, path)
    return SOURCE.test(entry.name) ? [path] : []
  })
}
