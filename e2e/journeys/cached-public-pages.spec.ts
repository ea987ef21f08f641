import type { APIRequestContext, Page, Response } from "@playwright/test"
import { crowd, leavePlaces, openLobby, UNTIL_KNOWN_MS } from "../fixtures/lines.ts"
import { registered, setCampaign } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"
import { heading, takeNumber, waits } from "../pages/waiting-page.ts"

test.beforeEach(({ portal }) => portal.startOver())

/** What a cached public page may weigh over the wire, in bytes, with everything that it needs. */
const MAX_BYTES = 24_000
const paths = ["/", "/kuota", "/antre", "/antre/undian", "/ramai", "/tiket/"]

async function addressOf(path: string): Promise<string> {
  return path === "/tiket/" ? `${path}${(await registered(31)).ticketCode}` : path
}

async function isLight(answer: Response | null): Promise<void> {
  const sizes = await answer?.request().sizes()
  expect(sizes?.responseBodySize, "bytes").toBeLessThanOrEqual(MAX_BYTES)
  expect((await answer?.text()) ?? "").not.toMatch(/__next_f|\/_next\/static\/[^"']*\.js/)
}

for (const path of paths) {
  test(`${path} comes in one request of at most 24 kB, without the framework`, async ({ page }) => {
    const asked: string[] = []
    page.on("request", (request) => asked.push(`${request.resourceType()} ${request.url()}`))
    const answer = await page.goto(await addressOf(path), { waitUntil: "load" })
    const needed = asked.filter((entry) => /^(document|script|stylesheet|font|image|worker) /.test(entry))
    expect(needed, "one request").toHaveLength(1)
    await isLight(answer)
    expect(await page.locator("script[src]").count()).toBe(0)
  })

  test(`${path} looks as it would with the stylesheet of all pages`, async ({ page, request }) => {
    await page.emulateMedia({ reducedMotion: "reduce" })
    const [address, whole] = [await addressOf(path), await wholeStylesheet(request)]
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      await page.goto(address)
      expect(await differencesWith(page, whole), `${width} pixels wide`).toEqual([])
    }
    await page.goto(address)
    expect(await differencesWith(page, ""), "another stylesheet would show").not.toEqual([])
  })
}

/** The stylesheet, as pages that are not cached link it. */
async function wholeStylesheet(request: APIRequestContext): Promise<string> {
  const html = await (await request.get("/masuk")).text()
  const links = html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)
  const sheets = await Promise.all([...links].map(async ([, href = ""]) => (await request.get(href)).text()))
  return sheets.join("")
}

/** What would be drawn otherwise, by all that browsers make of stylesheets, if the page had this one in it. */
function differencesWith(page: Page, stylesheet: string): Promise<string[]> {
  return page.evaluate((css) => {
    const look = () =>
      [...document.querySelectorAll("body, body *")].flatMap((element, n) =>
        ["", "::before", "::after"].flatMap((part) => {
          const style = getComputedStyle(element, part)
          if (part && style.content === "none") return []
          const names = Array.from(style).filter((name) => !name.startsWith("--"))
          return names.map(
            (name) => `${n} ${element.tagName}${part} ${name}: ${style.getPropertyValue(name)}`,
          )
        }),
      )
    const sent = new Set(look())
    const inlined = document.querySelector("head style")
    if (!inlined) throw new Error("the page has no stylesheet in it")
    inlined.textContent = css
    return look().filter((line) => !sent.has(line))
  }, stylesheet)
}

test("in whatever state registration is, its pages are as light", async ({ page }) => {
  const states = [
    { title: "Ruang tunggu sudah dibuka", arrange: () => openLobby(1_800) },
    { title: "Pendaftaran belum dibuka", arrange: () => openLobby(86_400, 82_800) },
    { title: "Pendaftaran sudah ditutup", arrange: () => setCampaign({ phase: "closed" }) },
  ]
  for (const { title, arrange } of states) {
    await arrange()
    await page.waitForTimeout(UNTIL_KNOWN_MS)
    await isLight(await page.goto("/antre"))
    await expect(heading(page, title)).toBeVisible()
    await isLight(await page.goto("/"))
  }
})

test("when the last place goes, it is published within two seconds, in pages that are as light", async ({
  page,
}) => {
  await crowd(100)
  await page.waitForTimeout(UNTIL_KNOWN_MS)
  await takeNumber(page)
  await waits(page)
  await isLight(await page.reload())
  await leavePlaces(0)
  const phase = async () => (await (await page.request.get("/antre/status")).json()).lines.resident.phase
  await expect.poll(phase, { timeout: 2_500, intervals: [100] }).toBe("full")
  await isLight(await page.reload())
  await expect(heading(page, "Semua tempat sudah terisi")).toBeVisible()
  await isLight(await page.goto("/"))
  // What comes back is given by number, and that is where the front page leads.
  await page.getByRole("link", { name: "Ambil nomor antrean" }).click()
  await expect(page).toHaveURL(/\/antre$/)
})

test("no number on a page is older than two seconds", async ({ request }) => {
  test.setTimeout(60_000)
  for (const path of ["/", "/kuota", "/antre", "/antre/undian"]) {
    for (const end = Date.now() + 4_000; Date.now() < end; ) {
      // Measured after the answer, the age would hold what this machine takes, too.
      const asked = Date.now()
      const html = await (await request.get(path)).text()
      const told = [...html.matchAll(/data-as-of="per [^>]*dateTime="([^"]+)"/gi)]
      expect(told.length, path).toBeGreaterThan(0)
      for (const [, moment = ""] of told) expect(asked - Date.parse(moment), path).toBeLessThan(2_000)
    }
  }
})

test("the figures of the front page are renewed in place", async ({ page }) => {
  await page.clock.install()
  await page.goto("/")
  const time = page.getByText(/^per \d{2}\.\d{2}\.\d{2} WIB$/).first()
  const before = (await time.textContent()) ?? ""
  // The page's clock is ahead of the portal's: what it asks for at once may be of the same second.
  await expect(async () => {
    await page.clock.runFor(11_000)
    await expect(time).not.toHaveText(before, { timeout: 500 })
  }).toPass({ timeout: 20_000 })
})

test.describe("the busy page", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test("goes on by itself once somebody answers, and not before", async ({ page, context }) => {
    await page.clock.install()
    await page.goto("/ramai")
    await context.setOffline(true)
    const failed = page.waitForEvent("requestfailed")
    await page.clock.runFor(16_000)
    await failed
    expect(new URL(page.url()).pathname).toBe("/ramai")
    await context.setOffline(false)
    await page.clock.runFor(31_000)
    await page.waitForURL(/:\d+\/$/)
  })
})
