import { splitDuration } from "./split-duration.ts"

interface CountdownProps {
  until: Date
  now: Date
  /** `reload` is where the page leads on once the time has come. */
  words: Record<"label" | "days" | "hours" | "minutes" | "seconds" | "done" | "reload", string>
  href: string
}

/** Right in the page as sent; the page's inline script keeps it running (`browser/countdown.ts`). */
export function Countdown({ until, now, words, href }: CountdownProps) {
  const left = until.getTime() - now.getTime()
  return (
    <div data-countdown={until.getTime()} className="mt-5">
      <div data-running role="timer" aria-live="off" hidden={left <= 0}>
        <p className="eyebrow">{words.label}</p>
        <p className="figures mt-1 flex gap-5">
          {Object.entries(splitDuration(left)).map(([unit, value]) => (
            <span key={unit} className="min-w-12">
              <span data-unit={unit} className="block text-3xl font-bold">
                {String(value).padStart(2, "0")}
              </span>
              <span className="text-sm text-ink-soft">{words[unit as keyof typeof words]}</span>
            </span>
          ))}
        </p>
      </div>
      <p data-done hidden={left > 0} className="font-semibold">
        {words.done}{" "}
        <a href={href} className="touch text-link inline-flex items-center">
          {words.reload}
        </a>
      </p>
    </div>
  )
}
