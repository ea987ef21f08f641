"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useResilientAction } from "#components/form/use-resilient-action.ts"

/** A form of the office that works without JavaScript; with it, the numbers are read anew after each answer. */
export function useOfficeAction<State>(
  action: (before: Awaited<State>, form: FormData) => Promise<State>,
  initial: NoInfer<Awaited<State>>,
) {
  const sending = useResilientAction(action, initial)
  const queries = useQueryClient()
  useEffect(() => {
    if (sending.attempt > 0) void queries.invalidateQueries()
  }, [sending.attempt, queries])
  return sending
}
