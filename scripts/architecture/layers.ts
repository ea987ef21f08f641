import { FREE_LEAVES, type Place, placeOf } from "./place.ts"
import type { SourceFile, Violation } from "./source-file.ts"

/** Which top folders a top folder may import, besides itself. `app → components → lib → db`. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  app: ["components", "lib", "messages"],
  components: ["lib", "messages"],
  lib: ["db"],
  db: ["lib"],
  messages: [],
  // Small scripts of the crowd's pages: plain DOM, bundled by the front door.
  browser: ["components", "lib"],
  server: ["lib", "messages"],
  scripts: ["lib", "db", "server", "messages"],
  bench: ["lib", "db", "server", "scripts", "browser"],
  e2e: ["lib", "db", "scripts", "messages"],
  "": ["lib", "messages", "scripts"],
}

/** What components may use of a module: what describes it and what the browser may call. */
const FOR_COMPONENTS: readonly string[] = ["types", "schema", "rules", "actions", "client"]

/** Imports that run against the direction of the layers. */
export function checkLayers(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, imports }) => {
    const from = placeOf(path)
    return imports.flatMap(({ target }) => {
      if (!target) return []
      const reason = objection(from, placeOf(target), path)
      return reason ? [{ path, message: `imports ${target}: ${reason}` }] : []
    })
  })
}

function objection(from: Place, to: Place, path: string): string | undefined {
  if (from.isTest && (to.area === "db" || to.area === "scripts")) return undefined
  if (from.area !== to.area && !AREAS[from.area]?.includes(to.area)) {
    return `${from.area || "a file at the root"} may import ${AREAS[from.area]?.join(", ") || "nothing else"}`
  }
  if (to.area === "db" && from.area === "lib") return databaseObjection(from)
  if (from.area === "db" && to.area === "lib" && !path.startsWith("db/seed/")) {
    return FREE_LEAVES.includes(to.module ?? "") ? undefined : "only db/seed knows the modules"
  }
  if (from.area === "components" || from.area === "browser") return componentObjection(from, to)
  return undefined
}

function databaseObjection({ kind }: Place): string | undefined {
  if (kind === "queries" || kind === "commands") return undefined
  return "only queries.ts and commands/ import db"
}

function componentObjection(from: Place, to: Place): string | undefined {
  const primitive = from.module === "ui" || from.module === "form"
  if (primitive && to.area === "lib") return "components/ui and components/form import no module"
  if (primitive && to.area === "components" && to.module !== from.module) {
    return from.module === "form" && to.module === "ui"
      ? undefined
      : `${from.module} stands below the domain's components`
  }
  if (to.area !== "lib" || FREE_LEAVES.includes(to.module ?? "")) return undefined
  if (FOR_COMPONENTS.includes(to.kind ?? "")) return undefined
  return `components receive data; of a module they may import ${FOR_COMPONENTS.join(", ")}`
}
