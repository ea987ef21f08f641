"use client"

import { useEffect, useRef } from "react"
import type { DeskState } from "#lib/check-in/types.ts"
import { takeKeptQuery } from "./kept-query.ts"

/**
 * Keeps the box ready for the next scan: empty and focused after a check-in, its text selected after a look-up. On a
 * phone the keyboard closes then, so that the verdict can be seen; what is typed while nothing has the focus still
 * goes into the box. `found` is the text to which the last answer belongs.
 */
export function useScannerFocus(state: DeskState, found: string) {
  const box = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const kept = takeKeptQuery()
    if (kept !== null && box.current) box.current.value = kept
  }, [])

  useEffect(() => {
    if (!box.current) return
    switch (state.kind) {
      case "idle":
        box.current.focus()
        break
      case "done":
        // Other text is the next person's, typed or scanned while the check-in was on its way.
        if (box.current.value === found) {
          box.current.value = ""
          box.current.focus()
        }
        scrollTo({ top: 0 })
        break
      case "unreadable":
      case "nothing":
      case "several":
      case "card":
        if (matchMedia("(pointer: coarse)").matches) box.current.blur()
        else box.current.select()
        scrollTo({ top: 0 })
        break
      default:
        state satisfies never
    }
  }, [state, found])

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

  return box
}
