import type { ReactNode } from "react"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"

/** The way back to the waiting room. The page's script keeps what was typed (`browser/registering/kept-values.ts`). */
export function NewNumberLink({ line, children }: { line: LineAudience; children: ReactNode }) {
  return (
    <a
      data-new-number
      href={withQuery(routes.waiting, { line })}
      className="touch text-link inline-flex items-center font-semibold"
    >
      {children}
    </a>
  )
}
