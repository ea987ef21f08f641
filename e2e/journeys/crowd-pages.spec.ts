import { registered } from "../fixtures/people.ts"
import { expect, test } from "../fixtures/test.ts"

test.beforeEach(({ portal }) => portal.startOver())

/** What the crowd's pages may weigh over the wire, in bytes, with everything that they need. */
const MOST = 20_000

for (const path of ["/", "/kuota", "/antre", "/antre/undian", "/ramai", "/tiket/"]) {
  test(`${path} comes in one request of at most 20 kB, without the framework`, async ({ page }) => {
    const code = path === "/tiket/" ? (await registered(31)).ticketCode : ""
    const asked: string[] = []
    page.on("request", (request) => asked.push(`${request.resourceType()} ${request.url()}`))
    const answer = await page.goto(`${path}${code}`, { waitUntil: "load" })
    const needed = asked.filter((entry) => /^(document|script|stylesheet|font|image|worker) /.test(entry))
    expect(needed, "one request").toHaveLength(1)

    const sizes = await answer?.request().sizes()
    expect(sizes?.responseBodySize, "bytes").toBeLessThanOrEqual(MOST)
    const html = (await answer?.text()) ?? ""
    expect(html).not.toMatch(/__next_f|\/_next\/static\/[^"']*\.js/)
    expect(await page.locator("script[src]").count()).toBe(0)
    // A page without its stylesheet would have no colour of its own.
    const background = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor)
    expect(background).toBe("rgb(251, 248, 241)")
  })
}

test("the figures of the front page are renewed in place", async ({ page }) => {
  await page.clock.install()
  await page.goto("/")
  const time = page.getByText(/^per \d{2}\.\d{2}\.\d{2} WIB$/).first()
  const before = await time.textContent()
  await page.clock.runFor(25_000)
  await expect(time).not.toHaveText(before ?? "")
})
