import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { microBatch } from "#platform/micro-batch.ts"
import { listOfNumbers } from "./queries.ts"
import { seatsLeft } from "./rules.ts"
import type { WaitlistPerson } from "./types.ts"
import { openForm } from "./writes/seal-form.ts"

type Found = Awaited<ReturnType<typeof listOfNumbers>>

const keyOf = ({ lineId, number }: { lineId: number; number: number }) => `${lineId}/${number}`

/** Many leave their forms in the same minute, and look where they stand. */
const findOfNumber = microBatch<QueueNumber, Found>(
  async (drainBatch) => {
    const queueNumbers = drainBatch()
    const found = Map.groupBy(await listOfNumbers(queueNumbers), keyOf)
    return queueNumbers.map((queueNumber) => found.get(keyOf(queueNumber)) ?? [])
  },
  { maxBatchSize: 100, concurrency: 1 },
)

/**
 * The people whose forms were left with a queue number that was given to the list, and for how many more it is
 * good. Nobody, when there is no such number.
 */
export async function loadWaitlisted(
  queueNumber: QueueNumber,
): Promise<{ people: WaitlistPerson[]; seatsLeft: number }> {
  const rows = await findOfNumber(queueNumber)
  return {
    people: rows.map(({ id, form, name, ticketCode, ticketStatus, status }) => {
      const isGivenBack = ticketStatus === "cancelled"
      const shown = { id, status: isGivenBack ? ("withdrawn" as const) : status }
      return { ...shown, ticketCode, name: form ? openForm(form).name : name }
    }),
    seatsLeft: seatsLeft(queueNumber.seats, rows),
  }
}
