"use client"

import { useEffect, useState } from "react"
import type { PublishedPlaces } from "#components/quota/published-places.ts"

const EVERY_MS = 20_000

/**
 * Places as sent with the page, then as the server tells them while the form is being looked at.
 * `sinceAttempt` is false while the answer to the last attempt is newer.
 */
export function useFreshPlaces(sent: PublishedPlaces, attempt: number) {
  const [fresh, setFresh] = useState<{ places: PublishedPlaces; attempt: number | null }>({
    places: sent,
    attempt: null,
  })

  useEffect(() => {
    const renew = async () => {
      if (document.hidden) return
      const answer = await fetch("/api/kuota").catch(() => null)
      if (answer?.ok) setFresh({ places: (await answer.json()) as PublishedPlaces, attempt })
    }
    const timer = setInterval(renew, EVERY_MS)
    return () => clearInterval(timer)
  }, [attempt])
  return { places: fresh.places, sinceAttempt: fresh.attempt === attempt }
}
