"use client"

import { type RefObject, useEffect, useState } from "react"
import { readTurn, type Turn, type TurnPhase, turnPhase } from "./turn.ts"

/** The turn that the markup in `sent` tells of, ticking; `null` before it was read and where there is none. */
export function useTurn(sent: RefObject<HTMLElement | null>) {
  const [turn, setTurn] = useState<Turn | null>(null)
  const [serverAhead, setServerAhead] = useState(0)
  const [now, setNow] = useState(0)

  useEffect(() => {
    const data = sent.current?.querySelector<HTMLElement>("[data-expires]")?.dataset
    const read = data ? readTurn(data) : null
    if (!read) return
    // The phone's own clock may be wrong by hours; what counts is how far the server's was ahead when it answered.
    setServerAhead(read.sentAt - answeredAt())
    setTurn(read)
  }, [sent])

  useEffect(() => {
    if (turn === null) return
    const tick = () => setNow(Date.now() + serverAhead)
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [turn, serverAhead])

  const phase: TurnPhase = turn && now > 0 ? turnPhase(turn, now) : "running"
  return { turn, setTurn, phase, left: turn && now > 0 ? turn.expiresAt - now : null }
}

/** When the page's first bytes came, by the phone's clock. */
function answeredAt(): number {
  const [page] = performance.getEntriesByType("navigation")
  const after = page instanceof PerformanceNavigationTiming ? page.responseStart : performance.now()
  return performance.timeOrigin + after
}
