/** The portal did not answer, or is busy. `after`: seconds after which it may be asked again. */
export type Trouble = { kind: "lost" } | { kind: "busy"; after: number }

const PATIENCE_MS = 15_000

/** Asks the waiting room, in JSON. Answers differ by their `kind`; the status of the lines has none. */
export async function ask<T>(path: string, fields?: Record<string, string>): Promise<T | Trouble> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  const headers: Record<string, string> = { accept: "application/json" }
  if (fields) headers["content-type"] = "application/json"
  try {
    const body = fields ? JSON.stringify(fields) : null
    const method = fields ? "POST" : "GET"
    const answer = await fetch(path, { method, headers, body, signal: patience.signal })
    if (answer.status >= 500 || answer.status === 429) {
      return { kind: "busy", after: Number(answer.headers.get("retry-after")) || 5 }
    }
    return (await answer.json()) as T
  } catch {
    return { kind: "lost" } // no network, or something between that is not the portal
  } finally {
    clearTimeout(timer)
  }
}

export function isTrouble(answer: object): answer is Trouble {
  return "kind" in answer && (answer.kind === "lost" || answer.kind === "busy")
}

/** Returns the seconds before the next attempt: longer each time, up to half a minute, with a random part. */
export function secondsToRetry(trouble: Trouble, failures: number): number {
  const least = trouble.kind === "busy" ? trouble.after : 0
  return Math.max(least, Math.min(30, 2 ** failures)) * (0.75 + Math.random() / 2)
}
