import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { expect, test } from "vitest"
import { choosePolicy, hashesOf, policyFor } from "./csp.ts"

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`

test("only the inline scripts that run are allowed, each as it stands", () => {
  const html = `<script src="/a.js" async=""></script><script>one("é")</script><script id="x" type="module">two</script>
    <script type="application/ld+json">{}</script><p onclick="never()"></p><script>one("é")</script>`
  expect(hashesOf(html)).toEqual([hash('one("é")'), hash("two")])
})

test("no page may run what stands in it without a hash or nonce, nor be framed", () => {
  const { plain, secure } = policyFor(["'nonce-a'"], false)
  expect(plain).toContain("script-src 'self' 'nonce-a';")
  expect(plain).toContain("frame-ancestors 'none'")
  expect(plain.replace("style-src 'self' 'unsafe-inline'", "")).not.toMatch(/unsafe|upgrade|ws:/)
  expect(secure).toBe(`${plain}; upgrade-insecure-requests`)
  expect(policyFor([], true).plain).toMatch(/script-src 'self' 'unsafe-eval'.*connect-src 'self' ws: wss:/)
})

test("only who came by HTTPS is sent there again", () => {
  const policy = policyFor([], false)
  const request = (proto?: string) =>
    ({ headers: { "x-forwarded-proto": proto } }) as unknown as IncomingMessage
  expect(choosePolicy(request("https"), policy)).toBe(policy.secure)
  expect(choosePolicy(request(), policy)).toBe(policy.plain)
})
