"use client"

import { type FormEvent, useEffect, useRef } from "react"
import type { DeskState } from "#lib/check-in/types.ts"
import { takeKeptQuery } from "./kept-query.ts"

/** The end of a payload of ours: some scanners send no Enter behind it. */
const WHOLE_PAYLOAD = /V1\.[0-9A-Z]{16}\.\d{1,9}\.[A-Z]\.[0-9A-Z]{103}$/i

/**
 * Keeps the box ready for the next scan: empty since the last was sent, and focused. While keys arrive nothing is moved and
 * nothing selected: an answer that comes in the middle of a scan must not garble it. On a phone the keyboard closes when
 * an answer is there, so that the verdict can be seen; what is typed while nothing has the focus still goes into the box.
 * `returned`: a text that has to be looked at again.
 */
export function useScannerFocus(state: DeskState, returned: { text: string } | null) {
  const box = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const kept = takeKeptQuery()
    if (kept !== null && box.current) box.current.value = kept
  }, [])

  useEffect(() => {
    if (box.current?.value !== "") return
    switch (state.kind) {
      case "idle":
      case "done":
        box.current.focus()
        break
      case "unreadable":
      case "nothing":
      case "several":
      case "card":
        if (matchMedia("(pointer: coarse)").matches) box.current.blur()
        else box.current.focus()
        break
      default:
        state satisfies never
    }
    if (state.kind !== "idle") scrollTo({ top: 0 })
  }, [state])

  useEffect(() => {
    if (!returned || box.current?.value !== "") return
    box.current.value = returned.text
    // The next scan replaces it.
    box.current.select()
  }, [returned])

  useEffect(() => {
    function catchTyping(event: KeyboardEvent) {
      const { key, ctrlKey, metaKey, altKey } = event
      if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return
      const at = document.activeElement
      if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return
      box.current?.focus()
      box.current?.select()
    }
    document.addEventListener("keydown", catchTyping)
    return () => document.removeEventListener("keydown", catchTyping)
  }, [])

  const onInput = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    if (WHOLE_PAYLOAD.test(currentTarget.value)) currentTarget.form?.requestSubmit()
  }
  return { box, onInput }
}
