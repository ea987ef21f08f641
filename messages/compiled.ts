import compile from "icu-minify/compile"
import { messages as written } from "./id/catalogue.ts"

type Tree = { readonly [key: string]: string | Tree }

/**
 * The catalogue as next-intl takes it (`use-intl/format-message` is aliased to its `format-only` in `next.config.js`):
 * parsed here and not on every phone, which then needs no parser either. Its type is still that of what is written, so
 * that keys and arguments stay checked.
 */
export const messages = compileAll(written) as typeof written

function compileAll(tree: Tree): unknown {
  const compiled = Object.entries(tree).map(([key, value]) => [
    key,
    // Cloned: objects without a prototype do not go to client components.
    typeof value === "string" ? structuredClone(compile(value)) : compileAll(value),
  ])
  return Object.fromEntries(compiled)
}
