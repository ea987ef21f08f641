"use client"

import { Printer } from "lucide-react"
import { useSyncExternalStore } from "react"
import { Button } from "#components/ui/button.tsx"

const nothingToWatch = () => () => {}

/** Printing needs a script, so the button exists only where scripts run. */
export function PrintButton({ label }: { label: string }) {
  const scripted = useSyncExternalStore(
    nothingToWatch,
    () => true,
    () => false,
  )
  if (!scripted) return null
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Printer aria-hidden className="size-5" />
      {label}
    </Button>
  )
}
