import type { ComponentProps } from "react"
import { controlStyle } from "./control-style.ts"
import { Field, type FieldProps } from "./field.tsx"

type TextInputProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps>

/** One line of text. Set inputMode and autoComplete: they decide the keyboard and spare typing. */
export function TextInput({
  name,
  label,
  hint,
  error,
  id,
  className,
  type = "text",
  ...rest
}: TextInputProps) {
  return (
    <Field {...{ name, label, hint, error }} {...(id ? { id } : {})} {...(className ? { className } : {})}>
      {(wiring) => <input {...rest} {...wiring} type={type} className={controlStyle} />}
    </Field>
  )
}
