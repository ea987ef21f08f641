import { expect, type Page } from "@playwright/test"
import { findKelurahan } from "#lib/identity/regions.ts"
import type { GeneratedForm } from "#scripts/generated-people.ts"
import { heading } from "./waiting-page.ts"

/** Goes from the waiting page to the form of the waiting list, as somebody without prospect does. */
export async function openWaitlistForm(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Masuk daftar tunggu" }).click()
  await expect(heading(page, "Daftar tunggu")).toBeVisible()
}

/** Fills in everything that the form of the waiting list asks a resident for. */
export async function fillInWaitlist(page: Page, person: GeneratedForm): Promise<void> {
  await page.getByLabel("Nomor Induk Kependudukan (NIK)").fill(person.nik)
  await page.getByLabel("Nama lengkap sesuai KTP/KK").fill(person.name)
  await page.getByLabel("Tanggal lahir").fill(person.birthDate)
  await page.getByLabel(person.sex === "female" ? "Perempuan" : "Laki-laki").check()
  await page.getByLabel("Nomor HP/WhatsApp aktif").fill(person.phone)
  const name = person.residency === "resident" ? findKelurahan(person.kelurahan)?.name : undefined
  await page.getByRole("combobox", { name: "Kelurahan" }).selectOption(name ?? "")
  await page.getByLabel("Alamat domisili").fill(person.address)
  await page.getByLabel("Saya menyatakan data yang saya isi benar").check()
}

export const submitWaitlist = (page: Page) =>
  page.getByRole("button", { name: "Masuk daftar tunggu" }).click()

export async function isListed(page: Page): Promise<void> {
  await expect(heading(page, "Anda ada di daftar tunggu")).toBeVisible()
}

/** What stands beside this person's name. */
export const entryOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name })
