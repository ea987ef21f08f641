import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { account, signIn } from "./fixtures/accounts.ts"
import { registered } from "./fixtures/people.ts"
import { expect, test } from "./fixtures/test.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(120_000)

async function findNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)
  expect(told, page.url()).toEqual([])
}

/** 200 % zoom is half the width in CSS pixels: nothing may need sideways scrolling (WCAG 1.4.10 allows tables). */
async function fitsTheWidth(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

test("axe finds nothing on the public pages, and none scrolls sideways at 320 pixels", async ({ page }) => {
  const { ticketCode } = await registered(31)
  for (const path of ["/", "/daftar", "/cek", "/kuota", `/tiket/${ticketCode}`, "/masuk"]) {
    await page.goto(path)
    await findNothing(page)
  }
  await page.goto("/daftar")
  await page.getByRole("button", { name: "Kirim pendaftaran" }).click()
  await expect(page.getByRole("alert").first()).toBeFocused()
  await findNothing(page)

  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ["/", "/daftar", "/cek", "/kuota", `/tiket/${ticketCode}`, "/masuk"]) {
    await page.goto(path)
    await fitsTheWidth(page)
  }
})

test("axe finds nothing on the pages of office and stadium", async ({ page }) => {
  const { ticketCode } = await registered(32)
  await account("kantor", "admin", "Ratna Kantor")
  await signIn(page, "kantor", /\/admin$/)
  for (const path of ["/admin", "/admin/kuota", "/admin/audit", "/petugas"]) {
    await page.goto(path)
    await findNothing(page)
  }
  await page.getByRole("button", { name: "Pintu A" }).click()
  await page.getByLabel("Cari peserta").fill(ticketCode)
  await page.getByRole("button", { name: "Cari" }).click()
  await expect(page.getByRole("heading", { name: "Bukan hari ini" })).toBeVisible()
  await findNothing(page)

  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ["/admin", "/admin/kuota", "/admin/audit", "/petugas"]) {
    await page.goto(path)
    await fitsTheWidth(page)
  }
})
