/** Longer than this in one go, nobody else should have to wait. */
const LONGEST_MS = 100

/**
 * Lets those who ask go on one by one. In each turn of the event loop they have as long as everything else had in it,
 * and at least one of them goes: what the process hears meanwhile (the database, a waiting phone) is answered in
 * between, and no crowd that asks for little things keeps them waiting.
 */
export function fairShare(): () => Promise<void> {
  const waiting: (() => void)[] = []
  let isUnderWay = false

  function nextTurn(): void {
    isUnderWay = true
    const since = performance.now()
    // A loop with something to do in its next phase does not sleep: what passes until then is others' work.
    setImmediate(() => {
      const now = performance.now()
      letNextGo(now + Math.min(LONGEST_MS, now - since))
    })
  }

  function letNextGo(until: number): void {
    waiting.shift()?.()
    // Microtasks come first: by then the one who went has done all that it can do without waiting.
    queueMicrotask(() => process.nextTick(goOn, until))
  }

  function goOn(until: number): void {
    isUnderWay = waiting.length > 0
    if (!isUnderWay) return
    if (performance.now() < until) letNextGo(until)
    else nextTurn()
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (!isUnderWay) nextTurn()
    })
}
