import { expect, test } from "vitest"
import { actionsOf, assetsOf, encodeCall } from "./server-actions.ts"

const html = `<link rel="stylesheet" href="/_next/static/css/a.css"/><script src="/_next/static/chunks/b.js?dpl=1&amp;x=2" async=""></script>
<script src="/_next/static/chunks/b.js?dpl=1&amp;x=2"></script><a href="/kuota">`

test("a page's assets, each once", () => {
  expect(assetsOf(html)).toEqual(["/_next/static/css/a.css", "/_next/static/chunks/b.js?dpl=1&x=2"])
})

test("actions are found by name in the scripts", async () => {
  const id = "60".padEnd(42, "a")
  const source = `let a=(0,e.createServerReference)("${id}",e.callServer,void 0,e.findSourceMapURL,"lookUpAction")`
  const ask = async () => ({ status: 200, head: "HTTP/1.1 200 OK", body: Buffer.from(source) })
  expect(await actionsOf(assetsOf(html), ask)).toEqual({ lookUpAction: id })
})

test("a call is what React's encodeReply writes", () => {
  const body = encodeCall({ nik: "35" })
  expect(body).toContain('name="_1_nik"\r\n\r\n35\r\n')
  expect(body).toContain('name="0"\r\n\r\n[{"kind":"idle"},"$K1"]\r\n')
})
