"use client"

import { unstable_rethrow } from "next/navigation"
import { type FormEvent, useActionState, useRef, useState, useTransition } from "react"
import { deskAction } from "#lib/check-in/actions.ts"
import type { DeskState } from "#lib/check-in/types.ts"
import { type Intent, mayGoOn, submitOrderOf } from "./submit-order.ts"

export type DeskTrouble = "slow" | "failed"

/** Longer than any answer of a healthy portal over 3G. */
const SLOW_AFTER_MS = 8_000
const idle: DeskState = { kind: "idle" }
const intentOf = (form: FormData) => form.get("intent") as Intent

/**
 * The state of the desk. Its forms post to the action by themselves, so they work before and without JavaScript;
 * with it they are sent from here, where a lost connection leaves everything as it was.
 */
export function useDesk() {
  const [posted, action] = useActionState(deskAction, idle)
  const [state, setState] = useState(posted)
  const [list, setList] = useState<DeskState | null>(null)
  const [found, setFound] = useState("")
  const [sending, setSending] = useState<FormData | null>(null)
  const [scan, setScan] = useState<"waiting" | "held" | null>(null)
  const [trouble, setTrouble] = useState<DeskTrouble | null>(null)
  const [, startTransition] = useTransition()
  const newest = useRef<FormData | null>(null)
  const next = useRef<FormData | null>(null)

  function accept(answer: DeskState, form: FormData) {
    const looksUp = intentOf(form) === "find"
    if (looksUp) setFound(String(form.get("query")))
    if (answer.kind === "several") setList(answer)
    else if (looksUp) setList(null)
    setState(answer)
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const turn = submitOrderOf(intentOf(form), newest.current && intentOf(newest.current))
    if (turn === "send") send(form)
    if (turn === "wait") {
      next.current = form
      setScan("waiting")
    }
  }

  function send(form: FormData) {
    newest.current = form
    setSending(form)
    setScan(null)
    setTrouble(null)
    const slow = setTimeout(() => newest.current === form && setTrouble("slow"), SLOW_AFTER_MS)
    startTransition(async () => {
      const answer = await ask(form).finally(() => clearTimeout(slow))
      if (newest.current === form) settle(form, answer)
    })
  }

  function settle(form: FormData, answer: DeskState | null) {
    newest.current = null
    setSending(null)
    setTrouble(answer ? null : "failed")
    if (answer) accept(answer, form)
    // The card before must not be taken for the person who was just scanned.
    else if (intentOf(form) === "find") setState(idle)

    const waiting = next.current
    next.current = null
    if (!waiting) return
    if (answer && mayGoOn(intentOf(form), answer)) send(waiting)
    else setScan("held")
  }

  const back = list && state !== list ? () => setState(list) : null
  return { state, found, sending, scan, trouble, back, form: { action, onSubmit } }
}

/** The answer, or `null` when the connection was lost. */
async function ask(form: FormData): Promise<DeskState | null> {
  try {
    return await deskAction(idle, form)
  } catch (error) {
    unstable_rethrow(error)
    return null
  }
}

export type DeskForm = ReturnType<typeof useDesk>["form"]
