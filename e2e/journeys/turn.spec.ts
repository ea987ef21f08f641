import type { Page } from "@playwright/test"
import { db } from "#db/client.ts"
import { quota } from "#db/schema/quota.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { giveTurn, usedOf } from "../fixtures/passes.ts"
import { registrations } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { chooseHour, fillInForm, readTicket, submit } from "../pages/registration-page.ts"

test.beforeEach(({ portal }) => portal.startOver())

const person = generatedPerson(31, { sessionId: 0 })
const bar = (page: Page) => page.getByRole("region", { name: "Giliran Anda" })

test("the turn is told above the form and stays in sight", async ({ page, context, portal }) => {
  await giveTurn(context, portal.address)
  await page.goto("/daftar")

  await expect(bar(page)).toContainText(/Giliran Anda berlaku sampai pukul \d{2}\.\d{2} WIB/)
  await expect(bar(page).getByRole("timer")).toHaveText(/^9 menit \d{1,2} detik lagi$/)
  await page.getByRole("button", { name: "Kirim pendaftaran" }).scrollIntoViewIfNeeded()
  await expect(bar(page)).toBeInViewport()
})

test("two minutes before its end the turn can be extended once, without leaving the field", async ({
  page,
  context,
  portal,
}) => {
  await giveTurn(context, portal.address, { secondsLeft: 90 })
  await page.goto("/daftar")
  await page.getByLabel("Nama lengkap sesuai KTP/KK").fill(person.name)

  await expect(bar(page).getByRole("status")).toHaveText(/Giliran Anda berakhir dalam dua menit/)
  await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toBeFocused()
  await bar(page).getByRole("button", { name: "Tambah waktu" }).click()

  await expect(bar(page).getByRole("status")).toHaveText(/Waktu Anda ditambah sampai pukul/)
  await expect(bar(page).getByRole("timer")).toHaveText(/^6 menit/)
  await expect(bar(page).getByRole("button")).toHaveCount(0)
  await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toHaveValue(person.name)
})

test("after the end of a turn what was typed is kept, all but the NIK, through a new turn", async ({
  page,
  context,
  portal,
}) => {
  await giveTurn(context, portal.address, { secondsLeft: 10 })
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  await expect(bar(page)).toContainText("Giliran Anda sudah berakhir", { timeout: 20_000 })
  await bar(page).getByRole("link", { name: "Ambil nomor baru" }).click()
  await expect(page).toHaveURL(/\/antre/)
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(person.nik)

  await giveTurn(context, portal.address)
  await page.goto("/daftar")
  await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toHaveValue(person.name)
  await expect(page.getByLabel("Alamat domisili")).toHaveValue(person.address)
  await expect(page.getByLabel("Nomor Induk Kependudukan (NIK)")).toHaveValue("")
  await expect(page.getByLabel("07.00–08.00").first()).toBeChecked()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})

test("a form that is sent too late is refused and stays as typed", async ({ page, context, portal }) => {
  await giveTurn(context, portal.address, { secondsLeft: 2 })
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  // Two seconds that were told, fifteen that are honoured.
  await page.waitForTimeout(18_000)
  await submit(page)

  const refusal = page.getByRole("alert").filter({ hasText: "Giliran Anda tidak berlaku lagi." })
  await expect(refusal.getByRole("link", { name: "Ambil nomor baru" })).toBeVisible()
  await expect(page.getByLabel("Nomor Induk Kependudukan (NIK)")).toHaveValue(person.nik)
  expect(await registrations()).toEqual([])
})

test("a family registers one after the other with one turn", async ({ page, context, portal }) => {
  const turn = await giveTurn(context, portal.address, { seats: 3 })
  const family = [41, 42, 43].map((n) => generatedPerson(n, { sessionId: 0 }))

  await page.goto("/daftar")
  for (const [n, member] of family.entries()) {
    await expect(bar(page)).toContainText(`Tempat ${n + 1} dari 3 untuk keluarga Anda`)
    await fillInForm(page, member)
    await chooseHour(page, "08.00–09.00")
    await submit(page)
    await readTicket(page)
    await expect(page.getByText(member.name)).toBeVisible()
    const next = page.getByRole("link", { name: "Daftarkan anggota keluarga berikutnya" })
    if (n === 2) await expect(next).toHaveCount(0)
    else await next.click()
  }
  expect(await registrations()).toHaveLength(3)
  expect(await usedOf(turn)).toBe(3)
})

test("somebody from outside the city with a resident's turn registers without a word while nobody waits", async ({
  page,
  context,
  portal,
}) => {
  await db().update(quota).set({ held: 0 })
  const turn = await giveTurn(context, portal.address)
  await page.goto("/daftar")
  await fillInForm(page, generatedPerson(51, { sessionId: 0, residency: "outside_city" }))
  await chooseHour(page, "07.00–08.00")
  await submit(page)

  expect((await readTicket(page)).number).toBe("F-0001")
  expect(await usedOf(turn)).toBe(0)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a family registers too, and the turn is told on every page of the form", async ({
    page,
    context,
    portal,
  }) => {
    await giveTurn(context, portal.address, { seats: 2 })
    await page.goto("/daftar")
    await expect(bar(page)).toContainText(/Giliran Anda berlaku sampai pukul \d{2}\.\d{2} WIB/)
    await fillInForm(page, { ...person, phone: "12" })
    await chooseHour(page, "07.00–08.00")
    await submit(page)
    await expect(page.getByText("Nomor HP tidak valid.").first()).toBeVisible()
    await expect(bar(page)).toContainText(/Giliran Anda berlaku sampai pukul \d{2}\.\d{2} WIB/)
    await page.getByLabel("Nomor HP/WhatsApp aktif").fill(person.phone)
    await submit(page)
    await readTicket(page)

    await page.getByRole("link", { name: "Daftarkan anggota keluarga berikutnya (1 tempat lagi)" }).click()
    await fillInForm(page, generatedPerson(32, { sessionId: 0 }))
    await chooseHour(page, "07.00–08.00")
    await submit(page)
    await readTicket(page)
    expect(await registrations()).toHaveLength(2)
  })

  test("more time is one press away", async ({ page, context, portal }) => {
    await giveTurn(context, portal.address, { secondsLeft: 90 })
    await page.goto("/daftar")
    await bar(page).getByRole("button", { name: "Tambah waktu" }).click()

    await expect(page).toHaveURL(/\/daftar/)
    await expect(bar(page).getByRole("button", { name: "Tambah waktu" })).toBeHidden()
  })
})
