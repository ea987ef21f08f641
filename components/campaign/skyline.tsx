/** The stadium, the monument and its lotus pond as a line drawing. Decoration, drawn for this portal. */
export function Skyline({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 720 190"
      preserveAspectRatio="xMaxYMax meet"
      className={`overflow-visible ${className ?? ""}`}
      aria-hidden="true"
      focusable="false"
    >
      <g
        className="fill-none stroke-line-strong"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {/* Gajayana: bowl, roof, seats, light masts */}
        <path d="M66 150v-34q138-34 276 0v34M54 112q150-38 300 0M54 112l12 4M354 112l-12 4" />
        <path d="M78 133q126-30 252 0" strokeWidth="22" strokeDasharray="1.5 12" strokeLinecap="butt" />
        <path d="M96 104V40M312 104V40M84 28h24v12H84zM300 28h24v12h-24z" />
        {/* trees of the round square */}
        <path d="M408 150v-22M640 150v-24M676 150v-16M28 150v-18" />
        <path d="M408 128c-20 2-22-26-4-27 4-14 24-10 22 3 12 4 8 25-18 24zM640 126c-24 2-28-28-6-30 4-18 30-14 28 3 14 5 8 28-22 27zM676 134c-13 1-15-17-3-18 3-9 16-7 15 2 8 3 5 17-12 16zM28 132c-14 1-17-19-3-20 3-10 18-8 17 2 9 3 6 19-14 18z" />
      </g>
      <g className="fill-none stroke-paper" strokeWidth="2" strokeLinejoin="round">
        <path d="M520 26l5 18h-10zM514 48h12l6 84h-24zM512.5 68h15M511 88h18M509.5 108h21" />
        <path d="M492 132h56v8h-56zM480 140h80v10h-80z" />
      </g>
      <g className="fill-none stroke-line-strong" strokeWidth="1.5" strokeLinecap="round">
        <path d="M-3000 150h6000" />
        <path d="M24 166h60M120 160h36M230 168h90M360 161h40M450 164h44M556 162h70M650 170h44M70 180h40M160 178h80M300 182h56M400 176h60M520 180h90M640 184h30" />
      </g>
      <Lotus x={470} y={170} />
      <Lotus x={546} y={176} />
      <Lotus x={196} y={170} />
      <Lotus x={630} y={166} />
    </svg>
  )
}

function Lotus({ x, y }: { x: number; y: number }) {
  return (
    <path
      transform={`translate(${x} ${y})`}
      className="fill-marigold"
      d="M0 4C-9 5-14 1-16-4-8-5-2-1 0 4zM0 4C9 5 14 1 16-4 8-5 2-1 0 4zM0 3C-6-1-6-8 0-13 6-8 6-1 0 3z"
    />
  )
}
