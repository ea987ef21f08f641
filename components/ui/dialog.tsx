"use client"

import { AlertDialog } from "radix-ui"
import type { ReactNode } from "react"

interface DialogProps {
  /** The element that opens it, usually a Button. Leave out when `open` is controlled. */
  trigger?: ReactNode
  title: ReactNode
  description?: ReactNode
  /** Buttons, primary last; wrap one that closes in DialogClose. */
  actions: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children?: ReactNode
}

/** A question that must be answered before going on. Closes with Escape; focus returns to where it was. */
export function Dialog({ trigger, title, description, actions, open, onOpenChange, children }: DialogProps) {
  return (
    <AlertDialog.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger !== undefined && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-ink/60" />
        <AlertDialog.Content
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-5 shadow-dialog sm:p-6"
        >
          <AlertDialog.Title className="text-xl">{title}</AlertDialog.Title>
          {description !== undefined && (
            <AlertDialog.Description className="mt-2 text-ink-soft">{description}</AlertDialog.Description>
          )}
          {children !== undefined && <div className="mt-4">{children}</div>}
          <div className="mt-6 flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">{actions}</div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** Closes the dialog it stands in without doing anything else. Wraps one Button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <AlertDialog.Cancel asChild>{children}</AlertDialog.Cancel>
}
