"use client"

import { unstable_rethrow } from "next/navigation"
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react"
import { sendUntilAnswered, type Trouble } from "./send-until-answered.ts"
import { untilOnlineOr } from "./until-online-or.ts"

type FormAction<State> = (previous: Awaited<State>, data: FormData) => Promise<State>

/**
 * A server action that survives a bad network. Without JavaScript, and before it has loaded, the form posts itself.
 * With it, the form stays as typed, is sent once at a time and again until there is an answer. The action must be
 * harmless to repeat with the same form data.
 */
export function useResilientAction<State>(action: FormAction<State>, initial: NoInfer<Awaited<State>>) {
  const [posted, formAction] = useActionState(action, initial)
  const [answered, setAnswered] = useState<{ state: Awaited<State>; attempt: number } | null>(null)
  const [trouble, setTrouble] = useState<Trouble | "given_up" | null>(null)
  const [pending, startSending] = useTransition()
  const abandoned = useRef(false)
  const state = answered?.state ?? posted

  useEffect(() => {
    abandoned.current = false
    return () => {
      abandoned.current = true
    }
  }, [])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    setTrouble(null)
    startSending(async () => {
      const answer = await sendUntilAnswered({
        send: () => action(state, data),
        rethrow: unstable_rethrow,
        isOnline: () => navigator.onLine,
        onTrouble: setTrouble,
        pause: untilOnlineOr,
        isAbandoned: () => abandoned.current,
      })
      setTrouble(answer === null ? "given_up" : null)
      if (answer !== null) setAnswered((last) => ({ state: answer, attempt: (last?.attempt ?? 0) + 1 }))
    })
  }

  return { state, attempt: answered?.attempt ?? 0, trouble, pending, form: { action: formAction, onSubmit } }
}
