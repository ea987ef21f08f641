import { systemClock } from "#platform/clock.ts"
import { setLine } from "#testing/database/lines.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { expect, test } from "../fixtures/test.ts"
import { isAccessible } from "./is-accessible.ts"

test.setTimeout(120_000)
test.beforeEach(async ({ page, portal }) => {
  await portal.startOver()
  await account("kantor", "admin", "Ratna Kantor")
  const told = { announcement: "Mohon tunggu.", announcedAt: systemClock.now() }
  await setLine({ paused: true, issued: 98_765, serving: 12_345, ...told })
  await signInAsStaff(page, "kantor", /\/admin$/)
  await page.goto("/admin/antrean")
})

test("the lines, the question before a pause, and its answer", async ({ page }) => {
  await isAccessible(page)
  await page.getByRole("button", { name: "Lanjutkan jalur" }).click()
  await expect(page.getByRole("alertdialog")).toBeVisible()
  await isAccessible(page, "the question")
  await page.getByRole("button", { name: "Ya, lanjutkan jalur" }).click()
  await expect(page.getByText("Jalur berjalan lagi.")).toBeVisible()
  await expect(page.getByRole("alertdialog")).toHaveCount(0)
  await isAccessible(page, "the line goes on")
})

test("limits with mistakes, an announcement that is too long, and one that is shown", async ({ page }) => {
  await page.getByLabel("Kursi paling banyak").first().fill("banyak")
  await page.getByRole("button", { name: "Simpan batas" }).first().click()
  await expect(page.getByText("Batas belum disimpan")).toBeVisible()
  await isAccessible(page, "limits with a mistake")

  await page.getByLabel("Isi pengumuman").fill("Antrean berjalan lagi. ".repeat(10))
  await isAccessible(page, "the preview of an announcement that is too long")
  await page.getByRole("button", { name: "Umumkan" }).click()
  await expect(page.getByText("Pengumuman belum ditampilkan")).toBeVisible()
  await isAccessible(page, "an announcement with a mistake")

  await page.getByLabel("Isi pengumuman").fill("Antrean berjalan lagi.")
  await page.getByRole("button", { name: "Umumkan" }).click()
  await expect(page.getByText("Pengumuman ditampilkan kepada yang menunggu.")).toBeVisible()
  await isAccessible(page, "an announcement that is shown")
})
