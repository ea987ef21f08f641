import type { ComponentProps } from "react"
import { controlStyle } from "./control-style.ts"
import { Field, type FieldProps } from "./field.tsx"

type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps>

export function TextArea({ name, label, hint, error, id, className, rows = 3, ...rest }: TextAreaProps) {
  return (
    <Field {...{ name, label, hint, error }} {...(id ? { id } : {})} {...(className ? { className } : {})}>
      {(wiring) => <textarea {...rest} {...wiring} rows={rows} className={controlStyle} />}
    </Field>
  )
}
