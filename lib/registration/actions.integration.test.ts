import { beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { quota } from "#db/schema/quota.ts"
import { registration } from "#db/schema/registration.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import { passToToken, tokenToPass } from "#lib/waiting-room/schema.ts"
import type { LineAudience, PassToken } from "#lib/waiting-room/types.ts"
import { layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { passTokenFor } from "#testing/database/passes.ts"
import { type GeneratedForm, generatedPerson } from "#testing/generated-people.ts"
import { registerAction } from "./actions.ts"

/** What the browser sends along, and where it keeps what it is told. */
const browser = vi.hoisted(() => ({
  jar: new Map<string, string>(),
  attributes: new Map<string, object>(),
  headers: new Map<string, string>(),
}))

vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    getAll: () => [...browser.jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string, attributes: object) => {
      browser.jar.set(name, value)
      browser.attributes.set(name, attributes)
    },
  }),
}))
const clock = vi.hoisted(() => ({ now: new Date(0) }))
vi.mock("#platform/clock.ts", async (original) => ({
  ...(await original<typeof import("#platform/clock.ts")>()),
  systemClock: { now: () => clock.now },
}))

let sessionId: number

beforeEach(async () => {
  clock.now = THURSDAY
  browser.jar.clear()
  browser.headers.clear()
  const { sessionIds } = await layOutCampaign([{ resident: 20, outside_city: 5, outside_held: 0 }])
  sessionId = sessionIds[0] ?? 0
})

const person = (n: number, residency: LineAudience = "resident") =>
  generatedPerson(n, { sessionId, residency })

async function holdPass(audience: LineAudience, seats = 1): Promise<PassToken> {
  const token = await passTokenFor(audience, seats)
  browser.jar.set("giliran", passToToken(token))
  return token
}
const heldPass = () => tokenToPass(browser.jar.get("giliran") ?? "")

/** What the form shows next, or where the answer leads: to a ticket. */
async function send(form: GeneratedForm | Record<string, string>) {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.set(name, value)
  try {
    return await registerAction({ kind: "idle" }, data)
  } catch (error) {
    const [, address] = /^NEXT_REDIRECT;\w+;([^;]+);/.exec(String(Object(error).digest)) ?? []
    if (!address) throw error
    return { ledTo: address }
  }
}
const minutesLater = (minutes: number) => {
  clock.now = new Date(THURSDAY.getTime() + minutes * 60_000)
}
const registrations = () => db().select().from(registration)

const ticket = { ledTo: expect.stringMatching(/^\/tiket\/[0-9A-Z]{16}$/) }

test("the answer leads to the ticket and counts the seat", async () => {
  await holdPass("resident", 2)
  const answer = await send(person(1))
  const [row] = await registrations()
  expect(answer).toEqual({ ledTo: `/tiket/${row?.ticketCode}` })
  expect(heldPass()).toMatchObject({ seats: 2, used: 1 })

  expect(await send(person(2))).toEqual(ticket)
  expect(heldPass()).toMatchObject({ seats: 2, used: 2 })
})

test("the cookie of the pass is kept when the browser is closed, and no script reads it", async () => {
  await holdPass("resident")
  await send(person(1))
  const attributes = { path: "/", httpOnly: true, sameSite: "lax", secure: false }
  expect(browser.attributes.get("giliran")).toMatchObject({ ...attributes, expires: expect.any(Date) })
})

test("by HTTPS the cookie belongs to this host and is not sent without it", async () => {
  browser.headers.set("x-forwarded-proto", "https")
  browser.jar.set("__Host-giliran", passToToken(await passTokenFor()))
  expect(await send(person(1))).toEqual(ticket)
  expect(tokenToPass(browser.jar.get("__Host-giliran") ?? "")).toMatchObject({ used: 1 })
  expect(browser.attributes.get("__Host-giliran")).toMatchObject({ path: "/", secure: true })
})

test("without a pass nothing is registered, and everything typed comes back", async () => {
  const form = person(1)
  const refused = { kind: "refused", values: form, refusal: { kind: "pass_expired" } }
  expect(await send(form)).toMatchObject(refused)
  browser.jar.set("giliran", `${passToToken(await passTokenFor())}x`)
  expect(await send(form)).toMatchObject(refused)
  expect(await registrations()).toEqual([])
})

test("whoever's turn is over hears that at once, not first about mistakes", async () => {
  await holdPass("resident")
  const mistaken = { ...person(1), phone: "12" }
  expect(await send(mistaken)).toMatchObject({ kind: "invalid", errors: { phone: "phone" } })
  minutesLater(30)
  expect(await send(mistaken)).toMatchObject({ refusal: { kind: "pass_expired" }, values: { phone: "12" } })
})

test("an answer that was lost is given again: over, used up or with the cookie gone", async () => {
  await holdPass("resident")
  const form = person(1)
  const first = await send(form)
  expect(first).toEqual(ticket)

  expect(await send(form)).toEqual(first)
  minutesLater(60)
  expect(await send(form)).toEqual(first)
  browser.jar.clear()
  expect(await send(form)).toEqual(first)
  expect(await registrations()).toHaveLength(1)
})

test("a form without a name of its own is the same attempt when it comes twice", async () => {
  await holdPass("resident", 2)
  const form = { ...person(1), idempotencyKey: "" }
  const first = await send(form)

  expect(first).toEqual(ticket)
  expect(await send({ ...form, nik: form.nik.replace(/(\d{4})/g, "$1 ") })).toEqual(first)
  expect(heldPass()).toMatchObject({ used: 1 })
})

test("who chose the other line is let in there without a word as long as nobody waits", async () => {
  const held = await holdPass("resident", 3)
  expect(await send(person(1, "outside_city"))).toEqual(ticket)

  expect(heldPass()).toMatchObject({ audience: "outside_city", seats: 3, used: 1 })
  expect(await registrations()).toMatchObject([{ audience: "outside_city" }])
  // The pass that was not needed is given back: its places are promised to nobody any more.
  const passes = await db().select().from(pass)
  expect(passes.find(({ id }) => id === held.passId)?.expiresAt.getTime()).toBeLessThanOrEqual(
    THURSDAY.getTime() + 1,
  )
})

test("an exchanged pass buys no second one, and a lost answer to it is given again", async () => {
  const held = await holdPass("resident")
  const form = person(1, "outside_city")
  const first = await send(form)
  browser.jar.set("giliran", passToToken(held))

  expect(await send(form)).toEqual(first)
  expect(await send(person(2, "outside_city"))).toMatchObject({ refusal: { kind: "other_line" } })
  expect(await registrations()).toHaveLength(1)
})

test("a form that is sent again while the first is under way leads to the same ticket, also in the other line", async () => {
  await holdPass("resident")
  const form = person(1, "outside_city")
  const [first, again] = await Promise.all([send(form), send(form)])
  expect(first).toEqual(ticket)
  expect(again).toEqual(first)
  expect(await registrations()).toHaveLength(1)
})

test("while people wait in the other line, it is the line of where the person lives that is theirs", async () => {
  await holdPass("resident")
  await db().update(line).set({ issued: 500 })

  expect(await send(person(1, "outside_city"))).toMatchObject({
    refusal: { kind: "other_line", audience: "outside_city" },
  })
  expect(heldPass()).toMatchObject({ audience: "resident", used: 0 })
})

test("when the other audience has no places at all, it hears that, and how many are held", async () => {
  await holdPass("resident")
  await db().update(quota).set({ held: quota.capacity })

  expect(await send(person(1, "outside_city"))).toMatchObject({
    refusal: { kind: "campaign_full", audience: "outside_city", held: 5 },
  })
})
