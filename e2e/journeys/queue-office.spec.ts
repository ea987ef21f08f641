import type { Locator, Page } from "@playwright/test"
import { asc } from "drizzle-orm"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { formatNumber } from "#lib/kernel/format.ts"
import { listLiveLoads } from "#lib/waiting-room/queries.ts"
import { systemClock } from "#platform/clock.ts"
import { setLine } from "#testing/database/lines.ts"
import { lineOf, passFor } from "#testing/database/passes.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(async ({ portal }) => {
  await portal.startOver()
  await account("kantor", "admin", "Ratna Kantor")
})

const RESIDENTS = "Warga Kota Malang"

/** The part of the page about one line, or the announcements. */
const part = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true, level: 2 }) })

async function openOffice(page: Page, username = "kantor"): Promise<void> {
  await signInAsStaff(page, username, /\/admin$/)
  await page.getByRole("link", { name: "Antrean" }).click()
  await expect(page.getByRole("heading", { name: "Antrean", level: 1 })).toBeVisible()
}

const figure = (within: Locator, name: string) => within.getByText(name, { exact: true }).locator("..")

/** What the portal tells all who wait: a change counts once it stands here. */
const told = async (page: Page) => (await page.request.get("/antre/status")).json()

async function lineDeeds(): Promise<string[]> {
  const rows = await db().select().from(auditEvent).orderBy(asc(auditEvent.id))
  return rows.map(({ action }) => action).filter((action) => action.startsWith("line."))
}

test("the numbers follow the database without a reload, each with its time", async ({ page }) => {
  await openOffice(page)
  const [residents, door] = [part(page, RESIDENTS), part(page, "Pintu depan")]
  await setLine({ paused: true, issued: 1_250, serving: 17, waitlisted: 4 })
  await expect(residents).toContainText("1.233")
  await expect(residents).toContainText("1.250 nomor diberikan, dilayani sampai posisi 17")
  await expect(figure(residents, "Daftar tunggu")).toContainText("4formulir yang didaftarkan otomatis")
  await passFor("resident", 5, systemClock.now())
  await expect(figure(residents, "Kursi dijanjikan")).toContainText(
    /5paling banyak [\d.]+ · 1 giliran berjalan/,
  )
  await expect(figure(residents, "Masuk per menit")).toContainText(/1dipanggil [\d.]+ · laju sekarang/)
  // The portal itself goes on writing these.
  await expect(async () => {
    const { pace, showUpRate } = await lineOf()
    const loads = await listLiveLoads(systemClock.now())
    const shed = loads.reduce((all, one) => all + one.shed, 0)
    const pacePerMinute = formatNumber(Math.round(pace * 60), "id")
    await expect(figure(residents, "Masuk per menit")).toContainText(
      `laju sekarang ${pacePerMinute} per menit`,
    )
    await expect(figure(residents, "Memakai gilirannya")).toContainText(`${Math.round(showUpRate * 100)}%`)
    await expect(figure(door, "Diminta mencoba lagi")).toContainText(formatNumber(shed, "id"))
  }).toPass()
  await expect(figure(door, "Sedang dikerjakan")).toContainText(/\d+paling banyak [\d.]+ bersamaan/)
  await expect(residents.getByText("Dijeda", { exact: true })).toBeVisible()
  for (const name of [RESIDENTS, "Luar kota", "Pintu depan"]) {
    await expect(part(page, name).getByText(/^per \d{2}\.\d{2}\.\d{2} WIB$/)).toBeVisible()
  }
})

test("a line is paused and goes on: all who wait are told, and the audit trail has it", async ({ page }) => {
  await openOffice(page)
  const residents = part(page, RESIDENTS)
  await residents.getByRole("button", { name: "Jeda jalur" }).click()
  const question = page.getByRole("alertdialog")
  await expect(question).toContainText("Yang sudah memegang giliran tetap dapat mendaftar")
  await page.keyboard.press("Escape")
  await expect(question).toHaveCount(0)
  expect((await lineOf()).paused).toBe(false)

  await residents.getByRole("button", { name: "Jeda jalur" }).click()
  await question.getByRole("button", { name: "Ya, jeda jalur" }).dblclick()
  await expect(residents.getByText("Jalur dijeda.")).toBeVisible()
  await expect(residents.getByText("Dijeda", { exact: true })).toBeVisible()
  await expect.poll(async () => (await told(page)).lines.resident.phase, { timeout: 2_500 }).toBe("paused")
  expect((await told(page)).lines.outside_city.phase).not.toBe("paused")

  await residents.getByRole("button", { name: "Lanjutkan jalur" }).click()
  await page.getByRole("button", { name: "Ya, lanjutkan jalur" }).click()
  await expect(residents.getByText("Jalur berjalan lagi.")).toBeVisible()
  await expect.poll(async () => (await told(page)).lines.resident.phase, { timeout: 2_500 }).toBe("open")
  expect(await lineDeeds()).toEqual(["line.pause", "line.resume"])

  await page.goto("/admin/audit")
  await expect(page.getByRole("cell", { name: "Jalur antrean dijeda" })).toBeVisible()
})

test("limits are refused at their field, and set; an empty speed is no limit", async ({ page }) => {
  await openOffice(page)
  const residents = part(page, RESIDENTS)
  const [seats, speed] = [
    residents.getByLabel("Kursi paling banyak"),
    residents.getByLabel("Nomor per menit"),
  ]
  const save = residents.getByRole("button", { name: "Simpan batas" })

  await seats.fill("banyak")
  await speed.fill("0")
  await save.click()
  await expect(seats).toHaveAccessibleDescription(/Tulis dengan angka bulat/)
  await expect(speed).toHaveAccessibleDescription(/Angkanya harus lebih dari nol/)
  await expect(seats).toHaveValue("banyak")
  expect(await lineDeeds()).toEqual([])

  await seats.fill("1.500")
  await speed.fill("90")
  await save.dblclick()
  await expect(residents.getByText("Batas disimpan.")).toBeVisible()
  await expect(residents).toContainText("batas 90 per menit")
  expect(await lineOf()).toMatchObject({ maxActive: 1_500, maxPerMinute: 90 })

  await speed.fill("")
  await save.click()
  await expect(residents).toContainText("batas otomatis")
  expect(await lineOf()).toMatchObject({ maxActive: 1_500, maxPerMinute: null })
  expect(await lineDeeds()).toEqual(["line.set_limits", "line.set_limits"])
})

test("two administrators change the same limits: the second is told and keeps what was typed", async ({
  browser,
  portal,
}) => {
  await account("wakil", "admin", "Galih Wakil")
  const [ratna, galih] = await Promise.all([1, 2].map(() => browser.newPage({ baseURL: portal.address })))
  if (!ratna || !galih) throw new Error("two pages were opened")
  await openOffice(ratna)
  await openOffice(galih, "wakil")
  const typed = { ratna: "1.200", galih: "800" }
  await part(galih, RESIDENTS).getByLabel("Kursi paling banyak").fill(typed.galih)
  await part(ratna, RESIDENTS).getByLabel("Kursi paling banyak").fill(typed.ratna)
  await part(ratna, RESIDENTS).getByRole("button", { name: "Simpan batas" }).click()
  await expect(part(ratna, RESIDENTS).getByText("Batas disimpan.")).toBeVisible()
  await expect(part(galih, RESIDENTS)).toContainText("paling banyak 1.200")

  await part(galih, RESIDENTS).getByRole("button", { name: "Simpan batas" }).click()
  await expect(part(galih, RESIDENTS)).toContainText("Administrator lain baru mengubah batas ini")
  await expect(part(galih, RESIDENTS)).toContainText("Sekarang: paling banyak 1.200 kursi, batas otomatis")
  await expect(part(galih, RESIDENTS).getByLabel("Kursi paling banyak")).toHaveValue(typed.galih)
  expect((await lineOf()).maxActive).toBe(1_200)

  await part(galih, RESIDENTS).getByRole("button", { name: "Simpan batas" }).click()
  await expect(part(galih, RESIDENTS).getByText("Batas disimpan.")).toBeVisible()
  expect((await lineOf()).maxActive).toBe(800)
  await Promise.all([ratna.close(), galih.close()])
})

test("an announcement is seen before it is made, told to those who wait, and taken back", async ({
  page,
}) => {
  await openOffice(page)
  const panel = part(page, "Pengumuman untuk yang menunggu")
  await panel.getByLabel("Isi pengumuman").fill("a".repeat(201))
  await expect(panel.getByText("Kelebihan 1 huruf")).toBeVisible()
  await panel.getByRole("button", { name: "Umumkan" }).click()
  await expect(panel.getByLabel("Isi pengumuman")).toHaveAccessibleDescription(/Paling panjang 200 huruf\.$/)

  const words = "Antrean berjalan lagi pukul 09.15 WIB. Nomor Anda tetap."
  await panel.getByLabel("Isi pengumuman").fill(words)
  await expect(panel.getByText(words)).toBeVisible()
  await panel.getByRole("button", { name: "Umumkan" }).dblclick()
  await expect(panel.getByText("Pengumuman ditampilkan kepada yang menunggu.")).toBeVisible()
  await expect(panel.getByText(/^Semua yang menunggu, sejak/)).toBeVisible()
  for (const audience of ["resident", "outside_city"]) {
    await expect
      .poll(async () => (await told(page)).lines[audience].announcement?.text, { timeout: 2_500 })
      .toBe(words)
  }

  await panel.getByRole("button", { name: "Cabut pengumuman" }).click()
  await expect(panel.getByText("Tidak ada pengumuman yang sedang ditampilkan.")).toBeVisible()
  await expect.poll(async () => (await told(page)).lines.resident.announcement, { timeout: 2_500 }).toBeNull()
  expect(await lineDeeds()).toEqual(["line.announce", "line.announce"])
})

test.describe("without permission", () => {
  test.use({ expectedErrors: [/40[13]/] })

  test("without a session, or as an officer, the lines are neither seen nor changed", async ({
    page,
    request,
  }) => {
    expect((await request.get("/api/admin/antrean")).status()).toBe(401)
    await page.goto("/admin/antrean")
    await expect(page).toHaveURL(/\/masuk\?tujuan=%2Fadmin%2Fantrean$/)

    await account("gerbang", "officer", "Bayu Gerbang")
    await signInAsStaff(page, "gerbang", /\/petugas$/)
    expect((await page.goto("/admin/antrean"))?.status()).toBe(403)
    expect((await page.request.get("/api/admin/antrean")).status()).toBe(403)
  })
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a line is paused after a question, limits are set, an announcement is made and taken back", async ({
    page,
  }) => {
    await openOffice(page)
    await part(page, RESIDENTS).getByRole("button", { name: "Jeda jalur" }).click()
    await expect(part(page, RESIDENTS)).toContainText("Yang sudah memegang giliran tetap dapat mendaftar")
    expect((await lineOf()).paused).toBe(false)
    await page.getByRole("button", { name: "Ya, jeda jalur" }).click()
    await expect(part(page, RESIDENTS).getByText("Jalur dijeda.")).toBeVisible()
    expect((await lineOf()).paused).toBe(true)

    await part(page, RESIDENTS).getByLabel("Nomor per menit").fill("sedikit")
    await part(page, RESIDENTS).getByRole("button", { name: "Simpan batas" }).click()
    await expect(part(page, RESIDENTS).getByLabel("Nomor per menit")).toHaveValue("sedikit")
    await part(page, RESIDENTS).getByLabel("Nomor per menit").fill("45")
    await part(page, RESIDENTS).getByRole("button", { name: "Simpan batas" }).click()
    await expect(part(page, RESIDENTS).getByText("Batas disimpan.")).toBeVisible()
    expect((await lineOf()).maxPerMinute).toBe(45)

    await page.getByLabel("Isi pengumuman").fill("Mohon tunggu.")
    await page.getByRole("radio", { name: "Luar kota" }).check()
    await page.getByRole("button", { name: "Umumkan" }).click()
    await expect(page.getByText("Pengumuman ditampilkan kepada yang menunggu.")).toBeVisible()
    expect((await lineOf("outside_city")).announcement).toBe("Mohon tunggu.")
    expect((await lineOf()).announcement).toBeNull()
    await page.getByRole("button", { name: "Cabut pengumuman" }).click()
    await expect(page.getByText("Tidak ada pengumuman yang sedang ditampilkan.")).toBeVisible()
  })
})
