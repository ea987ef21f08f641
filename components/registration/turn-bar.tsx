"use client"

import { useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { classNames } from "#components/ui/class-names.ts"
import { formatTime } from "#lib/kernel/wib.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { extendTurn } from "./extend-turn.ts"
import { NewNumberLink } from "./new-number-link.tsx"
import { sentAsIs } from "./sent-as-is.ts"
import { TimeLeft } from "./time-left.tsx"
import type { TurnPhase } from "./turn.ts"
import { useTurn } from "./use-turn.ts"

const looks: Record<TurnPhase, string> = {
  running: "border-brand bg-brand-tint",
  ending: "border-warning-line bg-warning-tint",
  over: "border-danger-line bg-danger-tint",
}

/**
 * How long the turn lasts, above the form and always in sight. Two minutes before its end it offers more time, once;
 * afterwards what was typed stays where it is. `markup` is what `turnMarkup` made.
 */
export function TurnBar({ markup, line }: { markup: string; line: LineAudience }) {
  const t = useTranslations("registration.turn")
  const sent = useRef<HTMLDivElement>(null)
  const { turn, setTurn, phase, left } = useTurn(sent)
  const [said, say] = useState("")
  const [asking, setAsking] = useState(false)
  const extended = turn?.extended ?? false

  // Said once, politely: whoever is typing is not torn away from their field.
  useEffect(() => {
    if (phase === "ending") say(t(extended ? "endingForGood" : "ending"))
    if (phase === "over") say(t("over.title"))
  }, [phase, extended, t])

  async function extend() {
    setAsking(true)
    const answer = await extendTurn()
    setAsking(false)
    if (!turn || answer.kind === "failed") return say(t("extendFailed"))
    if (answer.kind === "pass_over") return setTurn({ ...turn, expiresAt: 0 })
    const expiresAt = answer.kind === "extended" ? answer.expiresAt : turn.expiresAt
    setTurn({ ...turn, expiresAt, extended: true })
    say(t("extended", { time: formatTime(new Date(expiresAt)) }))
  }

  return (
    <section
      aria-label={t("label")}
      data-turn={phase}
      className={classNames(
        "sticky top-0 z-10 -mx-4 mb-8 border-b-4 px-4 py-2 sm:mx-0 sm:rounded-b-md",
        looks[phase],
      )}
    >
      {turn === null || left === null ? (
        <div ref={sent} {...sentAsIs(markup)} />
      ) : phase === "over" ? (
        <>
          <p className="font-bold">{t("over.title")}</p>
          <p className="text-sm">{t("over.text")}</p>
          <NewNumberLink line={line}>{t("over.link")}</NewNumberLink>
        </>
      ) : (
        <>
          <p className="font-bold max-sm:text-sm">
            {t("until", { time: formatTime(new Date(turn.expiresAt)) })}
          </p>
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <TimeLeft turn={turn} left={left} />
            {phase === "ending" && !extended && (
              <Button variant="secondary" pending={asking} onClick={extend} className="my-1">
                {asking ? t("extending") : t("extend")}
              </Button>
            )}
          </div>
        </>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  )
}
