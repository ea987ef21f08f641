import type { Page } from "@playwright/test"
import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { quota } from "#db/schema/quota.ts"
import { registration } from "#db/schema/registration.ts"
import { systemClock } from "#platform/clock.ts"
import { registered, setCampaign } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { heading, isAccessible, phoneOnly } from "./is-accessible.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(120_000)

const DAY_MS = 24 * 3_600_000

/** Public numbers are shared for a second, so a page may be asked for more than once until it shows the state. */
async function openUntil(page: Page, path: string, title: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path)
    await expect(heading(page, title)).toBeVisible({ timeout: 300 })
  }).toPass()
}

test("while one can register, and the ticket", async ({ page }) => {
  const { ticketCode } = await registered(31)
  for (const path of ["/", "/daftar", "/cek", "/kuota", `/tiket/${ticketCode}`]) {
    await page.goto(path)
    await isAccessible(page)
  }
  await page.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await isAccessible(page, "the question before cancelling")
})

test(
  "the form with mistakes, and for people from outside the city; a look-up without a match",
  phoneOnly,
  async ({ page }) => {
    await page.goto("/daftar")
    await page.getByRole("button", { name: "Kirim pendaftaran" }).click()
    await expect(page.getByRole("alert").first()).toBeFocused()
    await isAccessible(page, "/daftar with mistakes")
    await page.getByRole("radio", { name: /^Luar Kota Malang/ }).check()
    await isAccessible(page, "/daftar with held places")

    await page.goto("/cek")
    await page.getByLabel("Nomor Induk Kependudukan (NIK)").fill("3573014101800001")
    await page.getByLabel("Nomor HP yang didaftarkan").fill("081200000000")
    await page.getByRole("button", { name: "Buka tiket saya" }).click()
    await expect(page.getByText("Data tidak ditemukan.")).toBeVisible()
    await isAccessible(page, "/cek without a match")
  },
)

const isCalm = async (page: Page, title: string) => {
  for (const path of ["/", "/daftar"]) {
    await openUntil(page, path, title)
    await isAccessible(page, `${path}: ${title}`)
  }
}

test("not yet open, paused, closed", phoneOnly, async ({ page }) => {
  const moment = systemClock.now().getTime()
  await setCampaign({ phase: "scheduled", opensAt: new Date(moment + DAY_MS) })
  await isCalm(page, "Pendaftaran belum dibuka")
  await setCampaign({ phase: "paused", opensAt: new Date(moment - DAY_MS) })
  await isCalm(page, "Pendaftaran dijeda sementara")
  await setCampaign({ phase: "closed" })
  await isCalm(page, "Pendaftaran sudah ditutup")
})

test("full for residents, and full", phoneOnly, async ({ page }) => {
  await db().update(quota).set({ held: 0 })
  await db().update(quota).set({ taken: quota.capacity }).where(eq(quota.audience, "resident"))
  await openUntil(page, "/", "Tempat untuk warga Kota Malang sudah terisi")
  await isAccessible(page, "/: full for residents")
  const wait = page.getByRole("link", { name: "Warga kota: ambil nomor antrean" })
  await expect(wait).toHaveAttribute("href", "/antre?jalur=resident")
  await db().update(quota).set({ taken: quota.capacity })
  await isCalm(page, "Semua tempat sudah terisi")
})

test("a ticket that was cancelled, used, deferred or missed", phoneOnly, async ({ page }) => {
  const { ticketCode } = await registered(32)
  for (const [status, title] of [
    ["checked_in", "Anda sudah tercatat hadir"],
    ["deferred", "Vaksinasi Anda ditunda"],
    ["no_show", "Anda tercatat tidak hadir"],
    ["cancelled", "Pendaftaran ini sudah dibatalkan"],
  ] as const) {
    const cancelledAt = status === "cancelled" ? systemClock.now() : null
    await db().update(registration).set({ status, cancelledAt })
    await page.goto(`/tiket/${ticketCode}`)
    await expect(page.getByText(title)).toBeVisible()
    await isAccessible(page, `a ticket that is ${status}`)
  }
})
