export type Extension =
  | { kind: "extended"; expiresAt: number }
  | { kind: "already_extended" | "pass_over" | "failed" }

/** Asks the waiting room for the one extension of the pass in the cookie. */
export async function extendTurn(): Promise<Extension> {
  // Nobody answers on a bad network: the button stays, and the person may press it again.
  const response = await fetch("/antre/perpanjang", {
    method: "POST",
    headers: { accept: "application/json" },
  }).catch(() => null)
  const isJson = response?.headers.get("content-type")?.includes("json")
  if (!response || !isJson) return { kind: "failed" }
  const answer = (await response.json()) as { kind?: string; expiresAt?: string }
  switch (answer.kind) {
    case "extended":
      return { kind: "extended", expiresAt: Date.parse(answer.expiresAt ?? "") }
    case "already_extended":
    case "pass_over":
      return { kind: answer.kind }
    default:
      return { kind: "failed" }
  }
}
