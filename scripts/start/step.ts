import { systemClock } from "#platform/clock.ts"

/** Tells the person at the terminal what happens now. */
export function step(text: string): void {
  const time = systemClock.now().toTimeString().slice(0, 8)
  console.log(`${time}  ${text}`)
}
