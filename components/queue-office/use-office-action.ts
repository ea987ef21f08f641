"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useResilientAction } from "#components/form/use-resilient-action.ts"

/** A deed of the office that works without JavaScript; with it, the numbers are read anew after each answer. */
export function useOfficeDeed<State>(
  action: (before: Awaited<State>, form: FormData) => Promise<State>,
  initial: NoInfer<Awaited<State>>,
) {
  const deed = useResilientAction(action, initial)
  const queries = useQueryClient()
  useEffect(() => {
    if (deed.attempt > 0) void queries.invalidateQueries()
  }, [deed.attempt, queries])
  return deed
}
