import type { Server } from "node:http"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { registration } from "#db/schema/registration.ts"
import { placeholder } from "#lib/kernel/placeholder.ts"
import { loadTicket } from "#lib/registration/loaders.ts"
import * as queries from "#lib/registration/queries.ts"
import { passToToken } from "#lib/waiting-room/schema.ts"
import { plainText } from "#server/http/answer.ts"
import { PageTemplate } from "#server/page-cache/page-template.ts"
import { applicant, layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { passTokenFor } from "#testing/database/passes.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { serveMiddlewares } from "#testing/server/serve-middlewares.ts"
import { showTicket } from "./show-ticket.ts"

let server: Server
let address: string
let code: string
let nik: string

beforeEach(async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 20, outside_city: 5, outside_held: 0 }])
  const person = applicant(1, { sessionId: sessionIds[0] ?? 0 })
  nik = person.nik
  const outcome = await registerInTurn(person)
  code = outcome.kind === "registered" ? outcome.ticketCode : ""

  const opened = await serveMiddlewares([
    showTicket(() => THURSDAY, { latest: () => undefined }),
    () => plainText(200, "Next"),
  ])
  server = opened.server
  address = opened.address
})
afterEach(() => {
  vi.restoreAllMocks()
  server.close()
})

function get(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address + path, init)
}

async function placeholdersOf(path: string, init: RequestInit = {}): Promise<Record<string, string>> {
  return ((await (await get(path, init)).json()) as { placeholders: Record<string, string> }).placeholders
}

test("the ticket of a code, typed as people type, with the NIK masked", async () => {
  const placeholders = await placeholdersOf(`/tiket/${code.toLowerCase()}`)
  expect(placeholders).toMatchObject({
    view: "registered",
    code,
    gateCode: expect.stringMatching(/^[A-F]$/),
  })
  expect(placeholders.nik).toMatch(/^3573•+\d{4}$/)
  expect(JSON.stringify(placeholders)).not.toContain(nik)
})

test("a name is text, whatever was typed: nothing in it is filled, nothing is markup", async () => {
  await db().update(registration).set({ name: `@@view@@ <b>"Eko"</b>` })
  const placeholders = await placeholdersOf(`/tiket/${code}`)
  const page = PageTemplate.cut(`<p class="${placeholder("view")}">${placeholder("name")}</p>`)
  expect(page?.plain(placeholders).toString()).toBe(
    '<p class="registered">@@view@@ &#60;b&#62;&#34;Eko&#34;&#60;/b&#62;</p>',
  )
})

test("of a cancelled one nothing is told but that; an unknown one is not found", async () => {
  await db().update(registration).set({ status: "cancelled", cancelledAt: THURSDAY })
  expect(await placeholdersOf(`/tiket/${code}?galat=not_cancellable`)).toEqual({
    view: "cancelled",
    registration: `/daftar?kampanye=${(await db().select().from(campaign))[0]?.slug}`,
  })

  for (const path of ["/tiket/0000000000000000", "/tiket/lembar", "/tiket/%00"]) {
    const response = await get(path)
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { placeholders: { view: "unknown" } },
    ])
  }
})

test("who has a turn left is led on, and who could not cancel is told", async () => {
  const turn = await passTokenFor("resident", 3)
  const headers = { cookie: `giliran=${passToToken(turn)}` }
  const placeholders = await placeholdersOf(`/tiket/${code}?galat=not_cancellable`, { headers })
  expect(placeholders).toMatchObject({ turnSeats: "3", problem: "not_cancellable" })
})

test("a hundred who look at once share a question to the database", async () => {
  const asked = vi.spyOn(queries, "listByTicketCode")
  const tickets = await Promise.all(Array.from({ length: 100 }, () => loadTicket(code)))
  expect(tickets.every((ticket) => ticket?.code === code)).toBe(true)
  expect(asked).toHaveBeenCalledTimes(1)
})

test("the database is away: busy, not broken", async () => {
  vi.spyOn(queries, "listByTicketCode").mockRejectedValue(new Error("away"))
  expect((await get(`/tiket/${code}`)).status).toBe(503)
})

test("what Next's router asks for has nothing for it; what is posted is Next's", async () => {
  expect((await get(`/tiket/${code}?_rsc=1`)).status).toBe(204)
  expect(await (await get(`/tiket/${code}`, { method: "POST", body: "a" })).text()).toBe("Next\n")
  expect(await (await get("/tiket/a/b")).text()).toBe("Next\n")
})
