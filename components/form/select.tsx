import type { ComponentProps } from "react"
import { controlStyle } from "./control-style.ts"
import { Field, type FieldProps } from "./field.tsx"

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

export interface SelectGroup {
  label: string
  options: readonly SelectOption[]
}

type SelectProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps> & {
    /** Shown first, with an empty value, so that nothing is chosen by accident. */
    placeholder?: string
    options: readonly (SelectOption | SelectGroup)[]
  }

/** The platform's own list: the fastest on a phone, and it works without JavaScript. */
export function Select({
  name,
  label,
  hint,
  error,
  id,
  className,
  placeholder,
  options,
  defaultValue,
  ...rest
}: SelectProps) {
  return (
    <Field {...{ name, label, hint, error }} {...(id ? { id } : {})} {...(className ? { className } : {})}>
      {(wiring) => (
        // React applies a changed defaultValue to a select only when it is mounted anew.
        <select
          key={String(defaultValue ?? "")}
          {...rest}
          {...wiring}
          defaultValue={defaultValue}
          className={controlStyle}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((entry) =>
            "options" in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map(renderOption)}
              </optgroup>
            ) : (
              renderOption(entry)
            ),
          )}
        </select>
      )}
    </Field>
  )
}

function renderOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
