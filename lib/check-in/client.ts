import { queryNames, staffRoutes } from "#lib/kernel/routes.ts"
import type { DeskState } from "./types.ts"

/** Carries what was scanned or typed, percent-encoded: an address would leave a NIK in logs and histories. */
export const LOOK_UP_HEADER = "x-desk-query"

/** Longer than any answer of a healthy portal over 3G, shorter than a queue at a gate bears. In milliseconds. */
const LIMIT_MS = 5_000

/** What a look-up came to: the state to show, or why there is none. */
export type LookedUp = DeskState | "lost" | "overtaken" | "signed_out"

/** Asks whom a text means, or for one registrant. `signal` gives it up for a later one; after five seconds it is lost. */
export async function askDesk(
  asked: { campaign: string; text: string } | { registrationId: string },
  signal: AbortSignal,
): Promise<LookedUp> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), LIMIT_MS)
  signal.addEventListener("abort", () => late.abort())
  const [query, text] =
    "text" in asked
      ? [{ [queryNames.campaign]: asked.campaign }, asked.text]
      : [{ [queryNames.registrant]: asked.registrationId }, ""]
  try {
    const answer = await fetch(`${staffRoutes.deskLookUp}?${new URLSearchParams(query)}`, {
      headers: { accept: "application/json", [LOOK_UP_HEADER]: encodeURIComponent(text) },
      signal: late.signal,
    })
    if (answer.status === 401) return "signed_out"
    return answer.ok ? (JSON.parse(await answer.text(), momentsAsDates) as DeskState) : "lost"
  } catch {
    return signal.aborted ? "overtaken" : "lost"
  } finally {
    clearTimeout(timer)
  }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function momentsAsDates(_name: string, value: unknown): unknown {
  return typeof value === "string" && MOMENT.test(value) ? new Date(value) : value
}
