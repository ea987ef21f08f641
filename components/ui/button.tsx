import type { ComponentProps } from "react"
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts"
import { classNames } from "./class-names.ts"
import { Spinner } from "./spinner.tsx"

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant
  size?: ButtonSize
  wide?: boolean
  /** Shows a spinner and refuses further presses, but keeps the focus where it is. */
  pending?: boolean
}

export function Button({
  variant = "primary",
  size = "medium",
  wide = false,
  pending = false,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonStyle(variant, size, wide), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  )
}
