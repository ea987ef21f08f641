import { setTimeout as sleep } from "node:timers/promises"
import { FINE, type Load, type Reading } from "./caller.ts"
import { formsWith, valuesOf } from "./html-form.ts"
import type { StaffBrowser } from "./staff.ts"

const DESK = "/petugas"
const THINK_MS = 300
/** With what somebody is let in before their day. */
const EXCEPTION = ["reasonKey", "elderly"] as const

/** Chooses a gate, and checks in whoever arrives. */
export async function work(load: Load, browser: StaffBrowser, arriving: string[]): Promise<void> {
  await browser.signIn()
  const desk = await openDesk(browser)
  const [gates] = desk ? formsWith(desk, 'name="gateId"') : []
  const gate = gates && valuesOf(gates, "gateId")[0]
  if (!gates || !gate) throw new Error(`${DESK} offers no gate`)
  await browser.ask({ kind: "look", key: "gate" }, DESK, [...gates.hidden, ["gateId", gate]], () => FINE)

  while (!load.isStopping) {
    await sleep(THINK_MS * (0.5 + Math.random()))
    const ticket = arriving.shift()
    if (ticket) await letIn(browser, ticket)
  }
}

const openDesk = async (browser: StaffBrowser) =>
  (await browser.ask({ kind: "look", key: DESK }, DESK, null, () => FINE))?.html

async function letIn(browser: StaffBrowser, ticket: string): Promise<void> {
  const desk = await openDesk(browser)
  const [search] = desk ? formsWith(desk, 'value="find"') : []
  if (!search) return
  const asked = [...search.hidden, ["query", ticket]] as const
  const card = await browser.ask({ kind: "look", key: "find" }, DESK, asked, readCard)
  const forms = card ? formsWith(card.html, 'value="check_in"') : []
  const form = forms[0]
  const key = form?.hidden.find(([name]) => name === "deviceNonce")?.[1]
  if (!form || !key) return // cancelled on the way
  const reason = valuesOf(form, "reasonKey").length > 0 ? [EXCEPTION] : []
  const about = { kind: "check_in", key, of: ticket } as const
  await browser.ask(about, DESK, [...form.hidden, ...reason], readCheckIn)
}

const verdictOf = (html: string) => / data-verdict="([a-z_]+)"/.exec(html)?.[1]

/** A ticket that was answered to somebody is found. */
function readCard(html: string): Reading {
  const verdict = verdictOf(html)
  const isKnown = verdict !== undefined && !["nothing", "unknown", "forged"].includes(verdict)
  return isKnown ? FINE : { outcome: "unexpected", told: `a ticket is ${verdict ?? "not shown"}` }
}

function readCheckIn(html: string): Reading {
  const verdict = verdictOf(html)
  if (verdict === "done") return { outcome: "ok", told: verdict }
  const isRefused = verdict === "cancelled" || verdict === "already_checked_in"
  return { outcome: isRefused ? "refused" : "unexpected", told: verdict ?? "no verdict" }
}
