/** Where a file stands in the architecture. */
export interface Place {
  /** Top folder; `""` for a file at the root. */
  readonly area: string
  /** In `lib/`, `components/` and `messages/`: the folder below, a module of the domain, `ui`, `form` or a language. */
  readonly module: string | undefined
  /** In `lib/<module>/`: which word of the vocabulary, or its folder: `commands` for `commands/<verb>.ts`. */
  readonly kind: string | undefined
  /** Its name without its endings. */
  readonly file: string
  readonly isTest: boolean
}

export function placeOf(path: string): Place {
  const parts = path.split("/")
  const [area = "", module, kind = ""] = parts.length > 1 ? parts : [""]
  const inModule = ["lib", "components", "messages"].includes(area) && parts.length > 2
  return {
    area,
    module: inModule ? module : undefined,
    kind: inModule && area === "lib" ? kind.replace(/\..*$/, "") : undefined,
    file: (parts.at(-1) ?? "").replace(/\..*$/, ""),
    isTest: /\.test\.tsx?$/.test(path),
  }
}

/** Modules without a domain: pieces with names of their own, usable from everywhere. */
export const FREE_LEAVES: readonly string[] = ["kernel", "identity"]

/** Files of a module that are pure: they decide and describe, and do no I/O. */
export const PURE: readonly string[] = ["rules", "schema", "types", "page"]
