"use client"

import type { MouseEvent, ReactNode } from "react"

/** The first stop of the Tab key: leads past the head of the page. The target needs `tabIndex={-1}`. */
export function SkipLink({ target, children }: { target: string; children: ReactNode }) {
  return (
    <a
      href={`#${target}`}
      onClick={moveFocus}
      className="sr-only touch z-50 rounded-md bg-brand font-semibold text-white focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-4 focus:py-3"
    >
      {children}
    </a>
  )
}

/** Without a script the link jumps. With one it must not: the router cannot go back to what a jump left in history. */
function moveFocus(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1))
  if (!target) return
  event.preventDefault()
  target.focus()
}
