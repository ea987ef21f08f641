import compile from "icu-minify/compile"

interface Tree {
  readonly [key: string]: string | Tree
}

/**
 * A catalogue as next-intl takes it (`use-intl/format-message` is aliased to its `format-only` in `next.config.js`):
 * parsed here and not on every phone, which then needs no parser either. Its type is still that of what is written, so
 * that keys and arguments stay checked.
 */
export function compileAll<T extends object>(catalogue: T): T {
  const compiled = (tree: Tree): object =>
    Object.fromEntries(
      Object.entries(tree).map(([key, value]) => [
        key,
        // Cloned: objects without a prototype do not go to client components.
        typeof value === "string" ? structuredClone(compile(value)) : compiled(value),
      ]),
    )
  return compiled(catalogue as Tree) as T
}
