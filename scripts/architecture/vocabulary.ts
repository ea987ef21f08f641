import { MODULES } from "./modules.ts"
import { FREE_LEAVES, placeOf } from "./place.ts"
import type { SourceFile, Violation } from "./source-file.ts"

const TOP_FOLDERS: readonly string[] = [
  ...[
    "app",
    "bench",
    "browser",
    "components",
    "db",
    "deploy",
    "docs",
    "e2e",
    "lib",
    "messages",
    "platform",
    "public",
    "scripts",
    "server",
    "testing",
  ],
  ...["node_modules", "test-results", "playwright-report"],
]

/** `page`: the typed contract of a cached public page. `form`: form states and how a posted form is read. */
const WORDS: readonly string[] = [
  ...["rules", "schema", "types", "queries", "page", "actions", "loaders", "client", "jobs", "form"],
]

/** Words that only one module may use, each with a decision record. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  staff: ["auth"],
}

/**
 * Folders of a module with a file a subject: use cases, what takes a transaction on behalf of one, and decisions where
 * a module has too many for one file (docs/decisions/021).
 */
const FOLDERS: readonly string[] = ["commands", "writes", "rules"]
const IN_FOLDER = /^[a-z]+(-[a-z]+)*(\.[a-z.]*test)?\.ts$/

/** Folders at the root that the architecture does not know. Those with a leading dot belong to tools. */
export function checkTopFolders(folders: readonly string[]): Violation[] {
  return folders
    .filter((name) => !name.startsWith(".") && !TOP_FOLDERS.includes(name))
    .map((name) => ({
      path: name,
      message: `is not a folder of docs/architecture.md (${TOP_FOLDERS.join(", ")})`,
    }))
}

/** Files in `lib/` whose name is not in the closed vocabulary. */
export function checkVocabulary(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => path.startsWith("lib/"))
    .flatMap(({ path }) => {
      const { module, isTest } = placeOf(path)
      if (!module || !(module in MODULES)) {
        return [{ path, message: `is in no known module: lib/ holds ${Object.keys(MODULES).join(", ")}` }]
      }
      if (FREE_LEAVES.includes(module)) return []
      const words = [...WORDS, ...(OWN_WORDS[module] ?? [])]
      const name = path.slice(`lib/${module}/`.length)
      const [folder = "", inFolder = "", ...deeper] = name.split("/")
      if (FOLDERS.includes(folder) && deeper.length === 0 && IN_FOLDER.test(inFolder)) return []
      if (words.some((word) => name === `${word}.ts`) || (isTest && !name.includes("/"))) return []
      return [{ path, message: `is not in the vocabulary: ${words.join(", ")}, ${FOLDERS.join("/, ")}/` }]
    })
}
