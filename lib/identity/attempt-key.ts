import { createHmac } from "node:crypto"
import { derivedSecrets } from "./signed-token.ts"

/**
 * Names an attempt whose form came without a name of its own: the same pass (or what else it is `of`) and the same NIK
 * are the same attempt. A UUID of version 8 (RFC 9562, section 5.8), which tells nothing of either.
 */
export function attemptKey(of: number | string, typedNik: string): string {
  const [secret = ""] = derivedSecrets("attempt")
  const digest = createHmac("sha256", secret)
    .update(`${of}.${typedNik.replace(/\D/g, "")}`)
    .digest("hex")
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ]
  return parts.join("-")
}
