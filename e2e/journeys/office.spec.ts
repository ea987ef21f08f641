import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { UNTIL_KNOWN_MS } from "../fixtures/lines.ts"
import { registered } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(async ({ portal }) => {
  await portal.startOver()
  await account("kantor", "admin", "Ratna Kantor")
})

const held = async () => (await db().select().from(quota)).reduce((sum, row) => sum + row.held, 0)

test("the overview shows what the database holds and follows it without a reload", async ({ page }) => {
  await signInAsStaff(page, "kantor", /\/admin$/)
  await expect(page.getByText("0 dari 20.000 terisi", { exact: true })).toBeVisible()
  await registered(41)
  await expect(page.getByText("1 dari 20.000 terisi", { exact: true })).toBeVisible()
})

test("more than is held, nothing and words are refused, and nothing typed is lost", async ({ page }) => {
  await signInAsStaff(page, "kantor", /\/admin$/)
  await page.goto("/admin/kuota")
  for (const [typed, told] of [
    ["5001", "Hanya 5.000 tempat yang masih ditahan di sini."],
    ["0", "Jumlah harus lebih dari nol."],
    ["banyak", "Tulis jumlah dengan angka bulat, misalnya 500."],
  ] as const) {
    await page.getByLabel("Jumlah tempat yang dilepas").fill(typed)
    await page.getByRole("button", { name: "Lihat rencana" }).click()
    await expect(page.getByText(told).first()).toBeVisible()
    await expect(page.getByLabel("Jumlah tempat yang dilepas")).toHaveValue(typed)
  }
  expect(await held()).toBe(5_000)
})

test("two administrators plan on the same places: the second is told who was first", async ({
  browser,
  portal,
}) => {
  await account("wakil", "admin", "Galih Wakil")
  const offices = await Promise.all([1, 2].map(() => browser.newPage({ baseURL: portal.address })))
  const [ratna, galih] = offices
  if (!ratna || !galih) throw new Error("two pages were opened")
  await signInAsStaff(ratna, "kantor", /\/admin$/)
  await signInAsStaff(galih, "wakil", /\/admin$/)
  for (const office of offices) {
    await office.goto("/admin/kuota")
    await office.getByLabel("Jumlah tempat yang dilepas").fill("4000")
    await office.getByRole("button", { name: "Lihat rencana" }).click()
    await office.getByLabel("Alasan").fill("Antrean luar kota panjang")
  }
  await ratna.getByRole("button", { name: "Lepas 4.000 tempat" }).dblclick()
  await expect(ratna.getByText("4.000 tempat dilepas")).toBeVisible()
  await galih.getByRole("button", { name: "Lepas 4.000 tempat" }).click()
  await expect(galih.getByText(/Ratna Kantor melepas 4\.000 tempat/)).toBeVisible()

  expect(await held()).toBe(1_000)
  expect(await findLedgerDifferences()).toEqual([])
  await ratna.goto("/admin/audit")
  await expect(ratna.getByRole("cell", { name: "Kuota dilepas" })).toBeVisible()
  for (const office of offices) await office.close()
})

test("registration is paused and opened again, and the public sees it", async ({ page }) => {
  await signInAsStaff(page, "kantor", /\/admin$/)
  await page.getByRole("button", { name: "Jeda pendaftaran" }).click()
  await page.getByRole("button", { name: "Ya, jeda" }).click()
  await expect(page.getByText("Pendaftaran dijeda.")).toBeVisible()
  expect((await db().select().from(campaign))[0]?.phase).toBe("paused")
  await page.waitForTimeout(UNTIL_KNOWN_MS)
  await page.goto("/daftar")
  await expect(page.getByRole("heading", { name: "Pendaftaran dijeda sementara" })).toBeVisible()

  await page.goto("/admin")
  await page.getByRole("button", { name: "Buka pendaftaran" }).click()
  await page.getByRole("button", { name: "Ya, buka" }).click()
  await expect(page.getByText("Pendaftaran dibuka.")).toBeVisible()
})
