import { queryNames, routes, staffRoutes } from "#lib/kernel/routes.ts"
import { placeOf } from "./place.ts"
import type { SourceFile, Violation } from "./source-file.ts"

const HOME = "lib/kernel/routes.ts"
const PRODUCT: readonly string[] = ["app", "components", "lib", "server", "browser", "scripts"]
const AT_ROOT: readonly string[] = ["proxy.ts", "next.config.js"]

const areas = new Set([
  ...[...Object.values(routes), ...Object.values(staffRoutes)].map((path) => path.split("/")[1]),
  "tiket",
])
areas.delete("")
const names = Object.values(queryNames).join("|")

/** A path or a query of ours as text: in quotes, behind a value or "=" in a text, or in a regular expression. */
const ADDRESS = new RegExp(
  [
    // `/admin/:path*` is a pattern of Next's router, which reads it without running the file.
    String.raw`["'\`}\\=]/(?:${[...areas].join("|")})(?![\w-]|/:)`,
    String.raw`\b(?:(?:href|action|to|location)\s*[=:]\s*|(?:redirect|revalidatePath)\()["'\`]/["'\`?]`,
    `[?&](?:${names})=`,
  ].join("|"),
)

const COMMENT = /^\s*(?:\/?\*|\/\/|\{\/\*).*|\s\/\/ .*$/gm

/** Product code that spells an address out. Tests may: they act as a user who types it. */
export function checkAddresses(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => (PRODUCT.includes(placeOf(path).area) || AT_ROOT.includes(path)) && path !== HOME)
    .filter(({ path }) => !placeOf(path).isTest && !path.endsWith(".css"))
    .flatMap(({ path, source }) => {
      const line = source
        .replaceAll(COMMENT, "")
        .split("\n")
        .find((text) => ADDRESS.test(text))
      return line === undefined
        ? []
        : [{ path, message: `spells out an address, ${HOME} has it: ${line.trim()}` }]
    })
}
