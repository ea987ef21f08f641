/** A filled page of the crowd takes 10 to 25 kB. */
const PART_BYTES = 64 * 1_024
/** Nearly all answers leave in the moment in which they are written. More are kept by nobody. */
const MAX_IDLE = 32

const idle: ArrayBuffer[] = []

/**
 * Memory for an answer that is made for one visitor, until `giveBack`. What was in it before, another visitor's page,
 * is still there: whoever takes it writes all of it. New memory for each of them costs as much as filling it (30 us of a
 * waiting page's 125: allocating, collecting, and that no cache has it).
 */
export function lend(bytes: number): Buffer {
  if (bytes > PART_BYTES) return Buffer.allocUnsafe(bytes)
  return Buffer.from(idle.pop() ?? new ArrayBuffer(PART_BYTES), 0, bytes)
}

/** Once, and only when the last byte has left. What is never given back is collected like anything else. */
export function giveBack({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === PART_BYTES && idle.length < MAX_IDLE)
    idle.push(buffer)
}
