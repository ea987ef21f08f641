import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { AsOf } from "#components/quota/as-of.tsx"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { LineAudience, LineStatus } from "#lib/waiting-room/types.ts"

interface DrawLineProps {
  audience: LineAudience
  line: LineStatus
  opensAt: Date
  asOf: Date
}

/** What is published of one line's draw, and how to do it again. */
export function DrawLine({ audience, line, opensAt, asOf }: DrawLineProps) {
  const locale = useLocale()
  const t = useTranslations("waiting")
  const { draw, lobbySize, issued, phase } = line
  const name = t(`audiences.${audience}`)
  const isAhead = phase === "not_open" || phase === "lobby"
  return (
    <section aria-labelledby={`undian-${audience}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`undian-${audience}`} className="text-xl">
          {name}
        </h2>
        <AsOf moment={asOf} />
      </div>
      <dl className="mt-3 border-t-2 border-ink/70">
        <Fact term={t("draw.line.entrants")}>
          <Entrants size={lobbySize} issued={issued} />
        </Fact>
        <Fact term={t("draw.line.commitment")}>
          <Digits>{draw.commitment}</Digits>
        </Fact>
        <Fact term={t("draw.line.seed")}>
          {draw.seed ? (
            <Digits>{draw.seed}</Digits>
          ) : isAhead ? (
            t("draw.line.secret", { date: formatDate(opensAt, locale), time: formatTime(opensAt, locale) })
          ) : (
            t("draw.line.notDrawn")
          )}
        </Fact>
      </dl>
      {draw.seed && lobbySize ? (
        <Recipe text={t("draw.recipe.text", { line: name })} seed={draw.seed} size={lobbySize} />
      ) : (
        lobbySize === null && <p className="mt-3 text-sm text-ink-soft">{t("draw.recipe.before")}</p>
      )}
    </section>
  )
}

function Entrants({ size, issued }: { size: number | null; issued: number }): ReactNode {
  const locale = useLocale()
  const t = useTranslations("waiting.draw.line")
  if (size === null) return t("soFar", { numbers: formatNumber(issued, locale) })
  return size === 0 ? t("none") : t("numbers", { numbers: formatNumber(size, locale) })
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-b border-line py-2.5">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="figures font-semibold">{children}</dd>
    </div>
  )
}

function Digits({ children }: { children: string }) {
  return <code className="font-mono text-sm font-normal break-all">{children}</code>
}

/** What scrolls must be reachable without a pointer (WCAG 2.1.1). */
const reachableByKeyboard = { tabIndex: 0 }

/** Three lines of Node.js; what they print is the order, place by place. */
function Recipe({ text, seed, size }: { text: string; seed: string; size: number }) {
  const t = useTranslations("waiting.draw.recipe")
  const code = `const sha256 = (n) => require("crypto").createHash("sha256").update("${seed}" + n).digest("hex")
const numbers = Array.from({ length: ${size} }, (_, i) => ({ n: i + 1, hash: sha256(i + 1) }))
numbers.sort((a, b) => (a.hash < b.hash ? -1 : 1)).forEach(({ n }, i) => console.log(i + 1, n))`
  return (
    <details className="mt-3">
      <summary className="touch text-link inline-flex cursor-pointer items-center">{t("title")}</summary>
      <p className="mt-1">{text}</p>
      <section
        aria-label={text}
        {...reachableByKeyboard}
        className="mt-2 overflow-x-auto rounded-md border border-line bg-sunken p-3"
      >
        <pre className="font-mono text-sm">{code}</pre>
      </section>
    </details>
  )
}
