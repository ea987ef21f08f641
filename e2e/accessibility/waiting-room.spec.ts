import { systemClock } from "#platform/clock.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import {
  arrangeLine,
  crowd,
  leaveLastPlace,
  leavePlaces,
  openLobby,
  UNTIL_KNOWN_MS,
} from "../fixtures/lines.ts"
import { setCampaign } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { fillInForm } from "../pages/registration-page.ts"
import { seen, takeNumber } from "../pages/waiting-page.ts"
import { isListed, openWaitlistForm, submitWaitlist } from "../pages/waitlist-page.ts"
import { heading, isAccessible, phoneOnly } from "./is-accessible.ts"

test.beforeEach(({ portal }) => portal.startOver())
test.setTimeout(120_000)

const arranged = () => new Promise((known) => setTimeout(known, UNTIL_KNOWN_MS))

test("taking a number, waiting, the draw, and the busy page", async ({ page }) => {
  await crowd(300)
  await arranged()
  for (const path of ["/antre", "/antre/undian", "/antre?galat=cookies", "/ramai"]) {
    await page.goto(path)
    await isAccessible(page)
  }
  await takeNumber(page)
  await expect(heading(page, "Anda berada dalam antrean")).toBeVisible()
  await page.getByText("Tidak jadi menunggu?").click()
  await isAccessible(page, "waiting")

  await arrangeLine({
    paused: true,
    announcement: "Antrean dijeda sebentar.",
    announcedAt: systemClock.now(),
  })
  await expect(heading(page, "Pendaftaran dijeda sementara")).toBeVisible({ timeout: 30_000 })
  await isAccessible(page, "waiting while paused")
})

test("a number can be taken with the keyboard alone", async ({ page }) => {
  await crowd(300)
  await arranged()
  await page.goto("/antre")
  await page.getByRole("radio", { name: "Warga Kota Malang" }).focus()
  await page.keyboard.press("Space")
  await page.keyboard.press("Tab")
  await page.keyboard.press("ArrowRight")
  await expect(page.getByRole("radio", { name: "2 orang" })).toBeChecked()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(heading(page, "Anda berada dalam antrean")).toBeFocused()
})

test("no hope, full and the lobby", phoneOnly, async ({ page }) => {
  await leavePlaces(1)
  await crowd(5_000)
  await arranged()
  await takeNumber(page)
  await expect(seen(page, "Tempat kemungkinan habis sebelum giliran Anda")).toBeVisible()
  await isAccessible(page, "waiting without hope")
  await leavePlaces(0)
  await expect(heading(page, "Semua tempat sudah terisi")).toBeVisible({ timeout: 30_000 })
  await isAccessible(page, "waiting while full")
})

test("the waiting list: the form, what is wrong with it, and where one stands", async ({ page }) => {
  await crowd(300)
  await leaveLastPlace()
  await arranged()
  await takeNumber(page, "resident", 2)
  await openWaitlistForm(page)
  await isAccessible(page, "the form of the waiting list")
  await submitWaitlist(page)
  await expect(page.getByRole("alert")).toBeFocused()
  await isAccessible(page, "the form with errors")
  await fillInForm(page, generatedPerson(11, { sessionId: 0 }))
  await submitWaitlist(page)
  await isListed(page)
  await page.getByText("Tidak jadi menunggu?").filter({ visible: true }).click()
  await isAccessible(page, "on the waiting list")
})

test("before, in the lobby, after, and when nothing is left", phoneOnly, async ({ page }) => {
  const states = [
    { title: "Pendaftaran belum dibuka", arrange: () => openIn(3 * 3_600) },
    { title: "Ruang tunggu sudah dibuka", arrange: () => openLobby(1_800) },
    { title: "Pendaftaran sudah ditutup", arrange: () => setCampaign({ phase: "closed" }) },
  ]
  for (const { title, arrange } of states) {
    // The page before would load itself anew when it hears of the change, in the middle of the next visit.
    await page.goto("about:blank")
    await arrange()
    await arranged()
    await page.goto("/antre")
    await expect(heading(page, title)).toBeVisible()
    await isAccessible(page, `/antre: ${title}`)
  }
})

test("all places are taken, or held", phoneOnly, async ({ page }) => {
  await leavePlaces(0)
  await arranged()
  await page.goto("/antre")
  await expect(heading(page, "Semua tempat yang dibuka sudah terisi")).toBeVisible()
  await isAccessible(page, "/antre: held")
  await page.goto("about:blank")
  await leavePlaces(0, "outside_city")
  await arranged()
  await page.goto("/antre")
  await expect(heading(page, "Semua tempat sudah terisi")).toBeVisible()
  await expect(page.getByText("lalu masuk daftar tunggu")).toBeVisible()
  await isAccessible(page, "/antre: full")
})

async function openIn(seconds: number): Promise<void> {
  await openLobby(seconds)
  const lobbyOpensAt = new Date(systemClock.now().getTime() + (seconds - 3_600) * 1_000)
  for (const audience of ["resident", "outside_city"] as const) await arrangeLine({ lobbyOpensAt }, audience)
}
