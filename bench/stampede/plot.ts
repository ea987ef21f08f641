import { writeFileSync } from "node:fs"
import type { CrowdTick } from "./plan.ts"

const WIDTH = 800
const HEIGHT = 380
const MARGIN = { top: 46, right: 20, bottom: 40, left: 66 }
const STEPS = [1, 2, 2.5, 5, 10]

/** Colours that differ for everybody (Okabe and Ito) and can be read on white and on dark. */
const curves = [
  { name: "arrived", of: (tick: CrowdTick) => tick.arrived, colour: "#7f8c9b", dash: "6 4" },
  { name: "waiting", of: (tick: CrowdTick) => tick.waiting, colour: "#e69f00", dash: "" },
  { name: "active", of: (tick: CrowdTick) => tick.active, colour: "#cc79a7", dash: "2 3" },
  { name: "registered", of: (tick: CrowdTick) => tick.registered, colour: "#009e73", dash: "" },
]

export interface Moments {
  readonly opensAtMs: number
  readonly soldOutAtMs: number | undefined
}

/** Draws the run: how many had arrived, were waiting, filling in and registered, over time. */
export function plot(file: string, ticks: readonly CrowdTick[], moments: Moments, title: string): void {
  const lastMs = Math.max(1_000, ...ticks.map(({ atMs }) => atMs))
  const most = Math.max(10, ...ticks.map(({ arrived }) => arrived))
  const x = (ms: number) => MARGIN.left + (ms / lastMs) * (WIDTH - MARGIN.left - MARGIN.right)
  const y = (people: number) =>
    HEIGHT - MARGIN.bottom - (people / most) * (HEIGHT - MARGIN.top - MARGIN.bottom)

  const parts = [
    ...marks(most).map((people) => line(MARGIN.left, y(people), WIDTH - MARGIN.right, y(people), "0.25")),
    ...marks(most).map((people) => text(MARGIN.left - 8, y(people) + 4, people.toLocaleString("en"), "end")),
    ...marks(lastMs / 1_000).map((s) => text(x(s * 1_000), HEIGHT - MARGIN.bottom + 18, `${s} s`, "middle")),
    ...moment(x(moments.opensAtMs), "opens"),
    ...(moments.soldOutAtMs === undefined ? [] : moment(x(moments.soldOutAtMs), "sold out")),
    ...curves.map(({ of, colour, dash }) => {
      const points = ticks.map((tick) => `${x(tick.atMs).toFixed(1)},${y(of(tick)).toFixed(1)}`).join(" ")
      return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>`
    }),
    ...curves.flatMap(({ name, colour }, index) => {
      const left = MARGIN.left + index * 120
      return [
        `<rect x="${left}" y="${HEIGHT - 12}" width="18" height="4" fill="${colour}"/>`,
        text(left + 24, HEIGHT - 6, name, "start"),
      ]
    }),
    text(MARGIN.left, 18, title, "start", "15"),
  ]
  writeFileSync(file, svg(title, parts))
}

function svg(title: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
<style>text{font:12px system-ui,sans-serif;fill:#24292f}.rule{stroke:#24292f}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.rule{stroke:#e6edf3}}</style>
${parts.join("\n")}
</svg>
`
}

function moment(x: number, name: string): string[] {
  const isAtTheEnd = x > WIDTH - 80
  const label = isAtTheEnd
    ? text(x - 4, MARGIN.top - 2, name, "end")
    : text(x + 4, MARGIN.top - 2, name, "start")
  return [line(x, MARGIN.top - 8, x, HEIGHT - MARGIN.bottom, "0.6"), label]
}

const line = (x1: number, y1: number, x2: number, y2: number, opacity: string) =>
  `<line class="rule" x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke-opacity="${opacity}"/>`

const text = (x: number, y: number, words: string, anchor: string, size = "12") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" style="font-size:${size}px">${words}</text>`

/** Round numbers from 0 up to `most`, about six of them. */
function marks(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most / 6))
  const step = (STEPS.find((one) => one * power >= most / 6) ?? 10) * power
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step)
}
