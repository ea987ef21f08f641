import { eq, inArray } from "drizzle-orm"
import { db } from "#db/client.ts"
import { quota } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import { systemClock } from "#platform/clock.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { giveTurn } from "../fixtures/passes.ts"
import { registered, registrations, sessions, setCampaign } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { chooseHour, fillInForm, readTicket, submit } from "../pages/registration-page.ts"

test.beforeEach(({ portal }) => portal.startOver())

const person = generatedPerson(11, { sessionId: 0 })

test("an empty form names every error, at the field and above, and keeps what was typed", async ({
  page,
}) => {
  await page.goto("/daftar")
  await page.getByLabel("Nama lengkap sesuai KTP/KK").fill(person.name)
  await page.getByLabel("Nomor Induk Kependudukan (NIK)").fill("357301")
  await submit(page)

  const summary = page.getByRole("alert").filter({ hasText: "Periksa kembali isian Anda" })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole("link")).toHaveCount(8)
  const nik = page.getByLabel("Nomor Induk Kependudukan (NIK)")
  await expect(nik).toHaveAccessibleDescription(/NIK harus terdiri dari 16 angka/)
  await expect(nik).toHaveValue("357301")
  await expect(page.getByLabel("Nama lengkap sesuai KTP/KK")).toHaveValue(person.name)

  await summary.getByRole("link", { name: "NIK harus terdiri dari 16 angka." }).click()
  await expect(nik).toBeFocused()
  expect(await registrations()).toEqual([])
})

test("a birth date that differs from the NIK passes once the person confirms it", async ({ page }) => {
  await page.goto("/daftar")
  await fillInForm(page, { ...person, birthDate: "1990-01-31" })
  await chooseHour(page, "08.00–09.00")
  await submit(page)

  await expect(page.getByText("Tanggal lahir berbeda dengan NIK.").first()).toBeVisible()
  await page.getByLabel("Data di atas sudah benar dan sesuai KTP/KK").check()
  await submit(page)

  await readTicket(page)
  expect(await registrations()).toMatchObject([
    { birthDate: "1990-01-31", nikWarnings: ["birth_date_differs"] },
  ])
})

test("a session that fills up meanwhile keeps everything and another hour is offered", async ({ page }) => {
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  const sessionId = (await sessions())[0]?.id ?? 0
  await db().update(quota).set({ held: 0, taken: quota.capacity }).where(eq(quota.sessionId, sessionId))
  await submit(page)

  await expect(page.getByRole("heading", { name: "Kuota sesi ini sudah penuh." })).toBeVisible()
  await expect(page.getByLabel("Nomor HP/WhatsApp aktif")).toHaveValue(person.phone)
  await chooseHour(page, "09.00–10.00")
  await submit(page)
  await readTicket(page)
})

test("hours and notices follow the residency chosen, and the server while the form is open", async ({
  page,
}) => {
  await db().update(quota).set({ held: quota.capacity }).where(eq(quota.audience, "outside_city"))
  await page.clock.install()
  await page.goto("/daftar")
  const [first, second] = await sessions()
  const hour = (hours: string) => page.getByRole("radio", { name: hours }).first()
  const held = page.getByText("Tempat untuk warga luar kota masih ditahan")
  await hour("07.00–08.00").check()
  await expect(held).toBeHidden()

  await page.getByRole("radio", { name: /^Luar Kota Malang/ }).check()
  await expect(held).toBeVisible()
  await expect(hour("08.00–09.00")).toBeDisabled()
  await expect(hour("08.00–09.00")).toHaveAccessibleName(/Ditahan/)
  await page.getByRole("radio", { name: /^Kota Malang/ }).check()
  await expect(held).toBeHidden()
  await expect(hour("08.00–09.00")).toBeEnabled()

  const full = inArray(quota.sessionId, [first?.id ?? 0, second?.id ?? 0])
  await db().update(quota).set({ held: 0, taken: quota.capacity }).where(full)
  await expect(async () => {
    await page.clock.runFor(20_000)
    await expect(hour("08.00–09.00")).toBeDisabled({ timeout: 500 })
  }).toPass()
  await expect(hour("08.00–09.00")).toHaveAccessibleName(/Penuh/)
  // What was chosen stays as it is: the person decides what to take instead.
  await expect(hour("07.00–08.00")).toBeChecked()
  await expect(hour("07.00–08.00")).toBeEnabled()
  await expect(hour("07.00–08.00")).toHaveAccessibleName(/Penuh/)
})

test("the form loads no framework, and its answers look as it does", async ({ page }) => {
  const loaded: string[] = []
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto("/daftar")
  await submit(page)
  await expect(page.getByRole("alert").filter({ hasText: "Periksa kembali isian Anda" })).toBeFocused()

  expect(loaded.filter((path) => path.endsWith(".js"))).toEqual([])
  const error = page.getByText("Kolom ini wajib diisi.").first()
  const color = await error.evaluate((element) => getComputedStyle(element).color)
  expect(color).not.toBe(await page.locator("body").evaluate((element) => getComputedStyle(element).color))
})

test("a person who thinks better of cancelling closes the question with the keyboard", async ({ page }) => {
  const { ticketCode } = await registered(18)
  await page.goto(`/tiket/${ticketCode}`)
  const open = page.getByText("Tidak jadi datang? Batalkan tempat Anda")
  await open.focus()
  await page.keyboard.press("Enter")
  const keep = page.getByRole("link", { name: "Tidak, tetap datang" })
  await keep.focus()
  await page.keyboard.press("Enter")

  await expect(keep).toBeHidden()
  await expect(open).toBeVisible()
  expect(await registrations()).toMatchObject([{ status: "registered" }])
})

test("a place whose hour is over cannot be given back, and the ticket says so", async ({ page }) => {
  const { ticketCode } = await registered(19)
  await page.goto(`/tiket/${ticketCode}`)
  const past = systemClock.now().getTime() - 3_600_000
  const [first] = await registrations()
  await db()
    .update(session)
    .set({ startsAt: new Date(past - 3_600_000), endsAt: new Date(past) })
    .where(eq(session.id, first?.sessionId ?? 0))
  await page.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await page.getByRole("button", { name: "Ya, batalkan tempat saya" }).click()

  await expect(page.getByText("Pendaftaran ini tidak dapat dibatalkan lagi.")).toBeVisible()
  expect(await registrations()).toMatchObject([{ status: "registered" }])
})

test("a double click gives one place", async ({ page }) => {
  await page.goto("/daftar")
  await fillInForm(page, person)
  await chooseHour(page, "07.00–08.00")
  await page.getByRole("button", { name: "Kirim pendaftaran" }).dblclick()

  await readTicket(page)
  expect(await registrations()).toHaveLength(1)
})

test("the NIK of somebody who is registered leads to help, without a word about them", async ({ page }) => {
  const other = await registered(11)
  await page.goto("/daftar")
  await fillInForm(page, { ...person, phone: "081299998888" })
  await chooseHour(page, "10.00–11.00")
  await submit(page)

  await expect(page.getByText("NIK ini sudah terdaftar.")).toBeVisible()
  await expect(page.getByRole("link", { name: "Cek pendaftaran" }).first()).toBeVisible()
  expect(await page.content()).not.toContain(other.ticketCode)
  expect(await registrations()).toHaveLength(1)
})

test("NIK and phone open the ticket again; any mismatch gets the same answer", async ({ page }) => {
  const { nik, phone, ticketCode, name } = await registered(12)
  const lookUp = async (typed: { nik: string; phone: string }) => {
    await page.goto("/cek")
    await page.getByLabel("Nomor Induk Kependudukan (NIK)").fill(typed.nik)
    await page.getByLabel("Nomor HP yang didaftarkan").fill(typed.phone)
    await page.getByRole("button", { name: "Buka tiket saya" }).click()
  }
  for (const wrong of [
    { nik, phone: "081200000000" },
    { nik: generatedPerson(999, { sessionId: 0 }).nik, phone },
  ]) {
    await lookUp(wrong)
    await expect(page.getByText("Data tidak ditemukan. Periksa kembali NIK dan nomor HP")).toBeVisible()
    expect(page.url()).not.toContain(nik)
  }
  await lookUp({ nik, phone })
  await expect(page).toHaveURL(`/tiket/${ticketCode}`)
  await expect(page.getByText(name)).toBeVisible()
  expect(await page.content()).not.toContain(nik)
})

test("a place that is cancelled is free at once", async ({ page }) => {
  const { ticketCode } = await registered(13)
  await page.goto(`/tiket/${ticketCode}`)
  await page.getByText("Tidak jadi datang? Batalkan tempat Anda").click()
  await page.getByRole("button", { name: "Ya, batalkan tempat saya" }).click()

  await expect(page.getByText("Pendaftaran ini sudah dibatalkan")).toBeVisible()
  const [row] = await db().select().from(quota).orderBy(quota.id).limit(1)
  expect(row?.taken).toBe(0)
})

test("a ticket is kept by no cache, found by no search engine, and fits one A4 page", async ({ page }) => {
  const { ticketCode } = await registered(15)
  const response = await page.goto(`/tiket/${ticketCode}`)
  expect(response?.headers()["cache-control"]).toContain("no-store")
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)

  const pdf = (await page.pdf({ format: "A4" })).toString("latin1")
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test.describe("an unknown ticket", () => {
  test.use({ expectedErrors: [/404/] })

  test("is a plain page that leads on", async ({ page }) => {
    const response = await page.goto("/tiket/0000000000000000")
    expect(response?.status()).toBe(404)
    await expect(page.getByRole("heading", { name: "Tiket tidak ditemukan" })).toBeVisible()
  })
})

test("paused, full, closed: a person with a turn finds a plain page that says so", async ({
  page,
  context,
  portal,
}) => {
  const heading = (name: string) =>
    expect(async () => {
      await page.goto("/daftar")
      await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible({ timeout: 1_000 })
    }).toPass()

  await giveTurn(context, portal.address)
  await setCampaign({ phase: "paused" })
  await heading("Pendaftaran dijeda sementara")

  await setCampaign({ phase: "open" })
  await db().update(quota).set({ held: 0, taken: quota.capacity })
  await heading("Semua tempat sudah terisi")

  await setCampaign({ phase: "closed" })
  await heading("Pendaftaran sudah ditutup")

  // A busy portal may show a page of a moment ago: the next test shall not find this one.
  await setCampaign({ phase: "open" })
  await db().update(quota).set({ taken: 0 })
  await heading("Pendaftaran vaksinasi")
})

test("/api/kuota tells the numbers of the database with their time", async ({ request }) => {
  await registered(14)
  await expect
    .poll(async () => {
      const answer = await (await request.get("/api/kuota")).json()
      return JSON.stringify(answer)
    })
    .toMatch(/"taken":1\b/)
})
