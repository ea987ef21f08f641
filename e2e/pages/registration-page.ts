import { expect, type Page } from "@playwright/test"
import { thisCity } from "#db/seed/this-city.ts"
import type { GeneratedForm } from "#testing/generated-people.ts"

/** Fills in the form of `/daftar` as a person does, by what stands beside the fields. Leaves the hour to the caller. */
export async function fillInForm(page: Page, person: GeneratedForm): Promise<void> {
  await page.getByLabel("Nomor Induk Kependudukan (NIK)").fill(person.nik)
  await page.getByLabel("Nama lengkap sesuai KTP/KK").fill(person.name)
  await page.getByLabel("Tanggal lahir").fill(person.birthDate)
  await page.getByLabel(person.sex === "female" ? "Perempuan" : "Laki-laki").check()
  await page.getByLabel("Nomor HP/WhatsApp aktif").fill(person.phone)
  if (person.residency === "resident") {
    await page.getByRole("radio", { name: /^Kota Malang/ }).check()
    const kelurahan = thisCity.city.kecamatan.flatMap((one) => one.kelurahan)
    const home = kelurahan.find(({ code }) => code === person.kelurahan)
    await page.getByRole("combobox", { name: "Kelurahan" }).selectOption(home?.name ?? "")
  } else {
    await page.getByRole("radio", { name: /^Luar Kota Malang/ }).check()
    await page.getByLabel("Kecamatan dan kabupaten/kota").fill(person.district)
  }
  await page.getByLabel("Alamat domisili").fill(person.address)
  await page.getByLabel("Saya menyatakan data yang saya isi benar").check()
}

/** Chooses the hour of a session, "07.00–08.00", on the first day that offers it. */
export async function chooseHour(page: Page, hours: string): Promise<void> {
  await page.getByLabel(hours).first().check()
}

export const submit = (page: Page) => page.getByRole("button", { name: "Kirim pendaftaran" }).click()

/** The ticket is there: its code, out of the address, and its running number. */
export async function readTicket(page: Page): Promise<{ code: string; number: string }> {
  await expect(page.getByRole("heading", { name: "Bukti Pendaftaran Vaksinasi COVID-19" })).toBeVisible()
  await page.waitForURL(/\/tiket\/[0-9A-Z]{16}$/)
  const code = page.url().slice(-16)
  const number = await page.getByText(/^[A-F]-\d{4}$/).textContent()
  return { code, number: number ?? "" }
}
