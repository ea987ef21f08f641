import { expect, test } from "vitest"
import { actionsOf, assetsOf, encodeCall, readActionAnswer } from "./server-actions.ts"

const html = `<link rel="stylesheet" href="/_next/static/css/a.css"/><script src="/_next/static/chunks/b.js?dpl=1&amp;x=2" async=""></script>
<script src="/_next/static/chunks/b.js?dpl=1&amp;x=2"></script><a href="/kuota">`

test("a page's assets, each once", () => {
  expect(assetsOf(html)).toEqual(["/_next/static/css/a.css", "/_next/static/chunks/b.js?dpl=1&x=2"])
})

test("actions are found by name in the scripts", async () => {
  const id = "60".padEnd(42, "a")
  const source = `let a=(0,e.createServerReference)("${id}",e.callServer,void 0,e.findSourceMapURL,"registerAction")`
  const ask = async () => ({ status: 200, head: "HTTP/1.1 200 OK", body: Buffer.from(source) })
  expect(await actionsOf(assetsOf(html), ask)).toEqual({ registerAction: id })
})

test("a call is what React's encodeReply writes", () => {
  const body = encodeCall({ nik: "35" })
  expect(body).toContain('name="_1_nik"\r\n\r\n35\r\n')
  expect(body).toContain('name="0"\r\n\r\n[{"kind":"idle"},"$K1"]\r\n')
})

test("answers are read out of the rows", () => {
  const registered = '0:{"a":"$@1","f":"","b":"x"}\n1:{"kind":"registered","values":{},"ticketCode":"ABCD"}\n'
  expect(readActionAnswer(registered)).toEqual({
    kind: "registered",
    ticketCode: "ABCD",
    wrong: "",
    alternatives: [],
  })
  const full =
    '0:{"a":"$@1"}\n1:{"kind":"refused","refusal":{"kind":"session_full","alternatives":[{"sessionId":7,"startsAt":"$D2026"}]}}'
  expect(readActionAnswer(full)).toEqual({
    kind: "refused",
    refusal: "session_full",
    wrong: "",
    alternatives: [7],
  })
  expect(readActionAnswer('0:{"a":"$@1"}')).toBeUndefined()
})
