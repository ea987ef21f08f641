import { generatedPerson } from "#testing/generated-people.ts"
import { registered, registrations, setCampaign } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { chooseHour, fillInForm, readTicket, submit } from "../pages/registration-page.ts"

test.use({ javaScriptEnabled: false })
test.beforeEach(({ portal }) => portal.startOver())

const person = generatedPerson(21, { sessionId: 0 })

test("the front page shows places left with their time", async ({ page }) => {
  await page.goto("/")
  await expect(page.getByRole("heading", { name: "Tempat tersisa" })).toBeVisible()
  await expect(page.getByText(/per \d{2}\.\d{2}\.\d{2} WIB/).first()).toBeVisible()
})

test("choosing no line is told at the choice", async ({ page }) => {
  await page.goto("/antre")
  await page.getByRole("button", { name: "Ambil nomor antrean" }).click()
  const choice = page.getByRole("group", { name: "Anda mendaftar sebagai" })
  await expect(choice.getByText("Pilih salah satu: warga Kota Malang atau warga luar kota.")).toBeVisible()
})

test("a mistake keeps what was typed, and then the form gives a ticket", async ({ page }) => {
  await page.goto("/daftar")
  await fillInForm(page, { ...person, phone: "123" })
  await chooseHour(page, "07.00–08.00")
  await submit(page)

  await expect(page.getByText("Nomor HP tidak valid. Contoh: 081234567890.").first()).toBeVisible()
  await expect(page.getByLabel("Nomor Induk Kependudukan (NIK)")).toHaveValue(person.nik)
  await expect(page.getByLabel("07.00–08.00").first()).toBeChecked()
  await page.getByLabel("Nomor HP/WhatsApp aktif").fill(person.phone)
  await submit(page)

  await readTicket(page)
  await expect(page.getByText(person.name)).toBeVisible()
  expect(await registrations()).toHaveLength(1)
})

test("registration that is paused while somebody types loses nothing of what was typed", async ({ page }) => {
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  await setCampaign({ phase: "paused" })
  await page.waitForTimeout(1_100)
  await submit(page)

  await expect(page.getByText("Pendaftaran sedang tidak dibuka.")).toBeVisible()
  await expect(page.getByLabel("Nomor Induk Kependudukan (NIK)")).toHaveValue(person.nik)
  expect(await registrations()).toEqual([])
})

test("NIK and phone open a ticket, and the place can be given back", async ({ page }) => {
  const { nik, phone } = await registered(22)
  await page.goto("/cek")
  await page.getByLabel("Nomor Induk Kependudukan (NIK)").fill(nik)
  await page.getByLabel("Nomor HP yang didaftarkan").fill(phone)
  await page.getByRole("button", { name: "Buka tiket saya" }).click()
  await page.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await page.getByRole("button", { name: "Ya, batalkan tempat saya" }).click()

  await expect(page.getByText("Pendaftaran ini sudah dibatalkan")).toBeVisible()
})
