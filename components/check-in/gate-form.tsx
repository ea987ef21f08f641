"use client"

import { Check } from "lucide-react"
import { useTranslations } from "next-intl"
import { useFormStatus } from "react-dom"
import { Button } from "#components/ui/button.tsx"
import { chooseGateAction } from "#lib/check-in/actions.ts"
import type { GateLabel } from "#lib/check-in/types.ts"

interface GateFormProps {
  gates: GateLabel[]
  current: GateLabel | null
  /** As the first thing that an officer is asked. */
  asQuestion?: boolean
}

/** All gates as buttons: one tap says where the officer stands. */
export function GateForm({ gates, current, asQuestion = false }: GateFormProps) {
  const t = useTranslations("checkIn.gate")
  return (
    <form action={chooseGateAction} className={asQuestion ? "mx-auto max-w-reading space-y-5 py-4" : ""}>
      {asQuestion && (
        <div className="space-y-1">
          <h2 className="text-2xl">{t("question")}</h2>
          <p className="text-ink-soft">{t("why")}</p>
        </div>
      )}
      <div className="grid gap-2 sm:grid-cols-2">
        {gates.map((gate) => (
          <GateButton key={gate.id} gate={gate} chosen={gate.id === current?.id} />
        ))}
      </div>
    </form>
  )
}

function GateButton({ gate, chosen }: { gate: GateLabel; chosen: boolean }) {
  const t = useTranslations("checkIn.gate")
  const { pending, data } = useFormStatus()
  const saving = pending && data.get("gateId") === String(gate.id)
  const label = t("label", { code: gate.code, name: gate.name })
  return (
    <Button
      type="submit"
      name="gateId"
      value={gate.id}
      variant={chosen ? "primary" : "secondary"}
      size="large"
      pending={pending}
      className="justify-start"
    >
      {chosen && <Check aria-hidden className="size-6" />}
      {saving ? t("pending") : chosen ? t("chosen", { gate: label }) : label}
    </Button>
  )
}
