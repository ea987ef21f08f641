"use client"

import { useFormStatus } from "react-dom"
import { Button, type ButtonProps } from "#components/ui/button.tsx"

interface SubmitButtonProps extends Omit<ButtonProps, "type"> {
  /** Shown while the form is being sent. */
  pendingLabel: string
}

/** Sends the form it stands in, once: pressing it again while it is being sent does nothing. */
export function SubmitButton({ pendingLabel, pending = false, children, ...rest }: SubmitButtonProps) {
  const { pending: sending } = useFormStatus()
  const busy = pending || sending
  return (
    <Button {...rest} type="submit" pending={busy}>
      {busy ? pendingLabel : children}
    </Button>
  )
}
