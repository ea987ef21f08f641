import { type Browser, chromium } from "@playwright/test"
import { browserArguments, ensureBrowser } from "#scripts/browser.ts"

/** A cookie that the visitor comes with. */
export interface Carried {
  readonly name: string
  readonly value: string
}

export interface Visited {
  readonly url: string
  readonly cookies: readonly Carried[]
}

export interface Weight {
  /** Heads and bodies of all answers, as they came over the wire. */
  readonly kb: number
  readonly requests: number
}

/** A small Android in Chrome. */
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
/** What a page still loads by itself after it has finished, such as the first status, counts too. */
const QUIET_MS = 3_000

/** Loads each page once on a phone with an empty cache and adds up what came over the wire. */
export async function weigh(pages: readonly Visited[]): Promise<Weight[]> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArguments() })
  try {
    const weights: Weight[] = []
    for (const { url, cookies } of pages) weights.push(await weighOne(browser, url, cookies))
    return weights
  } finally {
    await browser.close()
  }
}

async function weighOne(browser: Browser, url: string, cookies: readonly Carried[]): Promise<Weight> {
  const context = await browser.newContext({ ...PHONE, locale: "id-ID" })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url, httpOnly: true })))
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send("Network.enable")
  let [bytes, requests] = [0, 0]
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests++
  })
  const answer = await page.goto(url, { waitUntil: "networkidle" })
  if (answer?.status() !== 200) throw new Error(`${url} answers ${answer?.status()}`)
  if (new URL(page.url()).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${page.url()}`)
  await page.waitForTimeout(QUIET_MS)
  await context.close()
  return { kb: bytes / 1_000, requests }
}
