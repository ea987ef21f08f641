import type { ComponentProps } from "react"
import { type ButtonVariant, buttonStyle } from "#components/ui/button-style.ts"

interface PlainButtonLinkProps extends ComponentProps<"a"> {
  href: string
  variant?: ButtonVariant
  wide?: boolean
}

/** A link that looks like a button, for pages without Next's router. */
export function PlainButtonLink({ variant, wide = false, ...rest }: PlainButtonLinkProps) {
  return <a {...rest} className={buttonStyle(variant, "large", wide)} />
}
