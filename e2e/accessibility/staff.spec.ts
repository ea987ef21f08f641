import { db } from "#db/client.ts"
import { staff } from "#db/schema/staff.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { registered } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { heading, isAccessible, phoneOnly } from "./is-accessible.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(120_000)

test.describe("pages that refuse", phoneOnly, () => {
  test.use({ expectedErrors: [/40[34]/] })

  test("an address and a ticket that do not exist, and the office for an officer", async ({ page }) => {
    expect((await page.goto("/tidak-ada"))?.status()).toBe(404)
    await isAccessible(page)
    expect((await page.goto("/tiket/0000000000000000"))?.status()).toBe(404)
    await isAccessible(page, "a ticket that does not exist")

    await account("gerbang", "officer", "Bayu Gerbang")
    await signInAsStaff(page, "gerbang", /\/petugas$/)
    expect((await page.goto("/admin"))?.status()).toBe(403)
    await isAccessible(page, "/admin for an officer")
  })
})

test("signing in and replacing a password, with mistakes too", phoneOnly, async ({ page }) => {
  await account("baru", "officer", "Wulan Baru")
  await page.goto("/masuk")
  await isAccessible(page)
  await page.getByLabel("Nama pengguna").fill("baru")
  await page.getByLabel("Kata sandi").fill("salah sekali lagi")
  await page.getByRole("button", { name: "Masuk", exact: true }).click()
  await expect(page.getByText("Nama pengguna atau kata sandi salah")).toBeVisible()
  await isAccessible(page, "/masuk with a wrong password")

  await db().update(staff).set({ mustChangePassword: true })
  await signInAsStaff(page, "baru", /\/masuk\/kata-sandi$/)
  await isAccessible(page)
  await page.getByLabel("Kata sandi sekali pakai").fill("salah sekali lagi")
  await page.getByLabel("Kata sandi baru", { exact: true }).fill("pendek")
  await page.getByLabel("Ulangi kata sandi baru").fill("lain")
  await page.getByRole("button", { name: "Simpan kata sandi" }).click()
  await expect(page.getByText("Kata sandi belum diganti")).toBeVisible()
  await isAccessible(page, "/masuk/kata-sandi with mistakes")
})

test.describe("the office", () => {
  test.beforeEach(async ({ page }) => {
    await account("kantor", "admin", "Ratna Kantor")
    await signInAsStaff(page, "kantor", /\/admin$/)
  })

  test("the overview, the question before a decision, and its answer", async ({ page }) => {
    await registered(33)
    await isAccessible(page)
    for (const [decision, confirm, answer] of [
      ["Jeda pendaftaran", "Ya, jeda", "Pendaftaran dijeda."],
      ["Tutup pendaftaran", "Ya, tutup", "Pendaftaran ditutup."],
    ] as const) {
      await page.getByRole("button", { name: decision }).click()
      await expect(page.getByRole("alertdialog")).toBeVisible()
      await isAccessible(page, `the question: ${decision}`)
      await page.getByRole("button", { name: confirm }).click()
      await expect(page.getByText(answer)).toBeVisible()
      await expect(page.getByRole("alertdialog")).toHaveCount(0)
      await isAccessible(page, answer)
    }
  })

  test("releasing places: plan, mistake, confirmation, done, nothing left; then the audit", async ({
    page,
  }) => {
    await page.goto("/admin/kuota")
    await isAccessible(page)
    await page.getByRole("radio", { name: /^Tentukan per sesi/ }).check()
    await isAccessible(page, "releasing session by session")
    await page.getByRole("radio", { name: /^Sebar merata/ }).check()
    await page.getByLabel("Jumlah tempat yang dilepas").fill("0")
    await page.getByRole("button", { name: "Lihat rencana" }).click()
    await expect(page.getByText("Rencana belum dapat dibuat")).toBeVisible()
    await isAccessible(page, "a plan with a mistake")

    await page.getByLabel("Jumlah tempat yang dilepas").fill("5000")
    await page.getByRole("button", { name: "Lihat rencana" }).click()
    await expect(heading(page, "Periksa, lalu lepas")).toBeVisible()
    await isAccessible(page, "the confirmation")
    await page.getByRole("button", { name: "Lepas 5.000 tempat" }).click()
    await expect(page.getByText("Kuota belum dilepas")).toBeVisible()
    await isAccessible(page, "the confirmation without a reason")
    await page.getByLabel("Alasan").fill("Rapat koordinasi pagi")
    await page.getByRole("button", { name: "Lepas 5.000 tempat" }).click()
    await expect(page.getByText("5.000 tempat dilepas")).toBeVisible()
    await isAccessible(page, "what was released")

    await page.goto("/admin/kuota")
    await expect(page.getByText("Tidak ada tempat yang masih ditahan")).toBeVisible()
    await isAccessible(page, "nothing left to release")
    for (const path of ["/admin/audit", "/admin/audit?tindakan=quota.release"]) {
      await page.goto(path)
      await isAccessible(page, path)
    }
  })
})
