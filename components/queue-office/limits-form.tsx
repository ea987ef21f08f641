"use client"

import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { setLimitsAction } from "#lib/waiting-room/actions.ts"
import type { LimitsFormState, LimitValues } from "#lib/waiting-room/form.ts"
import type { LineLimits, OfficeLine } from "#lib/waiting-room/types.ts"
import { LimitsAnswer } from "./limits-answer.tsx"
import { LimitsFields } from "./limits-fields.tsx"
import { SendingTrouble } from "./sending-trouble.tsx"
import { useOfficeAction } from "./use-office-action.ts"

/** How many seats may be promised at once and how fast a line goes, at most. */
export function LimitsForm({ line, asOf }: { line: OfficeLine; asOf: string }) {
  const locale = useLocale()
  const t = useTranslations("queueOffice")
  const { state, attempt, trouble, pending, form } = useOfficeAction(setLimitsAction, { kind: "idle" })
  const now = limitsNow(line, asOf, state)
  // From the first key on, what was seen stays, so that a change by somebody else in between is told.
  const [begun, setBegun] = useState<{ attempt: number; limits: LineLimits } | null>(null)
  const touched = begun?.attempt === attempt
  const seen = touched ? begun.limits : now

  return (
    <form
      {...form}
      noValidate
      onInput={() => !touched && setBegun({ attempt, limits: now })}
      className="space-y-4"
    >
      <LimitsAnswer key={`answer-${attempt}`} state={state} audience={line.audience} />
      <input type="hidden" name="lineId" value={line.id} />
      <input type="hidden" name="seenActive" value={seen.maxActive} />
      <input type="hidden" name="seenPerMinute" value={seen.maxPerMinute ?? ""} />
      <LimitsFields
        key={`${attempt}/${seen.maxActive}/${seen.maxPerMinute}`}
        audience={line.audience}
        values={"values" in state ? state.values : typedAs(seen, locale)}
        errors={state.kind === "invalid" ? state.errors : {}}
        maxActive={now.maxActive}
      />
      <SendingTrouble trouble={trouble} />
      <SubmitButton variant="secondary" pending={pending} pendingLabel={t("limits.pending")}>
        {t("limits.submit")}
        <span className="sr-only">: {t(`audiences.${line.audience}`)}</span>
      </SubmitButton>
    </form>
  )
}

/** The answer to a change is newer than the numbers on the screen, until these have been read anew. */
function limitsNow(line: OfficeLine, asOf: string, state: LimitsFormState): LineLimits {
  return "limits" in state && state.at > asOf ? state.limits : line
}

function typedAs({ maxActive, maxPerMinute }: LineLimits, locale: Locale): LimitValues {
  return {
    maxActive: formatNumber(maxActive, locale),
    maxPerMinute: maxPerMinute === null ? "" : formatNumber(maxPerMinute, locale),
  }
}
