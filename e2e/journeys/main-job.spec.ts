import type { Page } from "@playwright/test"
import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { checkIn } from "#db/schema/check-in.ts"
import { quotaMovement } from "#db/schema/quota.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { moveSession, registrations, sessions } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { chooseHour, fillInForm, readTicket, submit } from "../pages/registration-page.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(180_000)

test("residents register, an administrator releases held places, an officer checks all of them in", async ({
  page,
  browser,
  portal,
}) => {
  await account("kantor", "admin", "Ratna Kantor")
  await account("gerbang", "officer", "Bayu Gerbang")
  const [first, second] = [1, 2].map((n) => generatedPerson(n, { sessionId: 0 }))
  const outsider = generatedPerson(3, { sessionId: 0, residency: "outside_city" })
  if (!first || !second) throw new Error("people are missing")

  await test.step("two residents register and get their tickets", async () => {
    for (const person of [first, second]) {
      await page.goto("/")
      await page.getByRole("link", { name: "Daftar sekarang" }).first().click()
      await fillInForm(page, person)
      await chooseHour(page, "07.00–08.00")
      await submit(page)
      await readTicket(page)
      await expect(page.getByText(person.name)).toBeVisible()
    }
  })

  await test.step("somebody from outside the city is told that those places are held", async () => {
    await page.goto("/daftar")
    await page.getByRole("radio", { name: /^Luar Kota Malang/ }).check()
    await expect(page.getByText("Tempat untuk warga luar kota masih ditahan")).toBeVisible()
    await expect(page.getByLabel("07.00–08.00").first()).toBeDisabled()
  })

  await test.step("an administrator releases 500 of them", async () => {
    const office = await browser.newPage({ baseURL: portal.address })
    await signInAsStaff(office, "kantor", /\/admin$/)
    await office.goto("/admin/kuota")
    await office.getByLabel("Jumlah tempat yang dilepas").fill("500")
    await office.getByRole("button", { name: "Lihat rencana" }).click()
    await office.getByLabel("Alasan").fill("Rapat koordinasi pagi")
    await office.getByRole("button", { name: "Lepas 500 tempat" }).click()
    await expect(office.getByText("500 tempat dilepas")).toBeVisible()
    await office.close()

    const released = await db().select().from(quotaMovement).where(eq(quotaMovement.kind, "release"))
    expect(released.reduce((sum, { amount }) => sum + amount, 0)).toBe(500)
  })

  await test.step("the one who waited registers like anybody", async () => {
    await page.goto("/daftar")
    await fillInForm(page, outsider)
    await chooseHour(page, "07.00–08.00")
    await submit(page)
    expect((await readTicket(page)).number).toBe("F-0001")
  })

  await test.step("on the day, an officer checks in all three; a second time is refused with the reason", async () => {
    const [firstSession] = await sessions()
    await moveSession(firstSession?.id ?? 0, -10, 50)
    const gate = await browser.newPage({ baseURL: portal.address })
    await signInAsStaff(gate, "gerbang", /\/petugas$/)
    await gate.getByRole("button", { name: "Pintu A" }).click()

    const tickets = await registrations()
    for (const { name, ticketCode } of tickets) {
      await find(gate, ticketCode)
      await expect(gate.getByRole("heading", { name: "Boleh masuk" })).toBeVisible()
      await expect(gate.getByText(name).first()).toBeVisible()
      await gate.getByRole("button", { name: "Catat masuk" }).click()
      await expect(gate.getByRole("heading", { name: "Kedatangan dicatat" })).toBeVisible()
    }
    await find(gate, tickets[0]?.ticketCode ?? "")
    await expect(gate.getByRole("heading", { name: "Sudah masuk" })).toBeVisible()
    await expect(gate.getByText(/oleh Bayu Gerbang di Pintu A/)).toBeVisible()
    await gate.close()
  })

  expect(await db().select().from(checkIn)).toHaveLength(3)
  const events = await db().select({ action: auditEvent.action }).from(auditEvent)
  const count = (action: string) => events.filter((event) => event.action === action).length
  expect([count("registration.register"), count("quota.release"), count("check_in.check_in")]).toEqual([
    3, 1, 3,
  ])
  expect(await findLedgerDifferences()).toEqual([])
})

async function find(page: Page, query: string): Promise<void> {
  await page.getByLabel("Cari peserta").fill(query)
  await page.getByRole("button", { name: "Cari" }).click()
}
