import { useLocale, useTranslations } from "next-intl"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { formatClock, formatDate, formatHours } from "#lib/kernel/format.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { FieldsProps } from "./identity-fields.tsx"
import type { ScriptWords } from "./script-words.ts"
import { asResidency, type Days, isClosedTo } from "./session-choices.ts"
import { placesText } from "./session-words.ts"

interface SessionFieldProps extends FieldsProps {
  days: Days
  /** ISO 8601 */
  asOf: string
  words: Pick<ScriptWords, "hoursNote" | "session">
}

/**
 * Day and hour, with what is left in each. Full ones cannot be chosen and say so. The page's script keeps them in step
 * with the residency chosen and with the server (`browser/registering/hours.ts`).
 */
export function SessionField({ values, errorAt, days, asOf, words }: SessionFieldProps) {
  const locale = useLocale()
  const t = useTranslations("registration")
  const residency = asResidency(values.residency)

  return (
    <RadioGroup
      name="sessionId"
      label={t("fields.sessionId")}
      hint={
        <span data-hours-note>
          {fillSentence(words.hoursNote, { time: formatClock(new Date(asOf), locale) })}
        </span>
      }
      error={errorAt("sessionId")}
      defaultValue={values.sessionId}
      columns="fill"
      options={days.map((day) => ({
        title: day.sessions[0] ? formatDate(new Date(day.sessions[0].startsAt), locale) : day.date,
        options: day.sessions.map((session) => {
          const value = String(session.sessionId)
          return {
            value,
            label: formatHours(new Date(session.startsAt), new Date(session.endsAt), locale),
            note: <span data-places-left>{placesText(session, residency, words.session, locale)}</span>,
            disabled: isClosedTo(session, residency, value === values.sessionId),
          }
        }),
      }))}
    />
  )
}
