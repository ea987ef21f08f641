"use client"

import { useEffect, useState } from "react"
import { splitDuration } from "./split-duration.ts"

interface CountdownProps {
  /** Milliseconds since 1970, of the server: the phone's own clock may be wrong by hours. */
  until: number
  serverNow: number
  words: Record<"label" | "days" | "hours" | "minutes" | "seconds" | "done" | "reload", string>
}

/** Counts down to the opening. Without JavaScript the sentence above it, with date and hour, is enough. */
export function Countdown({ until, serverNow, words }: CountdownProps) {
  const [left, setLeft] = useState(until - serverNow)

  useEffect(() => {
    const startedAt = performance.now()
    const tick = () => setLeft(until - serverNow - (performance.now() - startedAt))
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [until, serverNow])

  if (left <= 0) {
    return (
      <p className="mt-5 font-semibold">
        {words.done}{" "}
        <a href="/" className="text-link">
          {words.reload}
        </a>
      </p>
    )
  }
  const { days, hours, minutes, seconds } = splitDuration(left)
  const parts = [
    { value: days, word: words.days },
    { value: hours, word: words.hours },
    { value: minutes, word: words.minutes },
    { value: seconds, word: words.seconds },
  ]
  return (
    <div role="timer" aria-live="off" className="mt-5">
      <p className="eyebrow">{words.label}</p>
      <p className="figures mt-1 flex gap-5">
        {parts.map(({ value, word }) => (
          <span key={word} className="min-w-12">
            <span className="block text-3xl font-bold">{String(value).padStart(2, "0")}</span>
            <span className="text-sm text-ink-soft">{word}</span>
          </span>
        ))}
      </p>
    </div>
  )
}
