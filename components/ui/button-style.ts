import { classNames } from "./class-names.ts"

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger"
export type ButtonSize = "medium" | "large"

const base =
  "inline-flex items-center justify-center gap-2 rounded-md font-semibold text-center touch " +
  "motion-safe:transition-colors cursor-pointer aria-disabled:cursor-not-allowed disabled:cursor-not-allowed " +
  "disabled:bg-sunken disabled:text-ink-soft disabled:border-line"

const variants: Record<ButtonVariant, string> = {
  primary: "bg-brand text-white border border-brand hover:bg-brand-deep active:bg-brand-deep",
  secondary: "bg-surface text-brand border border-brand hover:bg-brand-tint active:bg-brand-tint",
  quiet: "text-brand border border-transparent hover:bg-brand-tint underline-offset-4 hover:underline",
  danger: "bg-danger text-white border border-danger hover:brightness-90",
}

const sizes: Record<ButtonSize, string> = {
  medium: "px-4 py-2 text-base",
  large: "px-6 py-3 text-lg min-h-14",
}

/** The classes of everything that looks like a button: buttons, links, summaries. */
export function buttonStyle(
  variant: ButtonVariant = "primary",
  size: ButtonSize = "medium",
  wide = false,
): string {
  return classNames(base, variants[variant], sizes[size], wide && "w-full")
}
