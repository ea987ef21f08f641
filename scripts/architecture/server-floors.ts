import type { SourceFile, Violation } from "./source-file.ts"

const MIDDLE = ["proof-of-work", "admission", "page-cache", "cluster"]

/**
 * Which folders of `server/` a folder may import, besides itself: `http` is the ground and knows no route, `routes` is the
 * top. The files directly in `server/` put all of it together, and no folder imports them.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  http: [],
  admission: ["http"],
  cluster: ["http"],
  "page-cache": ["http"],
  "proof-of-work": ["http", "admission"],
  background: ["http", ...MIDDLE],
  routes: ["http", ...MIDDLE],
}

/** Imports inside `server/` that run upwards. Tests may put a portal together from all floors. */
export function checkServerFloors(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, imports }) => {
    const from = folderOf(path)
    if (!from || /\.test\.ts$/.test(path)) return []
    const allowed = FLOORS[from]
    if (!allowed)
      return [{ path, message: `is in no known folder: server/ holds ${Object.keys(FLOORS).join(", ")}` }]
    return imports.flatMap(({ target }) => {
      if (!target?.startsWith("server/")) return []
      const to = folderOf(target)
      if (to === from || (to && allowed.includes(to))) return []
      return [
        {
          path,
          message: `imports ${target}: server/${from} may import ${allowed.join(", ") || "no other folder"}`,
        },
      ]
    })
  })
}

/** Returns the folder of `server/` that holds the file; none for files directly in it and elsewhere. */
function folderOf(path: string): string | undefined {
  const [area, folder, ...rest] = path.split("/")
  return area === "server" && rest.length > 0 ? folder : undefined
}
