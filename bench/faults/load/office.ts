import { setTimeout as sleep } from "node:timers/promises"
import { FINE, type Load, type Reading } from "./caller.ts"
import { type Fields, formsWith, type HtmlForm, valuesOf } from "./html-form.ts"
import type { StaffBrowser } from "./staff.ts"

const QUOTA = "/admin/kuota"
const THINK_MS = 1_500
const MAX_PLACES = 4
const REASON = "Tempat luar kota dilepas sedikit demi sedikit"

/** Releases a few held places at a time, while others ask for them. */
export async function release(load: Load, browser: StaffBrowser): Promise<void> {
  await browser.signIn()
  while (!load.isStopping) {
    await sleep(THINK_MS * (0.5 + Math.random()))
    const page = await browser.ask({ kind: "look", key: QUOTA }, QUOTA, null, () => FINE)
    const [planning] = page ? formsWith(page.html, 'name="amount"') : []
    if (!planning) continue // nothing is held any more
    const plan = await browser.ask({ kind: "look", key: "plan" }, QUOTA, planned(planning), () => FINE)
    const [confirming] = plan ? formsWith(plan.html, 'value="confirm"') : []
    if (confirming) await confirm(browser, confirming)
  }
}

function planned(form: HtmlForm): Fields {
  const days = valuesOf(form, "day")
  const day = days[Math.floor(Math.random() * days.length)] ?? ""
  const amount = String(1 + Math.floor(Math.random() * MAX_PLACES))
  return [...form.hidden, ["way", "spread"], ["amount", amount], ["day", day], ["step", "plan"]]
}

async function confirm(browser: StaffBrowser, form: HtmlForm): Promise<void> {
  const key = form.hidden.find(([name]) => name === "idempotencyKey")?.[1] ?? ""
  const amounts = Object.fromEntries(
    form.hidden.flatMap(([name, value]) =>
      name.startsWith("release-") ? [[name.slice("release-".length), Number(value)]] : [],
    ),
  )
  const fields: Fields = [...form.hidden, ["reason", REASON], ["step", "confirm"]]
  await browser.ask({ kind: "release", key, amounts }, QUOTA, fields, readRelease)
}

/** It is done, or the plan comes again. */
function readRelease(html: string): Reading {
  if (/\d tempat dilepas/.test(html.replaceAll(/<!--[^>]*-->/g, "")))
    return { outcome: "ok", told: "released" }
  const isPlan = formsWith(html, 'value="confirm"').length > 0 || formsWith(html, 'name="amount"').length > 0
  return { outcome: isPlan ? "refused" : "unexpected", told: isPlan ? "planned again" : "no plan" }
}
