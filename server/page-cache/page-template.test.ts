import { execFileSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { gunzipSync } from "node:zlib"
import fc from "fast-check"
import { expect, test, vi } from "vitest"
import { literalText, placeholder } from "#lib/kernel/placeholder.ts"
import { PageTemplate } from "./page-template.ts"

const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)

function cut(html: string): PageTemplate {
  const page = PageTemplate.cut(html)
  if (!page) throw new Error("no hole found")
  return page
}

test.each([
  ["in the middle", `<p>${placeholder("a")}</p>`, { a: "satu" }, "<p>satu</p>"],
  ["at the start", `${placeholder("a")}</p>`, { a: "satu" }, "satu</p>"],
  ["at the end", `<p>${placeholder("a")}`, { a: "satu" }, "<p>satu"],
  [
    "side by side",
    `${placeholder("a")}${placeholder("b_2")}${placeholder("a")}`,
    { a: "1", b_2: "2" },
    "121",
  ],
  ["unfilled", `<p>${placeholder("a")}</p>`, {}, "<p></p>"],
  ["empty", `<p>${placeholder("a")}</p>`, { a: "" }, "<p></p>"],
  ["beyond ASCII", `<p>é${placeholder("a")}…</p>`, { a: "“10.000”" }, "<p>é“10.000”…</p>"],
  ["a value that looks like a hole", placeholder("a"), { a: placeholder("b"), b: "x" }, "@@b@@"],
  [
    "longer than a stored block",
    `<p>${placeholder("a")}</p>`,
    { a: "x".repeat(200_000) },
    `<p>${"x".repeat(200_000)}</p>`,
  ],
])("a hole %s", (_where, html, placeholders, expected) => {
  expect(cut(html).plain(placeholders).toString()).toBe(expected)
  expect(gunzipSync(cut(html).gzip(placeholders)).toString()).toBe(expected)
})

test("holes within scripts stay what they are", () => {
  const script = `<script>push("${placeholder("a")}")</script>`
  expect(PageTemplate.cut(script)).toBeUndefined()
  expect(
    cut(`${script}<b>${placeholder("a")}</b>`)
      .plain({ a: "1" })
      .toString(),
  ).toBe(`${script}<b>1</b>`)
})

test("what somebody typed is text, whatever it says", () => {
  const name = `@@view@@ <b title="a">'Eko' & Ani</b>`
  const html = `<p title="${placeholder("name")}">${placeholder("name")}</p>${placeholder("view")}`
  const escapedName = "@@view@@ &#60;b title=&#34;a&#34;&#62;&#39;Eko&#39; &#38; Ani&#60;/b&#62;"
  const expected = `<p title="${escapedName}">${escapedName}</p>registered`
  expect(cut(html).plain({ name, view: "registered" }).toString()).toBe(expected)
  expect(gunzipSync(cut(html).gzip({ name, view: "registered" })).toString()).toBe(expected)
})

test("what somebody typed into the template itself is no placeholder", () => {
  expect(PageTemplate.cut(`<p>${literalText("@@view@@ @@@view@@@")}</p>`)).toBeUndefined()
})

test("whatever is filled in, the compressed page is the plain page", () => {
  const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll(/[@<]/g, ""))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), text, (parts, rest) => {
      const page = cut(parts.map(([before], index) => before + placeholder(`h${index}`)).join("") + rest)
      const placeholders = Object.fromEntries(parts.map(([, value], index) => [`h${index}`, value]))
      const expected = Buffer.from(parts.map(([before, value]) => before + escaped(value)).join("") + rest)
      expect(page.plain(placeholders).equals(expected)).toBe(true)
      expect(gunzipSync(page.gzip(placeholders)).equals(expected)).toBe(true)
    }),
  )
}, 20_000)

test("the system's own gzip reads it", () => {
  const page = cut(`${"<p>Nomor antrean</p>".repeat(500)}${placeholder("n")}${"<p>Anda</p>".repeat(500)}`)
  const read = execFileSync("gzip", ["-dc"], { input: page.gzip({ n: "12.345" }) })
  expect(read).toEqual(page.plain({ n: "12.345" }))
})

test("pages that were made anew leave no memory behind but a few megabytes of pieces", async () => {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  const before = process.memoryUsage().arrayBuffers
  // 20 kB that no other page has, as of a page whose every number changed: 500 of them are 20 MB.
  for (let n = 0; n < 500; n++) PageTemplate.cut(randomBytes(10_000).toString("hex") + placeholder("n"))
  // Buffers are given back some time after they were collected.
  await vi.waitFor(() => {
    collect()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000)
  }, 10_000)
}, 30_000)
