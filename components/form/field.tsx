import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "#components/ui/class-names.ts"

/** What every control has in common. Texts come translated. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** The sentence that says what is wrong, or nothing. */
  error?: string | undefined
  /** Needed only when two forms on a page share a name. */
  id?: string
  className?: string
}

/** What the control inside must carry, so that label, hint and error are read with it. */
export interface FieldWiring {
  id: string
  name: string
  "aria-describedby": string | undefined
  "aria-invalid": true | undefined
}

/** The element id of a control: the same on server and client, so that summaries can link to it. */
export function fieldId(name: string): string {
  return `isian-${name}`
}

/** Wires a control to its label, hint and error: the one place where this is done. */
export function wireField({ name, hint, error, id = fieldId(name) }: FieldProps): FieldWiring {
  const describedBy = classNames(hint !== undefined && `${id}-petunjuk`, error !== undefined && `${id}-galat`)
  return {
    id,
    name,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": error === undefined ? undefined : true,
  }
}

/** A labelled control with its hint above and its error between hint and control. */
export function Field(props: FieldProps & { children: (wiring: FieldWiring) => ReactNode }) {
  const { label, className, children } = props
  const wiring = wireField(props)
  return (
    <div className={classNames("space-y-1.5", className)}>
      <label htmlFor={wiring.id} className="block font-semibold">
        {label}
      </label>
      <FieldNotes {...props} id={wiring.id} />
      {children(wiring)}
    </div>
  )
}

/** Hint and error with the ids that `wireField` refers to. */
export function FieldNotes({ name, hint, error, id = fieldId(name) }: FieldProps) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-petunjuk`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-galat`} className="flex gap-1.5 font-semibold text-danger">
          <CircleAlert aria-hidden className="mt-1 size-5 shrink-0" />
          {error}
        </p>
      )}
    </>
  )
}
