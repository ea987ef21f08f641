const FORGOTTEN_AT_ONCE = 1_000

/** Lets something go on: now, or in a later iteration of the event loop. */
type Go = () => void

/**
 * Lets callers go on one by one, in the order of asking. In each iteration of the event loop they have as long as
 * `share` says of what everything else took since it began to wait, in milliseconds, and at least one of them goes: what
 * the process hears meanwhile (the database, a waiting phone) is answered in between, and not after all of them.
 */
export function createEventLoopScheduler(share: (othersMs: number) => number): {
  ask(go: Go): void
  readonly waiting: number
} {
  const queue: Go[] = []
  let next = 0
  let isUnderWay = false
  const waiting = () => queue.length - next

  function nextIteration(): void {
    isUnderWay = true
    const since = performance.now()
    // A loop with something to do in its next phase does not sleep: what passes until then is others' work.
    setImmediate(() => {
      const now = performance.now()
      letNextGo(now + share(now - since))
    })
  }

  function letNextGo(until: number): void {
    const go = queue[next++]
    // Now and then, since taking out the first one each time moves all the others.
    if (next === queue.length || next > FORGOTTEN_AT_ONCE) {
      queue.splice(0, next)
      next = 0
    }
    // Microtasks come first: by then the one who went has done all that it can do without waiting.
    queueMicrotask(() => process.nextTick(goOn, until))
    go?.()
  }

  function goOn(until: number): void {
    isUnderWay = waiting() > 0
    if (!isUnderWay) return
    if (performance.now() < until) letNextGo(until)
    else nextIteration()
  }

  return {
    ask(go) {
      queue.push(go)
      if (!isUnderWay) nextIteration()
    },
    get waiting() {
      return waiting()
    },
  }
}

/** Longest slice of an iteration, in ms. A registration waits for the database six times, an iteration each. */
const MAX_MS = 15

/** For callers that wait with `await`: in each iteration twice as long as everything else had in it, and at most 15 ms. */
export function createYieldToEventLoop(): () => Promise<void> {
  const scheduler = createEventLoopScheduler((othersMs) => Math.min(MAX_MS, 2 * othersMs))
  return () => new Promise((resolve) => scheduler.ask(resolve))
}
