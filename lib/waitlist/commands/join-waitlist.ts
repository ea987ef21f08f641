import { eq, sql } from "drizzle-orm"
import { DatabaseError } from "#db/database-error.ts"
import { line } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { sendTogether, type Tx, transact } from "#db/transaction.ts"
import { nikIndex } from "#lib/identity/nik-vault.ts"
import { listByNikIndex } from "#lib/registration/queries.ts"
import type { Person } from "#lib/registration/schema.ts"
import { findLine, type LineRow, listPassesByNumber, lockLines } from "#lib/waiting-room/queries.ts"
import { positionOf } from "#lib/waiting-room/rules/draw.ts"
import { linePhase } from "#lib/waiting-room/rules/phase.ts"
import { isListOver, takesForms } from "#lib/waiting-room/rules/waitlist-terms.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { giveToWaitlist } from "#lib/waiting-room/writes/promise-to-waitlist.ts"
import { microBatch } from "#platform/micro-batch.ts"
import { findLastStart, listKnown } from "../queries.ts"
import { decideWaitlist, type WaitlistRequest } from "../rules.ts"
import type { JoinWaitlistOutcome } from "../types.ts"
import { sealForm } from "../writes/seal-form.ts"

interface Asked {
  queueNumber: QueueNumber
  person: Person
  now: Date
}

/**
 * Leaves a form with the line, for a queue number whose signature was checked: it is registered when places come back and the
 * turn of the number has come. Harmless to repeat: the same form of the same person is taken once. Forms that come
 * together share one transaction: all want the lock of the same line.
 */
export function joinWaitlist(
  queueNumber: QueueNumber,
  person: Person,
  now: Date,
): Promise<JoinWaitlistOutcome> {
  return batched({ queueNumber, person, now })
}

const batched = microBatch<Asked, JoinWaitlistOutcome>((drainBatch) => joinOrSplit(drainBatch()), {
  maxBatchSize: 100,
  concurrency: 1,
})

/** SQLSTATE classes 22 and 23: the fault is in a row. Whoever sent it must not take the neighbours down. */
const faultOfARow = (error: unknown) => error instanceof DatabaseError && /^2[23]/.test(error.code)

async function joinOrSplit(asked: readonly Asked[]): Promise<(JoinWaitlistOutcome | Error)[]> {
  try {
    return await joinAll(asked)
  } catch (error) {
    if (asked.length === 1 || !faultOfARow(error)) throw error
    const alone = await Promise.allSettled(asked.map((one) => joinAll([one])))
    return alone.map((one) =>
      one.status === "fulfilled"
        ? (one.value[0] ?? { kind: "not_open", phase: "closed" })
        : toError(one.reason),
    )
  }
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

async function joinAll(asked: readonly Asked[]): Promise<JoinWaitlistOutcome[]> {
  const outcomes = new Map<Asked, JoinWaitlistOutcome>()
  for (const [lineId, ofLine] of Map.groupBy(asked, ({ queueNumber }) => queueNumber.lineId)) {
    for (const [n, outcome] of (await joinLine(lineId, ofLine)).entries()) {
      const one = ofLine[n]
      if (one) outcomes.set(one, outcome)
    }
  }
  return asked.map((one) => outcomes.get(one) ?? { kind: "not_open", phase: "closed" })
}

async function joinLine(lineId: number, asked: readonly Asked[]): Promise<JoinWaitlistOutcome[]> {
  const found = await findLine(lineId)
  const now = new Date(Math.max(...asked.map((one) => one.now.getTime())))
  const phase = found ? linePhase(found.line, found.campaign, { available: 1, held: 0 }, now) : "closed"
  // Before the draw no number has a place that it could keep.
  if (!found || found.line.drawnAt === null || !takesForms(phase))
    return asked.map(() => ({ kind: "not_open", phase }))

  // Sealed, and places in the draw computed, before anything is locked: neither changes any more.
  const forms = asked.map(({ queueNumber, person }) => newForm(found, queueNumber, person))
  return transact(async (tx) => {
    const [row] = await lockLines(tx, [lineId])
    if (!row) throw new Error("unknown line")
    const { campaign } = row
    if (isListOver(await findLastStart(tx, campaign.id), campaign.closesAt, now))
      return asked.map(() => ({ kind: "too_late" }))
    const known = await readKnown(tx, row, forms)
    const decided = decideWaitlist(
      forms.map(({ request }) => request),
      known,
    )
    const taken = forms.filter((_, n) => decided[n]?.isNew)
    await write(tx, row, taken, known.passes, now)
    return decided.map(({ outcome }) => outcome)
  })
}

interface NewForm {
  request: WaitlistRequest
  position: number
  nikIndex: Buffer
  form: Buffer
}

function newForm({ line: { seed, lobbySize } }: LineRow, queueNumber: QueueNumber, person: Person): NewForm {
  const { number, seats } = queueNumber
  const index = nikIndex(person.nik)
  const idempotencyKey = person.idempotencyKey.toLowerCase()
  return {
    request: { number, seats, person: index.toString("hex"), idempotencyKey },
    position: positionOf(number, { seed, lobbySize: lobbySize ?? 0 }),
    nikIndex: index,
    form: sealForm(person),
  }
}

async function readKnown(tx: Tx, { line: { id: lineId }, campaign }: LineRow, forms: readonly NewForm[]) {
  const numbers = [...new Set(forms.map(({ request }) => request.number))]
  const indexes = forms.map((one) => one.nikIndex)
  const [entries, passes, registrations] = await sendTogether(
    () => listKnown(tx, lineId, { numbers, indexes }),
    () => listPassesByNumber(tx, lineId, numbers),
    () => listByNikIndex(tx, indexes),
  )
  const live = registrations.filter((one) => one.campaignId === campaign.id && one.status !== "cancelled")
  return {
    entries: entries.map(({ nikIndex: index, ...one }) => ({ ...one, person: index.toString("hex") })),
    passes: new Set(passes.map(({ number }) => number)),
    registered: new Set(live.map((one) => one.nikIndex.toString("hex"))),
  }
}

async function write(
  tx: Tx,
  row: LineRow,
  forms: readonly NewForm[],
  passes: ReadonlySet<number>,
  now: Date,
): Promise<void> {
  if (forms.length === 0) return
  const numbers = new Map(forms.map(({ request: { number }, position }) => [number, { number, position }]))
  const given = [...numbers.values()].filter(({ number }) => !passes.has(number))
  await sendTogether(
    () => giveToWaitlist(tx, row, given, now),
    () =>
      tx.insert(waitlistEntry).values(
        forms.map(({ request: { number, idempotencyKey }, position, nikIndex: index, form }) => {
          const of = { lineId: row.line.id, number, position, nikIndex: index, idempotencyKey }
          return { ...of, form, status: "waiting" as const, joinedAt: now }
        }),
      ),
    () =>
      tx
        .update(line)
        .set({ waitlisted: sql`${line.waitlisted} + ${forms.length}` })
        .where(eq(line.id, row.line.id)),
  )
}
