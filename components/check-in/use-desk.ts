"use client"

import { unstable_rethrow } from "next/navigation"
import { type FormEvent, useActionState, useRef, useState, useTransition } from "react"
import { deskAction } from "#lib/check-in/actions.ts"
import type { DeskState } from "#lib/check-in/types.ts"

export type Trouble = "slow" | "failed"

/** Longer than any answer of a healthy portal over 3G. */
const SLOW_AFTER_MS = 8_000
const idle: DeskState = { kind: "idle" }

/**
 * The state of the desk. Its forms post to the action by themselves, so they work before and without JavaScript;
 * with it they are sent from here, where a lost connection leaves everything as it was.
 */
export function useDesk() {
  const [posted, action] = useActionState(deskAction, idle)
  const [state, setState] = useState(posted)
  const [list, setList] = useState<DeskState | null>(null)
  const [sending, setSending] = useState<FormData | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [, startTransition] = useTransition()
  const newest = useRef<FormData | null>(null)

  function accept(answer: DeskState, intent: FormDataEntryValue | null) {
    if (answer.kind === "several") setList(answer)
    else if (intent === "find") setList(null)
    setState(answer)
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const intent = form.get("intent")
    // A new scan overtakes a slow one; a deed never starts while anything is on its way.
    if (newest.current && intent !== "find") return

    newest.current = form
    setSending(form)
    setTrouble(null)
    const slow = setTimeout(() => newest.current === form && setTrouble("slow"), SLOW_AFTER_MS)
    startTransition(async () => {
      try {
        const answer = await deskAction(idle, form)
        if (newest.current === form) accept(answer, intent)
      } catch (error) {
        unstable_rethrow(error)
        if (newest.current === form) {
          setTrouble("failed")
          // Nobody may take the person before for the one who was just scanned.
          if (intent === "find") setState(idle)
        }
      } finally {
        clearTimeout(slow)
        if (newest.current === form) {
          newest.current = null
          setSending(null)
          setTrouble((now) => (now === "slow" ? null : now))
        }
      }
    })
  }

  const back = list && state !== list ? () => setState(list) : null
  return { state, sending, trouble, back, form: { action, onSubmit } }
}

export type DeskForm = ReturnType<typeof useDesk>["form"]
