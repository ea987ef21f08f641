import { expect, type Page } from "@playwright/test"
import type { LineAudience } from "#lib/waiting-room/types.ts"

const labels: Record<LineAudience, string> = {
  resident: "Warga Kota Malang",
  outside_city: "Warga luar kota",
}

/** Asks for a number on `/antre` as a person does. */
export async function takeNumber(page: Page, audience: LineAudience = "resident", seats = 1): Promise<void> {
  await page.goto("/antre")
  await page.getByRole("radio", { name: labels[audience] }).check()
  await page.getByRole("radio", { name: `${seats} orang` }).check()
  await page.getByRole("button", { name: "Ambil nomor antrean" }).click()
}

export const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name })

/** A text that is seen; the same one may be read out, too. */
export const seen = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).and(page.locator(":not([data-spoken] *)"))

/** What a screen reader reads out by itself when it appears. */
export const spoken = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text })

export async function waits(page: Page): Promise<void> {
  await expect(heading(page, "Anda berada dalam antrean")).toBeVisible()
}

/** Puts the phone away, or takes it out again: to the page that is another tab in front, or a dark screen. */
export async function isLookedAt(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event("visibilitychange"))
  }, !isSeen)
}

/** What stands beside a name on the slip: "Urutan Anda", "Tempat tersisa". */
export async function figure(page: Page, name: string): Promise<string> {
  const term = page.getByRole("term").filter({ hasText: name })
  return (await term.locator("xpath=following-sibling::dd[1]").textContent()) ?? ""
}
