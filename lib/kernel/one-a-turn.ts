/**
 * Lets those who ask go on one by one, each in a turn of the event loop of its own, so that what the process hears
 * meanwhile (the database, a waiting phone) is answered in between and not after all of them.
 */
export function oneATurn(): () => Promise<void> {
  const waiting: (() => void)[] = []

  function letNextGo(): void {
    waiting.shift()?.()
    if (waiting.length > 0) setImmediate(letNextGo)
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(letNextGo)
    })
}
