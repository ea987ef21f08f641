import type { ComponentProps } from "react"
import { ChoiceCard } from "./choice-card.tsx"
import { FieldNotes, type FieldProps, wireField } from "./field.tsx"

type CheckboxProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type">

/** One statement to agree with. Posts "yes" unless told otherwise; nothing when not ticked. */
export function Checkbox({ name, label, hint, error, id, className, value = "yes", ...rest }: CheckboxProps) {
  const field = { name, label, error, ...(id ? { id } : {}) }
  return (
    <div className={className}>
      <FieldNotes {...field} />
      <ChoiceCard {...rest} {...wireField(field)} type="checkbox" value={value} label={label} note={hint} />
    </div>
  )
}
