import { Fragment, type ReactNode } from "react"
import { classNames } from "#components/ui/class-names.ts"
import { ChoiceCard } from "./choice-card.tsx"
import { FieldNotes, type FieldProps, wireField } from "./field.tsx"

export interface RadioOption {
  value: string
  label: ReactNode
  note?: ReactNode
  aside?: ReactNode
  disabled?: boolean
}

export interface RadioSection {
  title: ReactNode
  options: readonly RadioOption[]
}

interface RadioGroupProps extends FieldProps {
  /** A flat list, or sections with titles of their own (days with their hours). */
  options: readonly RadioOption[] | readonly RadioSection[]
  defaultValue?: string | undefined
  /** Cards below each other; "wide": two in a row on wide screens; "fill": two in a row wherever they fit. */
  columns?: "one" | "wide" | "fill"
  required?: boolean
}

const grids = {
  one: "",
  wide: "sm:grid-cols-2",
  fill: "grid-cols-[repeat(auto-fit,minmax(min(9.25rem,100%),1fr))] sm:grid-cols-2",
}

/** One choice out of several, as cards in a fieldset. A summary's link focuses its first radio button. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, label, options, defaultValue, columns = "one", required, className } = props
  const wiring = wireField(props)
  const sections: readonly RadioSection[] = options.every(isSection)
    ? options
    : [{ title: null, options: options.filter(isOption) }]
  const firstOpen = sections.flatMap((section) => section.options).find((option) => !option.disabled)

  return (
    <fieldset
      aria-describedby={wiring["aria-describedby"]}
      className={classNames("min-w-0 space-y-2", className)}
    >
      <legend className="font-semibold">{label}</legend>
      <FieldNotes {...props} id={wiring.id} />
      {sections.map(({ title, options: choices }) => {
        const cards = (
          <div className={classNames("grid gap-2", grids[columns])}>
            {choices.map((option) => (
              <ChoiceCard
                key={option.value}
                type="radio"
                {...option}
                name={name}
                id={option === firstOpen ? wiring.id : `${wiring.id}-${option.value}`}
                aria-invalid={wiring["aria-invalid"]}
                defaultChecked={option.value === defaultValue}
                required={required}
              />
            ))}
          </div>
        )
        if (title === null) return <Fragment key={name}>{cards}</Fragment>
        return (
          <fieldset key={choices[0]?.value} className="min-w-0">
            <legend className="py-2 font-semibold">{title}</legend>
            {cards}
          </fieldset>
        )
      })}
    </fieldset>
  )
}

function isSection(entry: RadioOption | RadioSection): entry is RadioSection {
  return "options" in entry
}

function isOption(entry: RadioOption | RadioSection): entry is RadioOption {
  return !isSection(entry)
}
