import { encode } from "uqr"

/** Modules of white round the code, as the standard asks (ISO/IEC 18004). */
const QUIET = 4

/**
 * Trying all eight masks for the fairest picture takes ten times as long as the code itself, and a ticket's payload, most
 * of it a signature, is as good as random: any mask breaks it up. Readers accept each (ISO/IEC 18004, section 7.8).
 */
const MASK = 0

/** A QR code drawn on the server as one path: sharp on every screen and on paper, no script, about 3 kB. */
export function QrCode({
  payload,
  label,
  className,
}: {
  payload: string
  label: string
  className?: string
}) {
  const { data, size } = encode(payload, { ecc: "M", border: 0, maskPattern: MASK })
  const side = size + 2 * QUIET
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      className={className}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} className="fill-white" />
      <path transform={`translate(${QUIET} ${QUIET})`} className="fill-ink" d={darkRuns(data)} />
    </svg>
  )
}

/** Neighbouring dark modules of a row become one rectangle. */
function darkRuns(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => {
      const runs: string[] = []
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue
        const start = x
        while (row[x + 1]) x++
        const width = x - start + 1
        runs.push(`M${start} ${y}h${width}v1h-${width}z`)
      }
      return runs
    })
    .join("")
}
