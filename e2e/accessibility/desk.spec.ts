import type { Page } from "@playwright/test"
import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { systemClock } from "#platform/clock.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { moveSession, registered, sessions } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { heading, isAccessible, phoneOnly } from "./is-accessible.ts"

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

test.setTimeout(120_000)

test.beforeEach(async ({ page, portal }) => {
  await portal.startOver()
  await account("gerbang", "officer", "Bayu Gerbang")
  await signInAsStaff(page, "gerbang", /\/petugas$/)
})

/** At the gate for people from outside the city: every card of a resident says that another gate is theirs. */
const takeGate = async (page: Page) => {
  await page.getByRole("button", { name: "Pintu F" }).click()
  await expect(page.getByLabel("Cari peserta")).toBeVisible()
}
const find = async (page: Page, query: string, shown: string | RegExp) => {
  await page.getByLabel("Cari peserta").fill(query)
  await page.getByRole("button", { name: "Cari" }).click()
  await expect(heading(page, shown)).toBeVisible()
}
const hour = async (fromMinutes: number, toMinutes: number) =>
  moveSession((await sessions())[0]?.id ?? 0, fromMinutes, toMinutes)

test("choosing a gate; green, done, taken back, and red for whom is inside", async ({ page }) => {
  const { ticketCode } = await registered(34)
  await hour(-10, 50)
  await isAccessible(page, "the question for the gate")
  await takeGate(page)
  await isAccessible(page, "the empty desk")
  await page.getByText("Ganti pintu").click()
  await isAccessible(page, "another gate")
  await page.getByText("Ganti pintu").click()

  await db()
    .update(registration)
    .set({ nikWarnings: ["birth_date_differs"] })
  await find(page, ticketCode, "Boleh masuk")
  await isAccessible(page, "green")
  await page.getByRole("button", { name: "Catat masuk" }).click()
  await expect(heading(page, "Kedatangan dicatat")).toBeVisible()
  await isAccessible(page, "done")
  await page.getByRole("button", { name: "Batalkan pencatatan" }).click()
  await expect(page.getByText("Pencatatan dibatalkan.")).toBeVisible()
  await isAccessible(page, "taken back")

  await page.getByRole("button", { name: "Catat masuk" }).click()
  await expect(heading(page, "Kedatangan dicatat")).toBeVisible()
  await find(page, ticketCode, "Sudah masuk")
  await isAccessible(page, "red: inside already")
})

test("amber for another hour or day, with the reasons and a missing one", phoneOnly, async ({ page }) => {
  const { ticketCode } = await registered(35)
  await takeGate(page)
  await hour(60, 120)
  await find(page, ticketCode, /Belum waktunya|Bukan hari ini/)
  await isAccessible(page, "amber: too early")
  await hour(3 * 24 * 60, 3 * 24 * 60 + 60)
  await find(page, ticketCode, "Bukan hari ini")
  await page.getByText("Izinkan masuk dengan alasan").click()
  await isAccessible(page, "amber: another day, with the reasons")
  await page.getByLabel("Alasan lain").check()
  await page.getByRole("button", { name: "Izinkan dan catat masuk" }).click()
  await expect(page.getByText("Belum dicatat. Pilih alasannya")).toBeVisible()
  await isAccessible(page, "amber: no reason given")
})

test("red for tickets that let nobody in, and everything that is not found", phoneOnly, async ({ page }) => {
  const { ticketCode } = await registered(36)
  const sessionId = (await sessions())[0]?.id ?? 0
  const qr = signTicket({ code: ticketCode, sessionId, gateCode: "A" })
  await takeGate(page)
  for (const [query, shown] of [
    [`${qr.slice(0, -4)}7777`, "Tiket tidak sah"],
    ["0123456789ABCDEF", "Tidak terdaftar"],
    ["Tidak Ada Namanya", "Tidak ditemukan"],
  ] as const) {
    await find(page, query, shown)
    await isAccessible(page, shown)
  }
  await page.getByLabel("Cari peserta").fill("V1.7K3M")
  await page.getByRole("button", { name: "Cari" }).click()
  await expect(page.getByText("QR tidak terbaca utuh. Pindai sekali lagi.").last()).toBeVisible()
  await isAccessible(page, "a QR that was not read whole")

  for (const [status, shown] of [
    ["no_show", "Tercatat tidak hadir"],
    ["cancelled", "Sudah dibatalkan"],
  ] as const) {
    const cancelledAt = status === "cancelled" ? systemClock.now() : null
    await db().update(registration).set({ status, cancelledAt })
    await find(page, ticketCode, shown)
    await isAccessible(page, shown)
  }
})

test("a list of people, and a lost connection", phoneOnly, async ({ page, context }) => {
  for (const n of [37, 38, 39]) await registered(n)
  await hour(-10, 50)
  await db().update(registration).set({ phone: "+6281200000000" })
  await db()
    .update(registration)
    .set({ status: "cancelled", cancelledAt: systemClock.now() })
    .where(eq(registration.id, 1))
  await takeGate(page)
  await find(page, "081200000000", "3 pendaftaran cocok")
  await isAccessible(page, "a list")
  await page.getByRole("listitem").getByRole("button").first().click()
  await expect(heading(page, "Boleh masuk")).toBeVisible()
  await isAccessible(page, "one of a list")
  await context.setOffline(true)
  await page.getByRole("button", { name: "Catat masuk" }).click()
  await expect(page.getByText("Tidak terhubung ke portal")).toBeVisible()
  await isAccessible(page, "without a connection")
})
