import type { ComponentProps, ReactNode } from "react"
import { classNames } from "./class-names.ts"

interface TableProps {
  /** Said to screen readers; visible when `showCaption`. */
  caption: ReactNode
  showCaption?: boolean
  children: ReactNode
}

/** What scrolls must be reachable without a pointer (WCAG 2.1.1). */
const reachableByKeyboard = { tabIndex: 0 }

/** A ruled table that scrolls sideways inside itself, so that the page never does. */
export function Table({ caption, showCaption = false, children }: TableProps) {
  return (
    <section
      aria-label={typeof caption === "string" ? caption : undefined}
      className="overflow-x-auto"
      {...reachableByKeyboard}
    >
      <table className="w-full border-collapse text-left">
        <caption className={showCaption ? "pb-2 text-left font-bold" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}

type CellProps<T extends "th" | "td"> = ComponentProps<T> & { numeric?: boolean }

/** A heading of a column. */
export function HeadCell({ numeric = false, className, scope = "col", ...rest }: CellProps<"th">) {
  return (
    <th
      {...rest}
      scope={scope}
      className={classNames(
        "border-b-2 border-ink/70 px-2 py-2 sm:px-3 align-bottom text-sm font-semibold",
        numeric && "text-right",
        className,
      )}
    />
  )
}

/** A heading of a row. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      {...rest}
      scope="row"
      className={classNames("border-b border-line px-2 py-2.5 sm:px-3 text-left font-semibold", className)}
    />
  )
}

export function Cell({ numeric = false, className, ...rest }: CellProps<"td">) {
  return (
    <td
      {...rest}
      className={classNames(
        "border-b border-line px-2 py-2.5 sm:px-3",
        numeric && "figures text-right",
        className,
      )}
    />
  )
}
