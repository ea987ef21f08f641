import type { Stored, StoredRegistration } from "./database.ts"
import { attemptsByKey, type Call, type History } from "./history.ts"
import { findPlaceFaults } from "./places.ts"

/** What must never happen, whatever fault there was, each by how often it did. */
export interface Findings {
  /** Tickets that were answered, and are not stored as they were answered. */
  readonly ackedLost: number
  /** Places that were given beyond those there are. */
  readonly oversold: number
  /** People with more than one live registration. */
  readonly duplicates: number
  readonly cancelledStanding: number
  /** Nobody asked for it, and the registration is cancelled. */
  readonly cancelledUnasked: number
  /** Answered check-ins without their record, and records or states without the other. */
  readonly checkInsWrong: number
  /** Released places that are not open now, or are without having been released. */
  readonly releasesWrong: number
  /** Counters that do not agree with the rows they count. */
  readonly countersWrong: number
  /** Keys that nobody was ever told the outcome of. */
  readonly unknownUnresolved: number
  /** Answered with a refusal, and done all the same. */
  readonly refusedDone: number
}

/** Compares what was answered with what is stored. Both are complete: nothing is under way any more. */
export function judge(history: History, stored: Stored): Findings {
  const attempts = [...attemptsByKey(history).values()]
  const of = (kind: Call["kind"]) => attempts.filter(([first]) => first?.kind === kind)
  const byTicket = new Map(stored.registrations.map((row) => [row.ticket, row]))
  const asked = new Set(of("cancel").map(([first]) => first?.key))
  const cancelled = stored.registrations.filter(({ status }) => status === "cancelled")
  return {
    ackedLost: of("register").filter((calls) => isLost(calls, byTicket)).length,
    duplicates: countDuplicates(stored),
    cancelledStanding: of("cancel").filter((calls) => answered(calls) && !isCancelled(calls, byTicket))
      .length,
    cancelledUnasked: cancelled.filter(({ ticket }) => !asked.has(ticket)).length,
    checkInsWrong: countWrongCheckIns(of("check_in"), stored, byTicket),
    unknownUnresolved: attempts.filter((calls) => !calls.some(isAnswer)).length,
    refusedDone: countRefusedDone([...of("register"), ...of("check_in"), ...of("release")], stored),
    ...findPlaceFaults(of("release"), stored),
  }
}

const isRefusal = ({ outcome }: Call) => outcome === "refused" || outcome === "unexpected"
const isAnswer = (call: Call) => call.outcome === "ok" || isRefusal(call)
const answered = (calls: readonly Call[]) => calls.some(({ outcome }) => outcome === "ok")

/** Every answer of an attempt names the same ticket, and it is stored under the attempt's key. */
function isLost(calls: readonly Call[], byTicket: ReadonlyMap<string, StoredRegistration>): boolean {
  const tickets = calls.filter(({ outcome }) => outcome === "ok").map(({ ticket }) => ticket ?? "")
  return tickets.some((ticket) => byTicket.get(ticket)?.key !== calls[0]?.key)
}

function isCancelled([first]: readonly Call[], byTicket: ReadonlyMap<string, StoredRegistration>): boolean {
  return byTicket.get(first?.key ?? "")?.status === "cancelled"
}

/** Found twice, by what the product takes for a person and by the telephone number. */
function countDuplicates({ registrations }: Stored): number {
  const live = registrations.filter(({ status }) => status !== "cancelled")
  const surplus = (of: (row: StoredRegistration) => string) => live.length - new Set(live.map(of)).size
  return Math.max(
    surplus(({ nikIndex }) => nikIndex),
    surplus(({ phone }) => phone),
  )
}

function countWrongCheckIns(
  attempts: readonly Call[][],
  { checkIns, registrations }: Stored,
  byTicket: ReadonlyMap<string, StoredRegistration>,
): number {
  const recorded = new Map(checkIns.map(({ key, registration }) => [key, registration]))
  const arrived = new Set(checkIns.map(({ registration }) => registration))
  const isUnrecorded = ({ outcome, key, of = "" }: Call) =>
    outcome === "ok" && recorded.get(key) !== byTicket.get(of)?.id
  const unrecorded = attempts.filter((calls) => calls.some(isUnrecorded))
  const disagreeing = registrations.filter(({ id, status }) => arrived.has(id) !== (status === "checked_in"))
  return unrecorded.length + disagreeing.length
}

/** The last answer of a key counts: a form that found its hour full is sent again with another one. */
function countRefusedDone(attempts: readonly Call[][], stored: Stored): number {
  const done = new Set(
    [...stored.registrations, ...stored.checkIns, ...stored.movements].map(({ key }) => key),
  )
  return attempts.filter((calls) => {
    const last = calls.findLast(isAnswer)
    return last && isRefusal(last) && done.has(last.key)
  }).length
}
