import type { Page } from "@playwright/test"
import { asc } from "drizzle-orm"
import { db } from "#db/client.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { lineOf } from "#testing/database/passes.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { crowd, leaveLastPlace, leavePlaces, serveAll, UNTIL_KNOWN_MS } from "../fixtures/lines.ts"
import { registered, registrations } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { fillInForm, readTicket } from "../pages/registration-page.ts"
import { figure, heading, seen, takeNumber, waits } from "../pages/waiting-page.ts"
import { entryOf, isListed, openWaitlistForm, submitWaitlist } from "../pages/waitlist-page.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(120_000)

/** Waits until what was arranged in the database is in the front door's status snapshot. */
const arranged = () => new Promise((known) => setTimeout(known, UNTIL_KNOWN_MS))
const person = (n: number) => generatedPerson(n, { sessionId: 0 })
const entries = () => db().select().from(waitlistEntry).orderBy(asc(waitlistEntry.id))

/** Takes a number that comes too late, and goes on to the form of the waiting list. */
async function openFormWithoutProspect(page: Page, seats = 1): Promise<void> {
  await crowd(300)
  await leaveLastPlace()
  await arranged()
  await takeNumber(page, "resident", seats)
  await openWaitlistForm(page)
}

test("a person without prospect leaves the form, closes the page, and has a place when one comes back", async ({
  page,
}) => {
  await crowd(300)
  await leaveLastPlace()
  await arranged()
  await takeNumber(page)
  await waits(page)
  await expect(seen(page, "Tempat kemungkinan habis sebelum giliran Anda")).toBeVisible()

  await openWaitlistForm(page)
  await expect(page.getByText("302", { exact: true })).toBeVisible()
  await fillInForm(page, person(11))
  await submitWaitlist(page)
  await isListed(page)
  expect(await entries()).toMatchObject([{ number: 302, position: 302, status: "waiting" }])
  expect(await figure(page, "Nomor di depan Anda")).toBe("300")

  // The number was for one.
  await page.goto("/daftar-tunggu/formulir")
  await isListed(page)
  // Coming back to the line leads to where the number stands.
  await page.goto("/antre")
  await isListed(page)
  await expect(entryOf(page, person(11).name).getByText("Menunggu", { exact: true })).toBeVisible()

  await leavePlaces(1)
  await serveAll()
  await expect.poll(async () => (await entries())[0]?.status).toBe("registered")
  await page.getByRole("link", { name: "Perbarui halaman" }).click()
  await expect(heading(page, "Daftar tunggu Anda sudah selesai")).toBeVisible()
  await expect(entryOf(page, person(11).name).getByText("Terdaftar", { exact: true })).toBeVisible()
  await page.getByRole("link", { name: "Buka tiket" }).click()
  await readTicket(page)
  expect(await registrations()).toMatchObject([{ name: person(11).name }])
  expect((await entries())[0]?.form).toBeNull()
})

test("while places are left that are not promised, those without prospect wait: the others register first", async ({
  page,
}) => {
  await crowd(300)
  await leavePlaces(1)
  await arranged()
  await takeNumber(page)
  await expect(seen(page, "Tempat kemungkinan habis sebelum giliran Anda")).toBeVisible()
  const way = page.getByRole("link", { name: "Masuk daftar tunggu" })
  await expect(way).toBeHidden()
  await page.goto("/daftar-tunggu")
  await waits(page)

  await leaveLastPlace()
  await expect(way).toBeVisible({ timeout: 60_000 })
})

test("when everything is taken a newcomer takes a number and leaves a form, and gets a place that is given back", async ({
  page,
  browser,
  baseURL,
}) => {
  const holder = await registered(1)
  await leavePlaces(0)
  await arranged()
  await takeNumber(page)
  await expect(heading(page, "Semua tempat sudah terisi")).toBeVisible()
  await openWaitlistForm(page)
  await fillInForm(page, person(12))
  await submitWaitlist(page)
  await isListed(page)

  const other = await browser.newPage(baseURL ? { baseURL } : {})
  await other.goto(`/tiket/${holder.ticketCode}`)
  await other.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await other.getByRole("button", { name: "Ya, batalkan tempat saya" }).click()
  await expect(other.getByText(/dibatalkan/i).first()).toBeVisible()
  await other.close()

  await expect.poll(async () => (await entries())[0]?.status).toBe("registered")
  expect((await lineOf()).waitlisted).toBe(0)
})

test("bad input is told at the field and nothing typed is lost; a person who has a place is told so", async ({
  page,
}) => {
  const holder = await registered(1)
  await openFormWithoutProspect(page)
  await fillInForm(page, { ...person(13), nik: "123" })
  await submitWaitlist(page)
  await expect(page.getByRole("alert")).toBeFocused()
  await expect(page.getByLabel("Nomor Induk Kependudukan (NIK)")).toHaveAccessibleDescription(
    /NIK harus terdiri dari 16 angka/,
  )
  await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toHaveValue(person(13).name)

  await fillInForm(page, { ...person(13), nik: holder.nik, birthDate: holder.birthDate, sex: holder.sex })
  await submitWaitlist(page)
  await expect(page.getByRole("alert")).toContainText("NIK ini sudah terdaftar.")
  await expect(page.getByLabel("Alamat domisili")).toHaveValue(person(13).address)
  expect(await entries()).toHaveLength(0)

  await fillInForm(page, person(13))
  await submitWaitlist(page)
  await isListed(page)
})

test.describe("with a bad network", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test("pressed twice while the network is away: one form, once there is a network", async ({
    page,
    context,
  }) => {
    await openFormWithoutProspect(page)
    await fillInForm(page, person(14))
    await context.setOffline(true)
    await page.getByRole("button", { name: "Masuk daftar tunggu" }).dblclick()
    await expect(page.getByText(/Koneksi internet terputus/)).toBeVisible()
    await context.setOffline(false)
    await isListed(page)
    expect(await entries()).toHaveLength(1)
  })
})

test("a family leaves one form for each, and can take one off again", async ({ page }) => {
  await openFormWithoutProspect(page, 2)
  await expect(page.getByText("untuk 2 orang")).toBeVisible()
  await fillInForm(page, person(15))
  await submitWaitlist(page)
  await isListed(page)
  await page.getByRole("link", { name: "Tambah anggota keluarga" }).click()
  await fillInForm(page, person(16))
  await submitWaitlist(page)
  await isListed(page)
  await expect(page.getByRole("link", { name: "Tambah anggota keluarga" })).toBeHidden()
  expect((await lineOf()).waitlisted).toBe(2)

  const first = entryOf(page, person(15).name)
  await first.getByText("Tidak jadi menunggu?").click()
  await first.getByRole("button", { name: "Keluar dari daftar tunggu" }).click()
  await expect(page.getByText("Dibatalkan").filter({ visible: true })).toBeVisible()
  expect(await entries()).toMatchObject([
    { status: "withdrawn", form: null },
    { status: "waiting", number: 302 },
  ])
  expect((await lineOf()).waitlisted).toBe(1)
})

test("a person on the list takes another number for somebody else, and leaves that form too", async ({
  page,
}) => {
  await openFormWithoutProspect(page)
  await fillInForm(page, person(18))
  await submitWaitlist(page)
  await isListed(page)

  await page.getByRole("link", { name: "Ambil nomor baru" }).click()
  await page.getByRole("button", { name: "Ambil nomor antrean" }).waitFor()
  await page.getByRole("radio", { name: "Warga Kota Malang" }).check()
  await page.getByRole("radio", { name: "1 orang" }).check()
  await page.getByRole("button", { name: "Ambil nomor antrean" }).click()
  await openWaitlistForm(page)
  await expect(page.getByText("303", { exact: true })).toBeVisible()
  await fillInForm(page, person(19))
  await submitWaitlist(page)
  await isListed(page)
  expect(await entries()).toMatchObject([{ number: 302 }, { number: 303 }])
})

test("the list is for people with a number; without one, or with a forged one, the way is to the line", async ({
  page,
  context,
  baseURL,
}) => {
  await page.goto("/daftar-tunggu")
  await expect(page).toHaveURL(/\/antre$/)
  await context.addCookies([{ name: "daftar_tunggu", value: "a.b.c", url: baseURL ?? "" }])
  await page.goto("/daftar-tunggu")
  await expect(page.getByText("Nomor antrean di peramban ini tidak dikenal").first()).toBeVisible()
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the form posts itself, comes back with what was wrong, and leads to where it stands", async ({
    page,
  }) => {
    await crowd(300)
    await leaveLastPlace()
    await arranged()
    await takeNumber(page)
    await page.waitForURL(/\/antre/)
    await expect(heading(page, "Anda berada dalam antrean")).toBeVisible({ timeout: 60_000 })
    await openWaitlistForm(page)
    await fillInForm(page, { ...person(17), phone: "12" })
    await submitWaitlist(page)
    await expect(page.getByText("Nomor HP tidak valid").first()).toBeVisible()
    await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toHaveValue(person(17).name)
    await page.getByLabel("Nomor HP/WhatsApp aktif").fill(person(17).phone)
    await submitWaitlist(page)
    await isListed(page)
    expect(await entries()).toMatchObject([{ status: "waiting" }])

    const own = entryOf(page, person(17).name)
    await own.getByText("Tidak jadi menunggu?").click()
    await own.getByRole("button", { name: "Keluar dari daftar tunggu" }).click()
    await expect(page.getByText("Dibatalkan").filter({ visible: true })).toBeVisible()
    expect(await entries()).toMatchObject([{ status: "withdrawn", form: null }])
  })
})
