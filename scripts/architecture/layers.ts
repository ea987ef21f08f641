import { FREE_LEAVES, type Place, placeOf } from "./place.ts"
import type { SourceFile, Violation } from "./source-file.ts"

/** Which top folders a top folder may import, besides itself. `app → components → lib → db`. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  app: ["components", "lib", "platform", "messages"],
  components: ["lib", "platform", "messages"],
  lib: ["db", "platform"],
  db: ["platform"],
  platform: [],
  // The files beside the catalogues bind them to a locale and to the city; the catalogues import nothing.
  messages: ["lib", "platform"],
  // Inline scripts of the cached public pages: plain DOM.
  browser: ["components", "lib", "platform"],
  server: ["lib", "platform", "messages"],
  // Rigs that tests and benches share; nothing of the product imports them.
  testing: ["lib", "db", "platform", "server", "scripts", "messages"],
  scripts: ["lib", "db", "platform", "server", "messages", "testing"],
  bench: ["lib", "db", "platform", "server", "scripts", "browser", "testing"],
  e2e: ["lib", "db", "platform", "scripts", "messages", "testing"],
  "": ["lib", "platform", "messages", "scripts"],
}

/** What components may use of a module: what describes it and what the browser may call. */
const FOR_COMPONENTS: readonly string[] = ["types", "schema", "rules", "page", "form", "actions", "client"]

/** Imports that run against the direction of the layers. */
export function checkLayers(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, imports }) => {
    const from = placeOf(path)
    return imports.flatMap(({ target }) => {
      if (!target) return []
      const reason = objection(from, placeOf(target))
      return reason ? [{ path, message: `imports ${target}: ${reason}` }] : []
    })
  })
}

function objection(from: Place, to: Place): string | undefined {
  if (from.isTest && ["db", "scripts", "testing"].includes(to.area)) return undefined
  if (from.area !== to.area && !AREAS[from.area]?.includes(to.area)) {
    return `${from.area || "a file at the root"} may import ${AREAS[from.area]?.join(", ") || "nothing else"}`
  }
  if (from.area === "messages" && from.module && to.area !== "messages") return "a catalogue imports nothing"
  if (to.area === "db" && from.area === "lib") return databaseObjection(from)
  if (from.area === "components" || from.area === "browser") return componentObjection(from, to)
  return undefined
}

function databaseObjection({ kind }: Place): string | undefined {
  if (["queries", "commands", "writes"].includes(kind ?? "")) return undefined
  return "only queries.ts, commands/ and writes/ import db"
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
