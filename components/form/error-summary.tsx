"use client"

import { useEffect, useRef } from "react"
import { fieldId } from "./field.tsx"

interface ErrorSummaryProps {
  title: string
  /** In the order of the form: the field's name and the sentence shown at the field. */
  errors: readonly { name: string; message: string }[]
}

/**
 * All that is wrong, above the form: takes the focus when it appears and leads to each field.
 * Give it a `key` that changes with each failed attempt, so that it takes the focus again.
 */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => box.current?.focus(), [])

  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-md border-2 border-danger bg-danger-tint p-4 focus:outline-3 focus:outline-offset-2 focus:outline-danger"
    >
      <h2 className="text-lg">{title}</h2>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {errors.map(({ name, message }) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`} className="inline-block py-1 font-semibold text-danger underline">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
