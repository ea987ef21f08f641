import type { Page } from "@playwright/test"
import { db } from "#db/client.ts"
import { checkIn } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { moveSession, registered, sessions } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(async ({ portal }) => {
  await portal.startOver()
  await account("gerbang", "officer", "Bayu Gerbang")
})

const box = (page: Page) => page.getByLabel("Cari peserta")
const scan = async (page: Page, code: string) => {
  await box(page).fill(code)
  await box(page).press("Enter")
}
const heading = (page: Page, name: string) => expect(page.getByRole("heading", { name })).toBeVisible()

/** Two registrants in their hour, and an officer with the card of the first. */
async function desk(page: Page) {
  const first = await registered(61)
  const second = await registered(62)
  await moveSession((await sessions())[0]?.id ?? 0, -10, 50)
  await signInAsStaff(page, "gerbang", /\/petugas$/)
  await page.getByRole("button", { name: "Pintu A" }).click()
  await scan(page, first.ticketCode)
  await heading(page, "Boleh masuk")
  return { first, second }
}

/** From here on what the desk sends waits on the way to the portal, until the returned function is called. */
async function slowNetwork(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route("**/petugas", async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test("a ticket scanned during a slow check-in waits for it, and follows by itself when it is done", async ({
  page,
}) => {
  const { second } = await desk(page)
  const arrive = await slowNetwork(page)
  await page.getByRole("button", { name: "Catat masuk" }).click()
  await scan(page, second.ticketCode)
  await expect(page.getByRole("button", { name: "Mencatat" })).toBeVisible()
  arrive()

  await expect(page.getByText(second.name, { exact: true })).toBeVisible()
  await heading(page, "Boleh masuk")
  await expect(box(page)).toHaveValue("")
  expect(await db().select().from(checkIn)).toHaveLength(1)
})

test("a check-in that was refused is shown, although the next ticket was scanned meanwhile", async ({
  page,
}) => {
  const { first, second } = await desk(page)
  const arrive = await slowNetwork(page)
  await page.getByRole("button", { name: "Catat masuk" }).click()
  await scan(page, second.ticketCode)
  await db().update(registration).set({ status: "no_show" })
  arrive()

  await heading(page, "Tercatat tidak hadir")
  await expect(page.getByText(first.name, { exact: true })).toBeVisible()
  await expect(page.getByText("Tiket berikutnya belum dicari")).toBeVisible()
  await expect(box(page)).toHaveValue(second.ticketCode)
  expect(await db().select().from(checkIn)).toEqual([])

  await page.getByRole("button", { name: "Cari" }).click()
  await expect(page.getByText(second.name, { exact: true })).toBeVisible()
  await expect(page.getByText("Tiket berikutnya belum dicari")).toHaveCount(0)
})
