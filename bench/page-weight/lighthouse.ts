import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"
import { browserArguments, ensureBrowser } from "#scripts/browser.ts"
import { median } from "../measure/median.ts"
import type { Carried } from "./wire.ts"

export interface Scores {
  /** 0–100, Lighthouse's mobile profile; the median of the runs. */
  readonly performance: number
  /** 0–100, the least of the runs. */
  readonly accessibility: number
}

/** Lighthouse on its simulated slow phone, each time with an empty cache. */
export async function score(url: string, cookies: readonly Carried[], runs: number): Promise<Scores> {
  const performance: number[] = []
  const accessibility: number[] = []
  for (let run = 0; run < runs; run++) {
    const chrome = await launch({
      chromePath: ensureBrowser(),
      chromeFlags: ["--headless=new", ...browserArguments()],
      logLevel: "silent",
    })
    try {
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ")
      const result = await lighthouse(url, {
        port: chrome.port,
        onlyCategories: ["performance", "accessibility"],
        formFactor: "mobile",
        logLevel: "error",
        disableStorageReset: false,
        ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
      })
      const points = (category: string) => Math.round((result?.lhr.categories[category]?.score ?? 0) * 100)
      performance.push(points("performance"))
      accessibility.push(points("accessibility"))
    } finally {
      chrome.kill()
    }
  }
  return { performance: median(performance), accessibility: Math.min(...accessibility) }
}
