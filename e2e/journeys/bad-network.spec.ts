import { lineOf } from "#testing/database/passes.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { crowd, serveAll, UNTIL_KNOWN_MS } from "../fixtures/lines.ts"
import { registered, registrations } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { chooseHour, fillInForm, readTicket, submit } from "../pages/registration-page.ts"
import { spoken, takeNumber, waits } from "../pages/waiting-page.ts"

test.beforeEach(({ portal }) => portal.startOver())

const person = generatedPerson(11, { sessionId: 0 })

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/] })

test("a lost connection loses nothing: it is sent again and gives one ticket", async ({ page, context }) => {
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  await context.setOffline(true)
  await submit(page)
  await expect(page.getByText("Koneksi internet terputus. Data Anda tidak hilang")).toBeVisible()

  await context.setOffline(false)
  await readTicket(page)
  expect(await registrations()).toHaveLength(1)
})

test("an answer that is lost on the way is asked for again: one place, one ticket", async ({ page }) => {
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  let lost = 0
  await page.route(/\/daftar(\?|$)/, async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.fallback()
    await route.fetch({ maxRedirects: 0 })
    return route.abort("connectionreset")
  })
  await submit(page)

  await readTicket(page)
  expect(lost).toBeGreaterThan(1)
  expect(await registrations()).toHaveLength(1)
})

test("what is typed while the answer is on its way is not lost to it", async ({ page, context }) => {
  await page.goto("/daftar")
  await fillInForm(page, { ...person, phone: "12" })
  await chooseHour(page, "07.00–08.00")
  await context.setOffline(true)
  await submit(page)
  await expect(page.getByText("Koneksi internet terputus. Data Anda tidak hilang")).toBeVisible()
  await page.getByLabel("Alamat domisili").fill("Jalan Ijen 25, RT 1 RW 2")
  await page.getByLabel("Nama lengkap sesuai KTP/KK").fill("")
  await page.getByLabel("Saya menyatakan data yang saya isi benar").uncheck()
  await chooseHour(page, "09.00–10.00")

  await context.setOffline(false)
  await expect(page.getByText("Nomor HP tidak valid.").first()).toBeVisible()
  await expect(page.getByLabel("Alamat domisili")).toHaveValue("Jalan Ijen 25, RT 1 RW 2")
  await expect(page.getByLabel("09.00–10.00").first()).toBeChecked()
  await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toHaveValue("")
  await expect(page.getByLabel("Saya menyatakan data yang saya isi benar")).not.toBeChecked()
  await page.getByLabel("Nama lengkap sesuai KTP/KK").fill(person.name)
  await page.getByLabel("Saya menyatakan data yang saya isi benar").check()
  await page.getByLabel("Nomor HP/WhatsApp aktif").fill(person.phone)
  await submit(page)
  await readTicket(page)
  expect(await registrations()).toMatchObject([{ address: "Jalan Ijen 25, RT 1 RW 2" }])
})

test("a cancellation whose answer is lost is sent again, and gives back one place", async ({ page }) => {
  const [first] = await Promise.all([registered(12), registered(17)])
  await page.goto(`/tiket/${first.ticketCode}`)
  let lost = 0
  await page.route(/\/tiket\//, async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.fallback()
    await route.fetch({ maxRedirects: 0 })
    return route.abort("connectionreset")
  })
  await page.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await page.getByRole("button", { name: "Ya, batalkan tempat saya" }).dblclick()

  await expect(page.getByText("Kami sedang memastikan hasil pembatalan Anda.")).toBeVisible()
  await expect(page.getByRole("heading", { name: "Pendaftaran ini sudah dibatalkan" })).toBeVisible()
  expect(lost).toBe(2)
  expect((await registrations()).map(({ status }) => status).sort()).toEqual(["cancelled", "registered"])
})

test.describe("while the network is away from a waiting phone", () => {
  test.setTimeout(120_000)

  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test("the page says so, keeps the number, and goes on by itself", async ({ page, context }) => {
    await crowd(100)
    await page.waitForTimeout(UNTIL_KNOWN_MS)
    await takeNumber(page)
    await waits(page)
    await context.setOffline(true)
    await expect(spoken(page, "Koneksi terputus. Nomor Anda tidak hilang")).toBeVisible({ timeout: 15_000 })
    await waits(page)
    await context.setOffline(false)
    await expect(spoken(page, "Koneksi terputus. Nomor Anda tidak hilang")).toBeHidden()
    await serveAll()
    await page.waitForURL(/\/daftar/, { timeout: 40_000 })
  })
})

test.describe("while the network is away before there is a number", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/], viewport: { width: 360, height: 740 } })

  test("the form says so where it is seen, and goes on by itself", async ({ page, context }) => {
    await crowd(100)
    await page.waitForTimeout(UNTIL_KNOWN_MS)
    await page.goto("/antre")
    await page.getByRole("radio", { name: "Warga Kota Malang" }).check()
    // The challenge that came with the page gives a proof; sending it fails.
    await context.setOffline(true)
    const button = page.getByRole("button", { name: "Ambil nomor antrean" })
    await button.evaluate((it) => it.scrollIntoView({ block: "end" }))
    await button.click()
    await expect(
      page.getByText("Koneksi internet terputus.").and(page.locator(":not([data-spoken] *)")),
    ).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole("button", { name: "Batal" })).toBeInViewport({ ratio: 1 })
    await context.setOffline(false)
    await waits(page)
    expect((await lineOf()).issued).toBe(102)
  })
})
