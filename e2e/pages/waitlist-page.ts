import { expect, type Page } from "@playwright/test"
import { heading } from "./waiting-page.ts"

/** Goes from the waiting page to the form of the waiting list, as somebody without prospect does. */
export async function openWaitlistForm(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Masuk daftar tunggu" }).click()
  await expect(heading(page, "Daftar tunggu")).toBeVisible()
}

export const submitWaitlist = (page: Page) =>
  page.getByRole("button", { name: "Masuk daftar tunggu" }).click()

export async function isListed(page: Page): Promise<void> {
  await expect(heading(page, "Anda ada di daftar tunggu")).toBeVisible()
}

/** What stands beside this person's name. */
export const entryOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name })
