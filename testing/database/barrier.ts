/**
 * A meeting point for race tests: no caller passes until so many have arrived, so that what must overlap does, however
 * busy the machine is. Later ones pass at once.
 */
export function barrier(parties: number): () => Promise<void> {
  let arrived = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  return () => {
    arrived++
    if (arrived === parties) resolve()
    return promise
  }
}
