import type { ComponentProps, ReactNode } from "react"
import { classNames } from "#components/ui/class-names.ts"

interface ChoiceCardProps extends Omit<ComponentProps<"input">, "type" | "className"> {
  type: "radio" | "checkbox"
  label: ReactNode
  /** A quiet line under the label: what the choice means, or why it cannot be made. */
  note?: ReactNode
  /** Shown at the right, for instance places left. */
  aside?: ReactNode
}

/** Scripts open and close it by `disabled` of the input and `data-disabled` of the card. */
const closed =
  "data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:hover:border-line data-disabled:bg-sunken data-disabled:text-ink-soft"

/** A radio button or checkbox whose whole card is the target of the thumb. */
export function ChoiceCard({ label, note, aside, disabled, ...rest }: ChoiceCardProps) {
  return (
    <label
      data-disabled={disabled || undefined}
      className={classNames(
        "touch flex items-start gap-3 rounded-md border-2 px-3 py-2.5",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand",
        "cursor-pointer border-line-strong bg-white hover:border-brand has-checked:border-brand has-checked:bg-brand-tint",
        disabled !== undefined && closed,
      )}
    >
      <input
        {...rest}
        disabled={disabled}
        className="mt-0.5 size-5.5 shrink-0 accent-brand focus-visible:shadow-none focus-visible:outline-none"
      />
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-semibold">{label}</span>
          {aside !== undefined && <span className="figures text-sm">{aside}</span>}
        </span>
        {note !== undefined && <span className="block text-sm text-ink-soft">{note}</span>}
      </span>
    </label>
  )
}
