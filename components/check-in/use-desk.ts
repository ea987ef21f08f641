"use client"

import { unstable_rethrow } from "next/navigation"
import { type FormEvent, useActionState, useRef, useState, useTransition } from "react"
import { deskAction } from "#lib/check-in/actions.ts"
import { askDesk, type LookedUp } from "#lib/check-in/client.ts"
import type { DeskState } from "#lib/check-in/types.ts"
import { staffRoutes, withQuery } from "#lib/kernel/routes.ts"
import { type Intent, mayGoOn, submitOrderOf } from "./submit-order.ts"

export type DeskTrouble = "slow" | "failed"

/** Longer than any answer of a healthy portal over 3G. */
const SLOW_AFTER_MS = 8_000
const idle: DeskState = { kind: "idle" }
const intentOf = (form: FormData) => form.get("intent") as Intent
const textOf = (form: FormData) => String(form.get("query") ?? "")

/**
 * The state of the desk. Its forms post to the action by themselves, so they work before and without JavaScript. With it
 * look-ups are reads of their own, of which the last wins, and what changes something is sent from here, where a lost
 * connection leaves everything as it was. `campaign`: its slug.
 */
export function useDesk(campaign: string) {
  const [posted, action] = useActionState(deskAction, idle)
  const [state, setState] = useState(posted)
  const [list, setList] = useState<DeskState | null>(null)
  /** The text that goes back into the box, if that is still empty: it has to be looked at again. */
  const [returned, setReturned] = useState<{ text: string } | null>(null)
  const [sending, setSending] = useState<FormData | null>(null)
  const [scan, setScan] = useState<"waiting" | "held" | null>(null)
  const [trouble, setTrouble] = useState<DeskTrouble | null>(null)
  const [, startTransition] = useTransition()
  const newest = useRef<FormData | null>(null)
  const reading = useRef<AbortController | null>(null)
  const next = useRef<FormData | null>(null)

  function accept(answer: DeskState, form: FormData) {
    const looksUp = intentOf(form) === "find"
    if (answer.kind === "several") setList(answer)
    else if (looksUp) setList(null)
    setState(answer)
    if (looksUp && isToBeChanged(answer)) setReturned({ text: textOf(form) })
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (intentOf(form) === "find") {
      // At once: what the scanner types next is the next ticket.
      const box = event.currentTarget.elements.namedItem("query")
      if (box instanceof HTMLInputElement) box.value = ""
      if (textOf(form).trim() === "") return emptyBox()
    }
    const turn = submitOrderOf(intentOf(form), newest.current && intentOf(newest.current))
    if (turn === "send") send(form)
    if (turn === "wait") {
      next.current = form
      setScan("waiting")
    }
  }

  /** The key behind a scan comes after its last letter has emptied the box, perhaps after the answer: nothing shown is taken away. */
  function emptyBox() {
    if (!newest.current && state.kind === "idle") setState({ kind: "unreadable", reason: "empty" })
  }

  function send(form: FormData) {
    newest.current = form
    setSending(form)
    setScan(null)
    setTrouble(null)
    const slow = setTimeout(() => newest.current === form && setTrouble("slow"), SLOW_AFTER_MS)
    startTransition(async () => {
      const answer = await ask(form).finally(() => clearTimeout(slow))
      if (answer === "signed_out") return location.assign(signInFromDesk)
      if (newest.current === form && answer !== "overtaken") settle(form, answer === "lost" ? null : answer)
    })
  }

  function ask(form: FormData): Promise<LookedUp> {
    const intent = intentOf(form)
    if (intent !== "find" && intent !== "open") return act(form)
    reading.current?.abort()
    reading.current = new AbortController()
    const asked =
      intent === "find"
        ? { campaign, text: textOf(form) }
        : { registrationId: String(form.get("registrationId")) }
    return askDesk(asked, reading.current.signal)
  }

  function settle(form: FormData, answer: DeskState | null) {
    newest.current = null
    setSending(null)
    setTrouble(answer ? null : "failed")
    if (answer) accept(answer, form)
    // The card before must not be taken for the person who was just scanned.
    else if (intentOf(form) === "find") {
      setState(idle)
      setReturned({ text: textOf(form) })
    }

    const waiting = next.current
    next.current = null
    if (!waiting) return
    if (answer && mayGoOn(intentOf(form), answer)) return send(waiting)
    setScan("held")
    setReturned({ text: textOf(waiting) })
  }

  const back = list && state !== list ? () => setState(list) : null
  return { state, returned, sending, scan, trouble, back, form: { action, onSubmit } }
}

const signInFromDesk = withQuery(staffRoutes.signIn, { returnTo: staffRoutes.desk })

/** Whether the text of a look-up is likely to be changed and sent again. A QR is not: it is scanned anew. */
function isToBeChanged(answer: DeskState): boolean {
  switch (answer.kind) {
    case "unreadable":
      return answer.reason === "digits"
    case "nothing":
    case "several":
      return true
    case "idle":
    case "card":
    case "done":
      return false
    default:
      return answer satisfies never
  }
}

/** The answer to what changes something, or `lost` when the connection was. */
async function act(form: FormData): Promise<DeskState | "lost"> {
  try {
    return await deskAction(idle, form)
  } catch (error) {
    unstable_rethrow(error)
    return "lost"
  }
}

export type DeskForm = ReturnType<typeof useDesk>["form"]
