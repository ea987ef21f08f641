const SLOT_MS = 20
const SLOTS = 8_192

/** What is to be woken: a waiting resident by index, or a callback. */
type Sleeper = number | (() => void)

/** One timer for all residents: 100,000 sleepers are numbers in arrays. Sleeps up to 160 s, longer ones are cut to that. */
export class TimerWheel {
  /** How late the latest turn of the wheel came, in milliseconds: how busy the crowd's own process is. */
  worstLagMs = 0
  readonly #slots: Sleeper[][] = Array.from({ length: SLOTS }, () => [])
  readonly #wake: (index: number) => void
  readonly #timer: NodeJS.Timeout
  readonly #start = performance.now()
  #turned = 0

  /** `wake` is called with the index of each resident whose time has come. */
  constructor(wake: (index: number) => void) {
    this.#wake = wake
    this.#timer = setInterval(() => this.#turn(), SLOT_MS)
  }

  wakeAfter(ms: number, sleeper: Sleeper): void {
    const slots = Math.min(SLOTS - 2, Math.max(1, Math.ceil(ms / SLOT_MS)))
    this.#slots[(this.#turned + slots) % SLOTS]?.push(sleeper)
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.wakeAfter(ms, resolve))
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #turn(): void {
    const due = Math.floor((performance.now() - this.#start) / SLOT_MS)
    this.worstLagMs = Math.max(this.worstLagMs, (due - this.#turned - 1) * SLOT_MS)
    while (this.#turned < due) {
      this.#turned++
      const slot = this.#turned % SLOTS
      const sleepers = this.#slots[slot] ?? []
      this.#slots[slot] = []
      for (const sleeper of sleepers) {
        if (typeof sleeper === "number") this.#wake(sleeper)
        else sleeper()
      }
    }
  }
}
