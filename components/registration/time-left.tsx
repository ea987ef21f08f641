import { useTranslations } from "next-intl"
import type { Turn } from "./turn.ts"

/** "8 menit 20 detik lagi · Tempat 1 dari 3 untuk keluarga Anda". Ticks silently. */
export function TimeLeft({ turn, left }: { turn: Turn; left: number }) {
  const t = useTranslations("registration.turn")
  const seconds = Math.ceil(left / 1_000)
  const parts = { minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60) }
  const { seats, seatsLeft } = turn
  return (
    <p className="text-sm">
      <span role="timer" aria-live="off" className="figures">
        {t(seconds >= 60 ? "left" : "leftSeconds", parts)}
      </span>
      {seats > 1 && (
        <>
          {" · "}
          {t.rich("seat", {
            nth: String(seats - seatsLeft + 1),
            seats: String(seats),
            family: (words) => <span className="max-sm:sr-only">{words}</span>,
          })}
        </>
      )}
    </p>
  )
}
