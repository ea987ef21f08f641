import { formatNumber } from "#lib/kernel/format.ts"
import { positionOf } from "#lib/waiting-room/rules/draw.ts"
import { lineOf } from "#testing/database/passes.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import {
  arrangeLine,
  crowd,
  leavePlaces,
  openLobby,
  passes,
  serveAll,
  UNTIL_KNOWN_MS,
} from "../fixtures/lines.ts"
import { registrations, sessions } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { chooseHour, fillInForm, readTicket, submit } from "../pages/registration-page.ts"
import { figure, heading, isLookedAt, seen, spoken, takeNumber, waits } from "../pages/waiting-page.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(120_000)

/** Waits until what was arranged in the database is in the front door's status snapshot. */
const arranged = () => new Promise((known) => setTimeout(known, UNTIL_KNOWN_MS))

test("a resident takes a number, waits, is let in and registers", async ({ page }) => {
  await crowd(300)
  await arranged()
  const asked: string[] = []
  page.on("request", (request) => asked.push(new URL(request.url()).pathname))
  await takeNumber(page, "resident", 2)

  await waits(page)
  // The challenge came with the page.
  expect(asked).toContain("/antre/gabung")
  expect(asked).not.toContain("/antre/tantangan")
  await expect(page.getByText("302", { exact: true }).first()).toBeVisible()
  await expect(page.getByText("untuk 2 orang")).toBeVisible()
  await expect(page.getByText("Anda boleh menutup halaman ini")).toBeVisible()
  expect(await figure(page, "Nomor di depan Anda")).toBe("300")
  expect(await passes()).toHaveLength(1)

  await serveAll()
  await page.waitForURL(/\/daftar/, { timeout: 40_000 })
  await fillInForm(page, generatedPerson(61, { sessionId: (await sessions())[0]?.id ?? 0 }))
  await chooseHour(page, "07.00–08.00")
  await submit(page)
  await readTicket(page)
  expect(await registrations()).toHaveLength(1)
  expect((await passes()).at(-1)).toMatchObject({ number: 302, seats: 2, used: 1 })
})

test("choosing no line is told at the choice, and gives no number", async ({ page }) => {
  await crowd(10)
  await arranged()
  await page.goto("/antre")
  await page.getByRole("radio", { name: "3 orang" }).check()
  await page.getByRole("button", { name: "Ambil nomor antrean" }).click()

  const choice = page.getByRole("group", { name: "Anda mendaftar sebagai" })
  await expect(choice).toHaveAccessibleDescription(
    "Pilih salah satu: warga Kota Malang atau warga luar kota.",
  )
  await expect(choice.getByText("Pilih salah satu")).toBeVisible()
  await expect(choice.getByRole("radio").first()).toBeFocused()
  await expect(page.getByRole("radio", { name: "3 orang" })).toBeChecked()

  await page.keyboard.press("Space")
  await page.getByRole("button", { name: "Ambil nomor antrean" }).click()
  await waits(page)
  await expect(page.getByText("untuk 3 orang")).toBeVisible()
  expect(await lineOf()).toMatchObject({ issued: 12 })
})

test("a browser that keeps no cookies is told so before it waits for nothing", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "cookieEnabled", { value: false }))
  await takeNumber(page)
  await expect(spoken(page, "Peramban Anda tidak menyimpan kuki")).toBeVisible()
  expect((await lineOf()).issued).toBe(0)
})

test("a number costs a proof of work, and each proof buys one", async ({ page, request, baseURL }) => {
  const headers = { accept: "application/json", origin: baseURL ?? "" }
  await crowd(10)
  await arranged()
  const bare = await request.post("/antre/gabung", {
    headers,
    data: { audience: "resident", seats: "1" },
  })
  expect(bare.status()).toBe(428)

  const sent = page.waitForRequest("**/antre/gabung*")
  // Off the page's own thread: it stays answerable while it computes.
  const solving = page.waitForEvent("worker")
  await takeNumber(page)
  await solving
  await waits(page)
  const replay = await request.post("/antre/gabung", {
    headers,
    data: (await sent).postDataJSON(),
  })
  expect(replay.status()).toBe(409)
  expect((await lineOf()).issued).toBe(12)
})

test("a second tab shows the same number, and one turn comes of both", async ({ page, context }) => {
  await crowd(20)
  await arranged()
  await takeNumber(page)
  await waits(page)
  const second = await context.newPage()
  await second.goto("/antre")
  await waits(second)
  expect(await figure(second, "Urutan Anda")).toBe(await figure(page, "Urutan Anda"))

  await serveAll()
  // Both tabs come to the form: a context that is closed while one of them navigates may never finish closing.
  await Promise.all([page, second].map((tab) => tab.waitForURL(/\/daftar/, { timeout: 60_000 })))
  await expect.poll(async () => (await passes()).filter(({ number }) => number === 22)).toHaveLength(1)
})

test("a closed browser loses nothing", async ({ page, context, browser }) => {
  await crowd(20)
  await arranged()
  await takeNumber(page)
  await waits(page)
  const cookies = await context.cookies()
  const kept = cookies.find(({ name }) => name === "antrean")
  expect(kept).toMatchObject({ httpOnly: true, sameSite: "Lax" })
  expect(kept?.expires).toBeGreaterThan(Date.now() / 1_000 + 86_400)
  await context.close()

  const later = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await later.addCookies(cookies)
  const reopened = await later.newPage()
  await reopened.goto("/antre")
  await waits(reopened)
  expect(await figure(reopened, "Urutan Anda")).toBe("22")
  await later.close()
})

test("going on to another page and back leads to the number, not to the form", async ({ page }) => {
  await crowd(20)
  await arranged()
  await page.goto("/")
  await takeNumber(page)
  await waits(page)
  await page.goto("/kuota")
  await page.goBack()
  await waits(page)
  expect(await figure(page, "Urutan Anda")).toBe("22")
})

test("a phone in the pocket does not use up its turn, and takes it when it is looked at", async ({
  page,
}) => {
  await crowd(20)
  await arranged()
  await takeNumber(page)
  await waits(page)
  await isLookedAt(page, false)
  await serveAll()
  await expect(heading(page, "Giliran Anda sudah tiba")).toBeVisible({ timeout: 20_000 })
  await new Promise((asked) => setTimeout(asked, 5_000))
  expect((await passes()).map(({ number }) => number)).not.toContain(22)

  await isLookedAt(page, true)
  await page.waitForURL(/\/daftar/, { timeout: 5_000 })
  expect((await passes()).map(({ number }) => number)).toContain(22)
})

test("the lobby is drawn at the opening, and the draw can be recomputed", async ({ page }) => {
  await openLobby(25)
  await arrangeLine({ issued: 50 })
  await arranged()
  await takeNumber(page)
  await expect(heading(page, "Anda berada di ruang tunggu")).toBeVisible()
  await expect(page.getByRole("timer")).toBeVisible()
  const promised = await lineOf()
  expect(promised).toMatchObject({ issued: 51, lobbySize: null })

  await isLookedAt(page, false)
  await expect(heading(page, "Giliran Anda sudah tiba")).toBeVisible({ timeout: 60_000 })
  await page.waitForTimeout(2_000)
  expect((await passes()).map(({ number }) => number)).not.toContain(51)
  await isLookedAt(page, true)
  await page.waitForURL(/\/daftar/, { timeout: 10_000 })
  const { seed, lobbySize } = await lineOf()
  expect(lobbySize).toBe(51)
  await page.goto("/antre/undian")
  await expect(page.getByText(seed, { exact: true })).toBeVisible()
  await expect(page.getByText(promised.seedCommitment, { exact: true })).toBeVisible()
  await page.getByLabel("Nomor antrean").fill("51")
  await page.getByRole("button", { name: "Warga Kota Malang" }).click()
  const place = formatNumber(positionOf(51, { seed, lobbySize: 51 }), "id")
  await expect(page.getByText(`Nomor 51 mendapat urutan ${place}.`)).toBeVisible()
  await expect(page.getByText("Bilangan rahasia sesuai dengan sidik jari")).toBeVisible()
})

test("a person without prospect is told so at once, and may leave", async ({ page, context }) => {
  await leavePlaces(2)
  await crowd(5_000)
  await arranged()
  await takeNumber(page)
  await waits(page)
  await expect(seen(page, "Tempat kemungkinan habis sebelum giliran Anda")).toBeVisible()
  await expect(spoken(page, "Tempat kemungkinan habis sebelum giliran Anda")).toBeVisible()

  await page.getByText("Tidak jadi menunggu?").click()
  await page.getByRole("button", { name: "Keluar dari antrean" }).click()
  await page.waitForURL(/\/$/)
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("antrean")
})

test("the whole line is told when the last place is gone, and when one comes back", async ({ page }) => {
  await crowd(100)
  await arranged()
  await takeNumber(page)
  await waits(page)
  await leavePlaces(0)
  await expect(heading(page, "Semua tempat sudah terisi")).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText("Nomor Anda tetap berlaku").filter({ visible: true })).toBeVisible()
  await leavePlaces(1)
  // Left alone the page asks within a minute.
  await expect(async () => {
    await page.reload()
    await expect(heading(page, "Semua tempat sudah terisi")).toBeHidden({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
})

test("what the office announces is shown and read out, beside what changes with it", async ({ page }) => {
  await crowd(100)
  await arranged()
  await takeNumber(page)
  await waits(page)
  await arrangeLine({ paused: true, announcement: "Pintu timur ditutup.", announcedAt: new Date() })
  await expect(spoken(page, "Pintu timur ditutup.")).toBeVisible({ timeout: 30_000 })
  await expect(heading(page, "Pendaftaran dijeda sementara")).toBeVisible()
  await expect(spoken(page, "Pendaftaran dijeda sementara")).toBeVisible()
})

test("a queue number that the portal did not sign is refused with a way back", async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: "antrean", value: "k1.1~resident~1~1.forged", url: baseURL ?? "" }])
  await page.goto("/antre")
  await expect(page.getByText("Nomor antrean di peramban ini tidak dikenal.")).toBeVisible()
  await expect(page.getByRole("button", { name: "Ambil nomor antrean" })).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("antrean")
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a slow lane leads to a number, and a button to the form", async ({ page }) => {
    await takeNumber(page)
    await expect(heading(page, "Nomor Anda sedang disiapkan")).toBeVisible()
    // The page loads itself anew, without a click, until there is a number.
    await expect(heading(page, "Giliran Anda sudah tiba")).toBeVisible({ timeout: 40_000 })
    expect((await lineOf()).issued).toBe(1)
    await page.getByRole("button", { name: "Masuk ke formulir" }).click()
    await page.waitForURL(/\/daftar/)
    await expect(page.getByLabel("Nomor Induk Kependudukan (NIK)")).toBeVisible()
  })

  test("the portal tells the place of a number in the draw", async ({ page }) => {
    await arrangeLine({ issued: 40, lobbySize: 40 })
    await arranged()
    const { seed } = await lineOf()
    await page.goto("/antre/undian")
    await page.getByLabel("Nomor antrean").fill("7")
    await page.getByRole("button", { name: "Warga Kota Malang" }).click()
    const place = positionOf(7, { seed, lobbySize: 40 })
    await expect(page.getByText(`Nomor 7 mendapat urutan ${place}.`)).toBeVisible()
  })
})
