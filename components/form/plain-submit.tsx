import { Button, type ButtonProps } from "#components/ui/button.tsx"
import { Spinner } from "#components/ui/spinner.tsx"

interface PlainSubmitProps extends Omit<ButtonProps, "type" | "pending"> {
  /** Shown while the form is being sent. */
  pendingLabel: string
}

/** Sends the form of a page without React; what it says meanwhile is for `browser/send-form.ts` to show. */
export function PlainSubmit({ pendingLabel, children, ...rest }: PlainSubmitProps) {
  return (
    <Button {...rest} type="submit">
      <span data-sending-label hidden className="inline-flex items-center gap-2">
        <Spinner />
        {pendingLabel}
      </span>
      <span data-submit-label>{children}</span>
    </Button>
  )
}
