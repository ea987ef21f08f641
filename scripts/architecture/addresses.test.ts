import { expect, test } from "vitest"
import { checkAddresses } from "./addresses.ts"
import { sourceFile } from "./source-file.ts"

const refused = (path: string, source: string) =>
  checkAddresses([sourceFile(path, source)]).map(({ path }) => path)

test.each([
  'redirect("/antre")',
  '<a href="/">Beranda</a>',
  'revalidatePath("/", "layout")',
  "<meta content={`60;url=/antre`} />",
  `const path = \`/tiket/\${code}\``,
  `const path = \`\${base}/daftar\``,
  `const to = \`\${page}?galat=busy\``,
  "const STAFF = /^\\/(admin|petugas)/; const ADMIN = /^\\/admin\\b/",
  'fetch("/api/kuota")',
  'const FORM = "/daftar-tunggu/formulir"',
])("refuses %s in product code", (source) => {
  expect(refused("server/routes/a.ts", source)).toEqual(["server/routes/a.ts"])
  expect(refused("components/quota/a.tsx", source)).toEqual(["components/quota/a.tsx"])
})

test.each([
  ["server/routes/a.test.ts", 'get("/antre")'],
  ["e2e/journeys/a.spec.ts", 'goto("/antre")'],
  ["bench/a.ts", 'get("/antre")'],
  ["lib/kernel/routes.ts", 'waiting: "/antre"'],
  ["server/routes/a.ts", "/** Answers `/antre`. */\n// `/daftar`\nconst a = 1 // as `/antre`"],
  ["server/routes/a.ts", 'path.split("/"); url.startsWith("/"); url = "/"'],
  ["server/routes/a.ts", 'import { show } from "./waiting-room/show.ts"'],
  ["proxy.ts", 'export const config = { matcher: ["/admin/:path*"] }'],
])("lets %s write %s", (path, source) => expect(refused(path, source)).toEqual([]))
