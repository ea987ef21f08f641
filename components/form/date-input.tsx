import type { ComponentProps } from "react"
import { TextInput } from "./text-input.tsx"

/** A date, posted as YYYY-MM-DD. `min` and `max` in the same form. */
export function DateInput(props: Omit<ComponentProps<typeof TextInput>, "type">) {
  return <TextInput {...props} type="date" />
}
