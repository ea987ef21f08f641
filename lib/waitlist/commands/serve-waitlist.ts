import { anyOf } from "#db/any-of.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { type Tx, transact } from "#db/transaction.ts"
import type { PassHolder } from "#lib/kernel/actor.ts"
import { register } from "#lib/registration/commands/register.ts"
import { listAvailability } from "#lib/registration/queries.ts"
import type { Person } from "#lib/registration/schema.ts"
import { findLine, type LineRow, lockLines, readPromises } from "#lib/waiting-room/queries.ts"
import { linePhase } from "#lib/waiting-room/rules/phase.ts"
import { freeSeats } from "#lib/waiting-room/rules/seats.ts"
import { isListOver } from "#lib/waiting-room/rules/waitlist-terms.ts"
import { promiseToWaitlist } from "#lib/waiting-room/writes/promise-to-waitlist.ts"
import { logUnexpected } from "#platform/log.ts"
import { countTried, findLastStart, listNext } from "../queries.ts"
import { chooseSession, type GivableSession, givable } from "../rules.ts"
import { openForm } from "../writes/seal-form.ts"
import { endWaitlist, settleRegistered, settleWaitlist, type Tried } from "../writes/settle-waitlist.ts"

/** At most so many are served in one go. */
const MAX_PROMISES_A_TICK = 50
/** An hour may fill up between choosing and asking: so often another is chosen before it is left for later. */
const TRIES = 3

/** A form for which a place was promised. */
interface Served {
  entry: Tried
  holder: PassHolder
  /** Sealed. */
  form: Buffer
}

/** What there was to give when the places were promised. */
interface PromisedPlaces {
  served: Served[]
  sessions: GivableSession[]
  minimumAge: number
}

/**
 * Registers those on the waiting list of a line whose turn has come, as far as places are free, in order of position.
 * For each a place is promised under the line's lock before its form is sent, as to anybody whose turn has come; then it
 * is registered like any other form, and what was promised in vain is taken back. Call it again and again, from any number
 * of processes: what one leaves behind when it dies, the next finishes.
 */
export async function serveWaitlist(lineId: number, now: Date): Promise<void> {
  const found = await findLine(lineId)
  if (!found || found.line.waitlisted === 0) return
  const { served, sessions, minimumAge } = await promisePlaces(lineId, now)
  if (served.length === 0) return
  // Each has a session of its own in mind: places that came back here and there go to as many.
  const left = sessions.map((session) => ({ ...session }))
  const choose = (person: Person, among = left) => {
    const session = chooseSession(among, { birthDate: person.birthDate, minimumAge, now })
    if (session) session.available--
    return session
  }
  const had = await Promise.all(served.map((one) => registerOne(one, choose, now)))
  const tried = served.map(({ entry }) => entry)
  await settleWaitlist(lineId, { tried, had: had.filter((id) => id !== null) }, now)
}

function promisePlaces(lineId: number, now: Date): Promise<PromisedPlaces> {
  return transact(async (tx) => {
    const [row] = await lockLines(tx, [lineId])
    if (!row) throw new Error("unknown line")
    const { campaign, line } = row
    const nothing = { served: [], sessions: [], minimumAge: campaign.minimumAge }
    // Left behind by a process that died between registering and saying so.
    await settleRegistered(tx, lineId, now)
    if (isListOver(await findLastStart(tx, campaign.id), campaign.closesAt, now)) {
      await endWaitlist(tx, lineId, now)
      return nothing
    }
    const promises = await readPromises(tx, lineId, now)
    if (linePhase(line, campaign, promises, now) !== "open") return nothing

    const sessions = (await listAvailability(tx, campaign.id, now)).filter(
      ({ audience }) => audience === line.audience,
    )
    const inTime = givable(sessions, now).reduce((sum, { available }) => sum + available, 0)
    const most = Math.min(freeSeats(line.maxActive, promises), inTime, MAX_PROMISES_A_TICK)
    return most === 0 ? nothing : { ...nothing, sessions, served: await promiseNext(tx, row, most, now) }
  })
}

async function promiseNext(tx: Tx, row: LineRow, most: number, now: Date): Promise<Served[]> {
  const { id: lineId, serving } = row.line
  const entries = await listNext(tx, lineId, { serving, most, now })
  if (entries.length === 0) return []
  const ids = entries.map(({ id }) => id)
  await tx.update(waitlistEntry).set({ triedAt: now }).where(anyOf(waitlistEntry.id, ids))
  const numbers = entries.map(({ number }) => number)
  const holders = await promiseToWaitlist(
    tx,
    row,
    await countTried(tx, lineId, numbers, { now, but: [] }),
    now,
  )
  return entries.map(({ id, number, form }) => {
    const holder = holders.get(number)
    if (!holder || !form) throw new Error("a form on the waiting list without its pass")
    return { entry: { id, number }, holder, form }
  })
}

/** The id of the entry when the person turns out to be registered by another way, else `null`. */
async function registerOne(
  { entry, holder, form }: Served,
  choose: (person: Person, among?: GivableSession[]) => GivableSession | null,
  now: Date,
): Promise<number | null> {
  try {
    const person = openForm(form)
    let session = choose(person)
    for (let attempt = 0; session && attempt < TRIES; attempt++) {
      const outcome = await register(holder, { ...person, sessionId: session.sessionId }, now)
      if (outcome.kind === "already_registered") return entry.id
      if (outcome.kind !== "session_full") return null
      session = choose(person, [...outcome.alternatives])
    }
  } catch (error) {
    logUnexpected("waiting list", error)
  }
  // Registered, or left for the next time: the registrations say which.
  return null
}
