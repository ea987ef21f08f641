import type { Page, Route } from "@playwright/test"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { moveSession, registered, sessions } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(async ({ portal }) => {
  await portal.startOver()
  await account("gerbang", "officer", "Bayu Gerbang")
})

const box = (page: Page) => page.getByLabel("Cari peserta")
const heading = (page: Page, name: string) => expect(page.getByRole("heading", { name })).toBeVisible()
const shows = (page: Page, name: string) => expect(page.getByText(name, { exact: true })).toBeVisible()
const lookUps = "**/api/petugas/cari*"

/** A scanner types letter by letter, whatever the page does meanwhile, and ends with a key. */
async function scan(page: Page, payload: string, end: "Enter" | "Tab" | null = "Enter"): Promise<void> {
  await page.keyboard.type(payload, { delay: 1 })
  if (end) await page.keyboard.press(end)
}

/** Two registrants in their hour with their QR payloads, and an officer at gate A. */
async function desk(page: Page) {
  const people = [await registered(71), await registered(72)]
  await moveSession((await sessions())[0]?.id ?? 0, -10, 50)
  const rows = await db().select().from(registration)
  const payloadOf = (code: string) => {
    const sessionId = rows.find(({ ticketCode }) => ticketCode === code)?.sessionId ?? 0
    return signTicket({ code, sessionId, gateCode: "A" })
  }
  const [first, second] = people.map((one) => ({ ...one, qr: payloadOf(one.ticketCode) }))
  if (!first || !second) throw new Error("two people were registered")
  await signInAsStaff(page, "gerbang", /\/petugas$/)
  await page.getByRole("button", { name: "Pintu A" }).click()
  await expect(box(page)).toBeVisible()
  await box(page).focus()
  return { first, second }
}

/** Holds look-ups until they are let go, in the order in which they came. */
async function heldLookUps(page: Page) {
  const held: Route[] = []
  await page.route(lookUps, (route) => void held.push(route))
  return {
    count: () => held.length,
    letGo: (n: number) => held[n]?.continue(),
    free: () => page.unroute(lookUps),
  }
}

test("the same ticket scanned twice while the first is unanswered is one person, not an unreadable one", async ({
  page,
}) => {
  const { first } = await desk(page)
  const network = await heldLookUps(page)
  await scan(page, first.qr)
  await scan(page, first.qr)
  await expect.poll(network.count).toBeGreaterThanOrEqual(2)
  await network.letGo(network.count() - 1)
  await heading(page, "Boleh masuk")
  await shows(page, first.name)
  await expect(box(page)).toHaveValue("")
})

test("an answer in the middle of the next scan garbles nothing: the next person is shown", async ({
  page,
}) => {
  const { first, second } = await desk(page)
  const network = await heldLookUps(page)
  await scan(page, first.qr)
  await expect.poll(network.count).toBe(1)
  await scan(page, second.qr.slice(0, 60), null)
  await network.letGo(0)
  await shows(page, first.name)
  await network.free()
  await scan(page, second.qr.slice(60))
  await shows(page, second.name)
  await heading(page, "Boleh masuk")
})

test("a look-up that hangs holds up no later one, and alone it is given up after five seconds", async ({
  page,
}) => {
  const { first, second } = await desk(page)
  const network = await heldLookUps(page)
  await scan(page, first.qr)
  await expect.poll(network.count).toBe(1)
  await network.free()
  await scan(page, second.qr)
  await shows(page, second.name)

  await page.route(lookUps, () => {})
  await scan(page, first.ticketCode)
  await expect(page.getByText("Tidak terhubung ke portal")).toBeVisible({ timeout: 20_000 })
  await expect(box(page)).toHaveValue(first.ticketCode)
})

test("whatever a scanner writes before and behind a payload, and without an end, the ticket is found", async ({
  page,
}) => {
  const { first, second } = await desk(page)
  await scan(page, `]Q1${first.qr}`, null)
  await shows(page, first.name)
  await scan(page, second.qr.toLowerCase(), "Tab")
  await shows(page, second.name)
  await scan(page, first.qr)
  await shows(page, first.name)
  const other = second.qr.replace(/.{8}$/, "77777777")
  await scan(page, other)
  await heading(page, "Tiket tidak sah")
  // The key behind it, late: the verdict stays.
  await page.keyboard.press("Enter")
  await heading(page, "Tiket tidak sah")
  await scan(page, second.qr.slice(0, -3))
  await expect(page.getByText("QR tidak terbaca utuh. Pindai sekali lagi.").last()).toBeVisible()
})

test("a browser without storage works at the desk as any other", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("denied", "SecurityError")
      },
    })
  })
  const { first } = await desk(page)
  await scan(page, first.qr)
  await shows(page, first.name)
})
