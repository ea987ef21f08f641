import { expect, test } from "vitest"
import { actionFieldsOf, postForm, readFormAnswer } from "./posted-form.ts"

const page = (text: string) => ({
  status: 200,
  head: "HTTP/1.1 200 OK",
  body: Buffer.from(`<form>${text}<input type="radio" name="sessionId" value="7"/>
<input type="radio" name="sessionId" disabled="" value="8"/></form><script>NIK ini sudah terdaftar</script>`),
})

test("the fields that name the action are read as a browser reads them", () => {
  const html =
    '<input type="hidden" name="$ACTION_REF_1"/><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;60&quot;}"/><input name="nik"/>'
  expect(actionFieldsOf(html)).toEqual({ $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"60"}' })
})

test("the form is posted as multipart, the action's fields with what was typed", () => {
  const sent = postForm("127.0.0.1", { $ACTION_REF_1: "" }, { nik: "35" }, {}).toString()
  expect(sent).toMatch(/^POST \/daftar HTTP\/1\.1\r\n/)
  const [, boundary] = /boundary=(.+)\r\n/.exec(sent) ?? []
  expect(sent.endsWith(`--${boundary}--\r\n`)).toBe(true)
  expect(sent).toContain('name="$ACTION_REF_1"\r\n\r\n\r\n')
  expect(sent).toContain('name="nik"\r\n\r\n35\r\n')
})

test("an answer is read as a person reads it", () => {
  const head = "HTTP/1.1 204 No Content\r\nlocation: /tiket/ABCDEFGH12345678\r\n"
  expect(readFormAnswer({ status: 204, head, body: Buffer.alloc(0) })).toEqual({
    kind: "registered",
    ticketCode: "ABCDEFGH12345678",
  })
  expect(readFormAnswer(page("Kuota sesi ini sudah penuh."))).toEqual({
    kind: "session_full",
    sessionIds: [7],
  })
  expect(readFormAnswer(page("Periksa kembali isian Anda"))).toEqual({ kind: "invalid", sessionIds: [7] })
  expect(
    readFormAnswer({ status: 404, head: "HTTP/1.1 404 Not Found", body: Buffer.alloc(0) }),
  ).toBeUndefined()
})
