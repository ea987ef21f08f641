import { inArray } from "drizzle-orm"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { transact } from "#db/transaction.ts"
import type { PassHolder } from "#lib/kernel/actor.ts"
import { logSurprise } from "#lib/kernel/log.ts"
import { register } from "#lib/registration/commands/register.ts"
import { listRoom } from "#lib/registration/queries.ts"
import type { RegisterOutcome } from "#lib/registration/types.ts"
import { promiseToWaitlist } from "#lib/waiting-room/commands/keep-for-waitlist.ts"
import { findLine, lockLines, readPromises } from "#lib/waiting-room/queries.ts"
import { freeSeats, linePhase } from "#lib/waiting-room/rules.ts"
import { listNext } from "../queries.ts"
import { chooseSession, inGoodTime, type Room } from "../rules.ts"
import { openForm } from "./seal-form.ts"
import { closeWaitlist, settleRegistered, settleWaitlist } from "./settle-waitlist.ts"

/** At most so many are served in one go. */
const MOST = 50
/** An hour may fill up between choosing and asking: so often another is chosen before it is left for later. */
const TRIES = 5

interface Served {
  entryId: number
  holder: PassHolder
  /** Sealed. */
  form: Buffer
}

/** What there was to give when the places were promised. */
interface Ground {
  served: Served[]
  rooms: Room[]
  minimumAge: number
}

/**
 * Registers those on the waiting list of a line whose turn has come, as far as places are free, in order of position.
 * For each a place is promised under the line's lock before its form is sent, as to anybody whose turn has come; then it
 * is registered like any other form. Call it again and again, from any number of processes: what one leaves behind when
 * it dies, the next finishes.
 */
export async function serveWaitlist(lineId: number, now: Date): Promise<void> {
  const found = await findLine(lineId)
  if (!found || found.line.waitlisted === 0) return
  if (linePhase(found.line, found.campaign, { available: 1, held: 0 }, now) === "closed") {
    return closeWaitlist(lineId, now)
  }
  const { served, rooms, minimumAge } = await promisePlaces(lineId, now)
  if (served.length === 0) return
  const had = await Promise.all(served.map((one) => registerOne(one, rooms, { minimumAge, now })))
  await settleWaitlist(
    lineId,
    had.filter((id) => id !== null),
    now,
  )
}

function promisePlaces(lineId: number, now: Date): Promise<Ground> {
  return transact(async (tx) => {
    const [row] = await lockLines(tx, [lineId])
    if (!row) throw new Error("unknown line")
    // Left behind by a process that died between registering and saying so.
    await settleRegistered(tx, lineId, now)
    const { campaign, line } = row
    const nothing = { served: [], rooms: [], minimumAge: campaign.minimumAge }
    const promises = await readPromises(tx, lineId, now)
    if (linePhase(line, campaign, promises, now) !== "open") return nothing

    const all = await listRoom(tx, campaign.id, now)
    const rooms = all.filter(({ audience, available }) => audience === line.audience && available > 0)
    const inTime = inGoodTime(rooms, now).reduce((sum, { available }) => sum + available, 0)
    const most = Math.min(freeSeats(line.maxActive, promises), inTime, MOST)
    if (most === 0) return nothing

    const entries = await listNext(tx, lineId, { serving: line.serving, most, now })
    if (entries.length === 0) return nothing
    const seats = Map.groupBy(entries, ({ number }) => number)
    const counted = new Map([...seats].map(([number, ofNumber]) => [number, ofNumber.length]))
    const holders = await promiseToWaitlist(tx, row, counted, now)
    const ids = entries.map(({ id }) => id)
    await tx.update(waitlistEntry).set({ triedAt: now }).where(inArray(waitlistEntry.id, ids))
    const served = entries.map(({ id, number, form }): Served => {
      const holder = holders.get(number)
      if (!holder || !form) throw new Error("a form on the waiting list without its pass")
      return { entryId: id, holder, form }
    })
    return { served, rooms, minimumAge: campaign.minimumAge }
  })
}

/** The id of the entry when the person turns out to be registered by another way, else `null`. */
async function registerOne(
  { entryId, holder, form }: Served,
  rooms: readonly Room[],
  { minimumAge, now }: { minimumAge: number; now: Date },
): Promise<number | null> {
  try {
    const person = openForm(form)
    const { birthDate } = person
    let left = rooms
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const sessionId = chooseSession(left, { birthDate, minimumAge, now })
      if (sessionId === null) return null
      const outcome: RegisterOutcome = await register(holder, { ...person, sessionId }, now)
      if (outcome.kind === "already_registered") return entryId
      if (outcome.kind !== "session_full") return null
      left = outcome.alternatives
    }
  } catch (error) {
    logSurprise("waiting list", error)
  }
  // Registered, or left for the next time: the registrations say which.
  return null
}
