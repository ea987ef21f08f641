/** What `npm run bench -- stampede` can be told. */
export interface StampedeOptions {
  readonly residents: number
  /** They arrive within so many seconds; registration opens when a third of it has passed. */
  readonly seconds: number
  readonly seats: number
  /** Seconds for the form, "5-40". "0" measures the portal instead of people. */
  readonly think: string
  /** Of those who go home without prospect, the share that leaves a form with the waiting list first, 0–1. */
  readonly listing: number
  /** Where to draw the run. */
  readonly svg: string | undefined
}

/** "5-40" → [5000, 40000]; "0" → [0, 0]. */
export function thinkMs(text: string): [number, number] {
  const [least = Number.NaN, most = least] = text.split("-").map(Number)
  if (!(least >= 0 && most >= least)) throw new Error("--think takes seconds: 0, or from 5-40")
  return [least * 1_000, most * 1_000]
}
