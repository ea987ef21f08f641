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
  expect(await signIn(request, elsewhere)).toBe(403)
  expect(await signIn(request, { ...elsewhere, "x-forwarded-host": "evil.example" })).toBe(403)
})

test("every page forbids what it does not need, and the camera is the stadium's alone", async ({
  request,
}) => {
  for (const path of ["/", "/antre", "/daftar", "/masuk", "/petugas", "/tiket/0000000000000000"]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers["x-content-type-options"], path).toBe("nosniff")
    expect(headers["x-frame-options"], path).toBe("DENY")
    expect(headers["referrer-policy"], path).toBe("same-origin")
    expect(headers["permissions-policy"], path).toContain(path === "/petugas" ? "camera=(self)" : "camera=()")
  }
  const crowd = ["/", "/kuota", "/antre", "/antre/undian", "/ramai", "/cek"]
  for (const path of [...crowd, "/masuk", "/tidak-ada", "/tiket/0000000000000000", "/daftar/tidak-ada"]) {
    const policy = (await request.get(path)).headers()["content-security-policy"] ?? ""
    const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule]))
    if (crowd.includes(path))
      expect(rules.get("script-src"), path).toMatch(/^script-src 'self'( 'sha256-[^' ]+')+$/)
    else expect(rules.get("script-src"), path).toMatch(/^script-src 'self'( '(sha256|nonce)-[^' ]+')+$/)
    expect(rules.get("default-src"), path).toBe("default-src 'self'")
    expect(rules.get("frame-ancestors"), path).toBe("frame-ancestors 'none'")
  }
  for (const path of ["/healthz", "/readyz", "/antre/status", "/api/kuota"]) {
    expect((await request.get(path)).headers()["x-content-type-options"], path).toBe("nosniff")
  }
})

test("what no page of ours sends is refused before anything is done", async ({ request, portal }) => {
  expect((await request.put("/daftar", { data: "x" })).status()).toBe(405)
  const headers = { origin: portal.address, "content-type": "application/x-www-form-urlencoded" }
  const large = await request.post("/daftar", { headers, data: `x=${"a".repeat(101 * 1_024)}` })
  expect(large.status()).toBe(413)
  expect((await request.get(`/?${"q".repeat(3_000)}`)).status()).toBe(414)
})
