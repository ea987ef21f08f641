import { spreadEvenly } from "#lib/quota/rules.ts"
import type {
  AmountError,
  PlannedRelease,
  ReleasableSession,
  ReleaseErrors,
  ReleaseValues,
} from "./release-state.ts"

type Plan = { kind: "plan"; plan: PlannedRelease[] } | { kind: "invalid"; errors: ReleaseErrors }

/** Turns what was typed into amounts per session, or says what is wrong with it. */
export function planRelease(values: ReleaseValues, sessions: readonly ReleasableSession[]): Plan {
  return values.way === "spread" ? planSpread(values, sessions) : planEach(values, sessions)
}

export function sumOf(sessions: readonly { held: number }[]): number {
  return sessions.reduce((sum, { held }) => sum + held, 0)
}

function planSpread({ amount, days }: ReleaseValues, sessions: readonly ReleasableSession[]): Plan {
  const chosen = sessions.filter(({ day }) => days.includes(day))
  const held = sumOf(chosen)
  const read = readAmount(amount, held)
  const errors: ReleaseErrors = {}
  if (chosen.length === 0) errors.days = "no_day"
  if (typeof read !== "number" && !(read === "too_many" && errors.days)) errors.amount = { key: read, held }
  if (typeof read !== "number" || errors.days) return { kind: "invalid", errors }

  const parts = spreadEvenly(
    read,
    chosen.map(({ quotaId, held }) => ({ id: quotaId, held })),
  )
  const amounts = new Map(parts.map(({ quotaId, amount }) => [quotaId, amount]))
  return { kind: "plan", plan: withAmounts(chosen, amounts) }
}

function planEach({ each }: ReleaseValues, sessions: readonly ReleasableSession[]): Plan {
  const errors: Record<number, { key: AmountError; held: number }> = {}
  const amounts = new Map<number, number>()
  for (const { quotaId, held } of sessions) {
    const typed = each[quotaId]?.trim() ?? ""
    if (typed === "" || typed === "0") continue
    const read = readAmount(typed, held)
    if (typeof read === "number") amounts.set(quotaId, read)
    else errors[quotaId] = { key: read, held }
  }
  if (Object.keys(errors).length > 0) return { kind: "invalid", errors: { each: errors } }
  if (amounts.size === 0) return { kind: "invalid", errors: { nothing: "nothing" } }
  return { kind: "plan", plan: withAmounts(sessions, amounts) }
}

function withAmounts(sessions: readonly ReleasableSession[], amounts: Map<number, number>): PlannedRelease[] {
  return sessions.flatMap((session) => {
    const amount = amounts.get(session.quotaId)
    return amount === undefined ? [] : [{ ...session, amount }]
  })
}

/** "500" or, as numbers are written here, "1.500". */
function readAmount(typed: string, held: number): number | AmountError {
  const text = typed.trim()
  if (text === "") return "required"
  if (!/^[-−]?(\d+|\d{1,3}(\.\d{3})+)$/.test(text)) return "not_a_number"
  if (/^[-−]|^0+$/.test(text)) return "not_positive"
  const amount = Number(text.replaceAll(".", ""))
  return amount > held ? "too_many" : amount
}
