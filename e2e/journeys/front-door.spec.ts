import type { APIRequestContext } from "@playwright/test"
import { expect, test } from "../fixtures/test.ts"

/** Sends the sign-in form as a browser without JavaScript does, with more headers. Says what the status was. */
async function signIn(request: APIRequestContext, headers: Record<string, string>): Promise<number> {
  const page = await (await request.get("/masuk")).text()
  const hidden = page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)
  const fields = [...hidden].map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')])
  const multipart = Object.fromEntries([...fields, ["username", "nobody"], ["password", "wrong password"]])
  return (await request.post("/masuk", { multipart, headers })).status()
}

test("another site cannot send our forms, whatever host it claims to be", async ({ request, portal }) => {
  const elsewhere = { origin: "https://evil.example" }
  expect(await signIn(request, { origin: portal.address })).toBe(200)
  expect(await signIn(request, elsewhere)).toBe(500)
  expect(await signIn(request, { ...elsewhere, "x-forwarded-host": "evil.example" })).toBe(500)
})
