import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { staff } from "#db/schema/staff.ts"
import { system } from "#lib/kernel/actor.ts"
import { resetPassword } from "#lib/staff/commands/reset-password.ts"
import { systemClock } from "#platform/clock.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(({ portal }) => portal.startOver())

test("a wrong password and an unknown name get the same answer, and after five the account waits", async ({
  page,
}) => {
  await account("kantor", "admin", "Ratna Kantor")
  await page.goto("/masuk")
  for (const username of ["kantor", "tidak-ada", "kantor", "kantor", "kantor", "kantor"]) {
    await page.getByLabel("Nama pengguna").fill(username)
    await page.getByLabel("Kata sandi").fill("salah sekali lagi")
    const answered = page.waitForResponse((response) => response.request().method() === "POST")
    await page.getByRole("button", { name: "Masuk", exact: true }).click()
    await answered
    await expect(page.getByText("Nama pengguna atau kata sandi salah, atau akun tidak aktif.")).toBeVisible()
    await expect(page.getByLabel("Nama pengguna")).toHaveValue(username)
    // The answer empties it: typing before that would be typing into the last attempt.
    await expect(page.getByLabel("Kata sandi")).toHaveValue("")
  }
  await page.getByLabel("Kata sandi").fill("salah sekali lagi")
  await page.getByRole("button", { name: "Masuk", exact: true }).click()
  await expect(page.getByText(/Silakan coba lagi setelah pukul \d\d\.\d\d\.\d\d WIB/)).toBeVisible()
})

test("a one-time password opens only the page that replaces it", async ({ page }) => {
  await account("baru", "officer", "Wulan Baru")
  const reset = await resetPassword(system, { username: "baru" }, systemClock.now())
  if (reset.kind !== "reset") throw new Error("the account is missing")
  await page.goto("/masuk")
  await page.getByLabel("Nama pengguna").fill("baru")
  await page.getByLabel("Kata sandi").fill(reset.oneTimePassword)
  await page.getByRole("button", { name: "Masuk", exact: true }).click()
  await expect(page).toHaveURL(/\/masuk\/kata-sandi$/)

  await page.goto("/petugas")
  await expect(page).toHaveURL(/\/masuk\/kata-sandi$/)
  await page.getByLabel("Kata sandi sekali pakai").fill(reset.oneTimePassword)
  await page.getByLabel("Kata sandi baru", { exact: true }).fill("becak hijau di pasar besar")
  await page.getByLabel("Ulangi kata sandi baru").fill("becak hijau di pasar besar")
  await page.getByRole("button", { name: "Simpan kata sandi" }).click()
  await expect(page).toHaveURL(/\/petugas$/)
})

test("a disabled account is out at its next step", async ({ page }) => {
  await account("gerbang", "officer", "Bayu Gerbang")
  await signInAsStaff(page, "gerbang", /\/petugas$/)
  await db().update(staff).set({ disabledAt: systemClock.now() }).where(eq(staff.username, "gerbang"))
  await page.reload()
  await expect(page).toHaveURL(/\/masuk/)
})

test.describe("without permission", () => {
  test.use({ expectedErrors: [/40[13]/] })

  test("an officer sees a plain refusal in the office, and its numbers are refused too", async ({ page }) => {
    await account("gerbang", "officer", "Bayu Gerbang")
    await signInAsStaff(page, "gerbang", /\/petugas$/)
    expect((await page.goto("/admin"))?.status()).toBe(403)
    await expect(
      page.getByRole("heading", { name: "Anda tidak memiliki akses ke halaman ini" }),
    ).toBeVisible()
    expect((await page.request.get("/api/admin/ringkasan")).status()).toBe(403)
  })

  test("a person who is not signed in is led to sign in, and afterwards to where they wanted", async ({
    page,
    request,
  }) => {
    await account("kantor", "admin", "Ratna Kantor")
    await page.goto("/admin/audit")
    await expect(page).toHaveURL(/\/masuk\?tujuan=/)
    expect((await request.get("/api/admin/ringkasan")).status()).toBe(401)
  })
})
