import type { Page } from "@playwright/test"
import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { checkIn } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { account, signInAsStaff } from "../fixtures/accounts.ts"
import { moveSession, registered, sessions } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(async ({ portal }) => {
  await portal.startOver()
  await account("gerbang", "officer", "Bayu Gerbang")
})

async function takeGate(page: Page, username = "gerbang", gate = "Pintu A"): Promise<void> {
  await signInAsStaff(page, username, /\/petugas$/)
  await page.getByRole("button", { name: gate }).click()
}

async function find(page: Page, query: string): Promise<void> {
  await page.getByLabel("Cari peserta").fill(query)
  await page.getByLabel("Cari peserta").press("Enter")
}

const verdict = (page: Page, words: string) =>
  expect(page.getByRole("heading", { name: words })).toBeVisible()

/** Somebody whose session runs from so many minutes before to so many after now. */
async function registrant(n: number, fromMinutes: number, toMinutes: number) {
  const person = await registered(n)
  await moveSession((await sessions())[0]?.id ?? 0, fromMinutes, toMinutes)
  return person
}

test("one box takes the QR, the code, the NIK, the phone, the name and the number", async ({ page }) => {
  const { ticketCode, nik, phone, name } = await registrant(51, -10, 50)
  const [row] = await db().select().from(registration)
  const qr = signTicket({ code: ticketCode, sessionId: row?.sessionId ?? 0, gateCode: "A" })
  await takeGate(page)

  for (const query of [qr, ticketCode.toLowerCase(), nik, phone, name.slice(0, 6)]) {
    await find(page, query)
    await verdict(page, "Boleh masuk")
    expect(page.url()).toMatch(/\/petugas$/)
  }
  await expect(page.getByText(nik)).toHaveCount(0)
})

test("an altered QR is refused with a verdict of its own", async ({ page }) => {
  const { ticketCode } = await registrant(52, -10, 50)
  const qr = signTicket({ code: ticketCode, sessionId: 1, gateCode: "A" })
  await takeGate(page)
  await find(page, `${qr.slice(0, -4)}7777`)
  await verdict(page, "Tiket tidak sah")
})

test("a registrant a registrant who comes an hour early may enter with a reason, which is recorded", async ({
  page,
}) => {
  const { ticketCode } = await registrant(53, 60, 120)
  await takeGate(page)
  await find(page, ticketCode)
  const early = page.getByRole("heading", { name: /Belum waktunya|Bukan hari ini/ })
  await expect(early).toBeVisible()

  await page.getByText("Izinkan masuk dengan alasan").click()
  await page.getByLabel("Lansia atau penyandang disabilitas").check()
  await page.getByRole("button", { name: "Izinkan dan catat masuk" }).click()
  await verdict(page, "Kedatangan dicatat")
  const [row] = await db().select().from(checkIn)
  expect(row?.exception).toMatch(/too_early|wrong_day/)
  expect(row?.exceptionReason).toBe("Lansia atau penyandang disabilitas")
})

test("two officers at once: one lets them in, the other sees who did and where", async ({
  browser,
  portal,
}) => {
  await account("lain", "officer", "Galih Lain")
  const { ticketCode } = await registrant(54, -10, 50)
  const desks = await Promise.all([1, 2].map(() => browser.newPage({ baseURL: portal.address })))
  const [bayu, galih] = desks
  if (!bayu || !galih) throw new Error("two pages were opened")
  await takeGate(bayu)
  await takeGate(galih, "lain", "Pintu B")
  for (const desk of desks) {
    await find(desk, ticketCode)
    await verdict(desk, "Boleh masuk")
  }
  await bayu.getByRole("button", { name: "Catat masuk" }).click()
  await verdict(bayu, "Kedatangan dicatat")
  await galih.getByRole("button", { name: "Catat masuk" }).click()
  await verdict(galih, "Sudah masuk")
  await expect(galih.getByText(/oleh Bayu Gerbang di Pintu A/)).toBeVisible()
  expect(await db().select().from(checkIn)).toHaveLength(1)
  for (const desk of desks) await desk.close()
})

test("a check-in is undone within five minutes, and the box is ready for the next scan", async ({ page }) => {
  const { ticketCode } = await registrant(55, -10, 50)
  await takeGate(page)
  await find(page, ticketCode)
  await page.getByRole("button", { name: "Catat masuk" }).dblclick()
  await verdict(page, "Kedatangan dicatat")
  await expect(page.getByLabel("Cari peserta")).toBeFocused()
  await expect(page.getByLabel("Cari peserta")).toHaveValue("")

  await page.getByRole("button", { name: "Batalkan pencatatan" }).click()
  await expect(page.getByText("Pencatatan dibatalkan. Peserta dapat dicatat lagi.")).toBeVisible()
  expect(await db().select().from(checkIn)).toEqual([])
  const [row] = await db().select().from(registration).where(eq(registration.ticketCode, ticketCode))
  expect(row?.status).toBe("registered")
})

test("a cancelled ticket and an unknown code are refused", async ({ page }) => {
  const { ticketCode } = await registrant(56, -10, 50)
  await takeGate(page)
  await find(page, "0123456789ABCDEF")
  await verdict(page, "Tidak terdaftar")
  await page.goto(`/tiket/${ticketCode}`)
  await page.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await page.getByRole("button", { name: "Ya, batalkan tempat saya" }).click()
  await expect(page.getByText("Pendaftaran ini sudah dibatalkan")).toBeVisible()
  await page.goto("/petugas")
  await find(page, ticketCode)
  await verdict(page, "Sudah dibatalkan")
})

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false })

  test("searching and checking in work", async ({ page }) => {
    const { ticketCode } = await registrant(57, -10, 50)
    await takeGate(page)
    await page.getByLabel("Cari peserta").fill(ticketCode)
    await page.getByRole("button", { name: "Cari" }).click()
    await page.getByRole("button", { name: "Catat masuk" }).click()
    await verdict(page, "Kedatangan dicatat")
    expect(await db().select().from(checkIn)).toHaveLength(1)
  })
})
