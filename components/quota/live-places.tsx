"use client"

import { useEffect } from "react"
import type { PublishedPlaces } from "./published-places.ts"
import { renewFigures } from "./renew-figures.ts"

const EVERY_MS = 10_000

/** Renews the figures of the page while it is being looked at. A failed read leaves the old numbers and their time. */
export function LivePlaces() {
  useEffect(() => {
    const renew = async () => {
      if (document.hidden) return
      const answer = await fetch("/api/kuota").catch(() => null)
      if (answer?.ok) renewFigures(document, (await answer.json()) as PublishedPlaces)
    }
    const timer = setInterval(renew, EVERY_MS)
    document.addEventListener("visibilitychange", renew)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", renew)
    }
  }, [])
  return null
}
