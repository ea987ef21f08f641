import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Emblem } from "#components/layout/emblem.tsx"
import { ticketPage } from "#lib/registration/page.ts"

const { filled, when } = ticketPage

/** The ticket itself: what staff at the gate read first is largest, and the whole fits one screenshot. */
export function TicketSheet() {
  const t = useTranslations("ticket")
  return (
    <article
      {...when("view", "registered", "checked_in", "deferred", "vaccinated", "no_show")}
      aria-labelledby="judul-tiket"
      className="overflow-hidden rounded-lg border border-line-strong bg-white shadow-sheet print:shadow-none"
    >
      <header className="flex items-center gap-3 border-b-4 border-marigold bg-brand-deep px-4 py-2 text-white sm:px-6 sm:py-3 print:bg-white print:text-ink">
        <Emblem className="size-9 shrink-0 sm:size-11 print:hidden" />
        <div className="min-w-0 leading-tight">
          <h1 id="judul-tiket" className="text-sm sm:text-lg">
            {t("title")}
          </h1>
          <p className="text-sm max-sm:hidden print:block">{filled.campaign}</p>
        </div>
      </header>

      <div className="sm:grid sm:grid-cols-[1fr_auto] print:grid print:grid-cols-[1fr_auto]">
        <div className="grid grid-cols-[1fr_auto] content-start gap-y-2 px-4 pt-3 sm:gap-y-4 sm:px-6 sm:py-5">
          <Entry term={t("name")} className="col-span-2">
            <span className="block text-lg font-bold break-words">{filled.name}</span>
            <span className="figures text-sm">{t("nikText", { nik: filled.nik })}</span>
          </Entry>
          <Entry term={t("number")} className="border-t border-line pt-2">
            <span className="figures text-4xl font-bold">{filled.number}</span>
          </Entry>
          <Entry term={t("gateShort")} className="border-t border-line pt-2 text-right">
            <span className="text-4xl font-bold">{filled.gateCode}</span>
          </Entry>
          <Entry term={t("arrival")} className="col-span-2 border-t border-line pt-2">
            <span className="block text-lg font-bold">{filled.date}</span>
            <span className="figures text-xl font-bold">
              {t("hourText", { from: filled.from, to: filled.to })}
            </span>
          </Entry>
        </div>
        <div className="flex flex-col items-center border-line px-4 pb-3 sm:border-l-2 sm:border-dashed sm:p-5 print:border-l-2 print:border-dashed">
          <QrCode label={t("qr")} />
          <p className="eyebrow">{t("code")}</p>
          <p className="figures text-center font-mono text-base font-bold">{filled.codeText}</p>
        </div>
      </div>

      <dl className="border-t-2 border-dashed border-line px-4 py-2 sm:px-6 sm:py-4">
        <Line term={t("gate")}>{t("gateText", { code: filled.gateCode, name: filled.gateName })}</Line>
        <Line term={t("place")}>
          {filled.venue}, {filled.venueAddress}
        </Line>
        <Line term={t("vaccine")}>{t("vaccineText", { vaccine: filled.vaccine, dose: filled.dose })}</Line>
      </dl>
    </article>
  )
}

/** Sharp on every screen and on paper, without a script. */
function QrCode({ label }: { label: string }) {
  return (
    <svg
      viewBox="0 0 100 100"
      className="size-52 sm:size-60 print:size-60"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width="100" height="100" className="fill-white" />
      <path transform={filled.qrScale} className="stroke-ink" d={filled.qrPath} />
    </svg>
  )
}

function Entry({ term, className, children }: { term: string; className: string; children: ReactNode }) {
  return (
    <div className={className}>
      <p className="eyebrow">{term}</p>
      <p className="leading-tight">{children}</p>
    </div>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_1fr] gap-x-3 py-1">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 font-semibold">{children}</dd>
    </div>
  )
}
