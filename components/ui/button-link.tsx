import Link from "next/link"
import type { ComponentProps } from "react"
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts"
import { classNames } from "./class-names.ts"

interface ButtonLinkProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant
  size?: ButtonSize
  wide?: boolean
}

/** A link that looks like a button. Never prefetches: phones pay for data by the megabyte. */
export function ButtonLink({ variant, size, wide, className, ...rest }: ButtonLinkProps) {
  return (
    <Link prefetch={false} {...rest} className={classNames(buttonStyle(variant, size, wide), className)} />
  )
}
