import { type LaunchedChrome, launch } from "chrome-launcher"
import lighthouse from "lighthouse"
import { browserArguments, ensureBrowser } from "#scripts/browser.ts"
import { median } from "../measure/median.ts"
import type { Visited } from "./wire.ts"

export interface Scores {
  /** 0–100, Lighthouse's mobile profile; the median of the runs. */
  readonly performance: number
  /** 0–100, the least of the runs. */
  readonly accessibility: number
}

/**
 * Lighthouse on its simulated slow phone, each time with an empty cache; the pages by turns, so that what else the
 * machine does meets all of them. The browser is started once, and its first page counts for nothing: a real phone
 * does not start its browser for ours.
 */
export async function score(pages: readonly Visited[], runs: number): Promise<Scores[]> {
  const chrome = await launch({
    chromePath: ensureBrowser(),
    chromeFlags: ["--headless=new", ...browserArguments()],
    logLevel: "silent",
  })
  const scores = pages.map(() => ({ performance: [] as number[], accessibility: [] as number[] }))
  try {
    for (let run = 0; run <= runs; run++) {
      for (const [index, page] of pages.entries()) {
        const { performance, accessibility } = await scoreOnce(chrome, page)
        if (run === 0) continue
        scores[index]?.performance.push(performance)
        scores[index]?.accessibility.push(accessibility)
      }
    }
  } finally {
    chrome.kill()
  }
  return scores.map(({ performance, accessibility }) => {
    return { performance: median(performance), accessibility: Math.min(...accessibility) }
  })
}

async function scoreOnce({ port }: LaunchedChrome, { url, cookies }: Visited): Promise<Scores> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ")
  const result = await lighthouse(url, {
    port,
    onlyCategories: ["performance", "accessibility"],
    formFactor: "mobile",
    logLevel: "error",
    disableStorageReset: false,
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  })
  const led = new URL(result?.lhr.finalDisplayedUrl ?? url).pathname
  if (led !== new URL(url).pathname) throw new Error(`${new URL(url).pathname} led to ${led}`)
  const points = (category: string) => {
    const part = result?.lhr.categories[category]?.score
    if (typeof part !== "number") throw new Error(`Lighthouse could not judge ${new URL(url).pathname}`)
    return Math.round(part * 100)
  }
  return { performance: points("performance"), accessibility: points("accessibility") }
}
