"use client"

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react"
import { fieldId } from "./field.tsx"

interface ErrorSummaryProps {
  title: string
  /** `warning` for what may pass once it is confirmed. */
  tone?: "danger" | "warning"
  /** In the order of the form: the field's name and the sentence shown at the field. */
  errors: readonly { name: string; message: string }[]
  children?: ReactNode
}

const tones = {
  danger: "border-danger bg-danger-tint focus:outline-danger",
  warning: "border-warning-line bg-warning-tint focus:outline-warning",
}

/**
 * All that is wrong, above the form: takes the focus when it appears and leads to each field.
 * Give it a `key` that changes with each failed attempt, so that it takes the focus again.
 */
export function ErrorSummary({ title, tone = "danger", errors, children }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])

  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className={`scroll-mt-4 rounded-md border-2 p-4 focus:outline-3 focus:outline-offset-2 ${tones[tone]}`}
    >
      <h2 className="text-lg">{title}</h2>
      {children}
      <ul className="mt-1">
        {errors.map(({ name, message }) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              onClick={goToField}
              className="touch inline-flex items-center font-semibold text-ink underline underline-offset-4"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Without a script the link jumps. With one it must not: the router cannot go back to what a jump left in history. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  if (!field) return
  event.preventDefault()
  field.focus({ preventScroll: true })
  field.scrollIntoView({ block: "center" })
}
