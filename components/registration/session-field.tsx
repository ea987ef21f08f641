import { useTranslations } from "next-intl"
import { type ChangeEventHandler, useState } from "react"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { formatClock, formatDate, formatNumber, formatTime } from "#lib/kernel/wib.ts"
import type { Places } from "#lib/quota/types.ts"
import type { FieldsProps } from "./identity-fields.tsx"
import { type ChoosableSession, type Days, hasRoom, type Residency } from "./session-choices.ts"

interface SessionFieldProps extends FieldsProps {
  days: Days
  asOf: string
  residency: Residency | null
}

/** Day and hour, with what is left in each. Full ones cannot be chosen and say so. */
export function SessionField({ values, errorAt, days, asOf, residency }: SessionFieldProps) {
  const t = useTranslations("registration")
  const common = useTranslations("common")
  const [chosen, setChosen] = useState(values.sessionId)
  const remember: ChangeEventHandler<HTMLInputElement> = (event) => setChosen(event.currentTarget.value)
  const words = usePlacesWords()

  return (
    <RadioGroup
      name="sessionId"
      label={t("fields.sessionId")}
      hint={t("session.note", { asOf: common("asOf", { time: formatClock(new Date(asOf)) }) })}
      error={errorAt("sessionId")}
      defaultValue={values.sessionId}
      columns="fill"
      onChange={remember}
      options={days.map((day) => ({
        title: day.sessions[0] ? formatDate(new Date(day.sessions[0].startsAt)) : day.date,
        options: day.sessions.map((session) => {
          const value = String(session.sessionId)
          const open = hasRoom(session, residency)
          return {
            value,
            label: `${formatTime(new Date(session.startsAt))}–${formatTime(new Date(session.endsAt))}`,
            note: words(session, residency),
            // A choice that became full meanwhile stays as it was: the person decides what to take instead.
            disabled: !open && (session.over || value !== chosen),
          }
        }),
      }))}
    />
  )
}

function usePlacesWords() {
  const t = useTranslations("registration.session")
  const words = ({ available, held }: Places) => {
    if (available > 0) return t("left", { available: formatNumber(available) })
    return held > 0 ? t("held") : t("full")
  }
  return ({ over, places }: ChoosableSession, residency: Residency | null): string => {
    if (over) return t("over")
    if (residency !== null) return words(places[residency])
    const { resident, outside_city } = places
    if (resident.available > 0 || outside_city.available === 0) return words(resident)
    return t("forOutsideCity", { places: words(outside_city) })
  }
}
