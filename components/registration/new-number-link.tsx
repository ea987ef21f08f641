import type { ReactNode } from "react"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { keepTyped } from "./kept-values.ts"

/** The way back to the waiting room, without losing what was typed. */
export function NewNumberLink({ line, children }: { line: LineAudience; children: ReactNode }) {
  return (
    <a
      href={`/antre?jalur=${line}`}
      onClick={keepTyped}
      className="touch text-link inline-flex items-center font-semibold"
    >
      {children}
    </a>
  )
}
