import { defineConfig } from "@playwright/test"
import { browserArguments, findBrowser } from "#scripts/browser.ts"

const executablePath = findBrowser()

/** The office sits at desks; its pages on a phone are looked at in `accessibility/`. */
const office = /journeys\/(office|queue-office)\.spec/
/** What looks different on a wide screen, and the main job once more. */
const wide = [office, /journeys\/main-job\.spec/, /accessibility\/.*\.spec/]

/** Each journey runs on the device of its user. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  // Each worker has a portal and a database of its own, so files may run side by side.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    // Recording a trace of every test takes a quarter of the time; ask for one with `--trace on`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { args: browserArguments(), ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    {
      name: "phone",
      testIgnore: office,
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
    {
      name: "desktop",
      testMatch: wide,
      grepInvert: /@phone-only/,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
})
