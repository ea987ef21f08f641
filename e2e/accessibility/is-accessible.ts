import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

/** States whose colours and words are the same on every screen are looked at on one: the desktop leaves them out. */
export const phoneOnly = { tag: "@phone-only" }

/** What holds of every page in every state: axe finds nothing, and nothing scrolls sideways at 320 pixels. */
export async function isAccessible(page: Page, state = new URL(page.url()).pathname): Promise<void> {
  // A colour on its way from one state to the next is not what people read: without motion, axe sees where it ends.
  await page.emulateMedia({ reducedMotion: "reduce" })
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)
  expect(told, state).toEqual([])

  // 200 % zoom is half the width in CSS pixels: nothing may need sideways scrolling (WCAG 1.4.10 allows tables).
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overflow, `${state} scrolls sideways`).toBeLessThanOrEqual(0)
  if (size) await page.setViewportSize(size)
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first()
