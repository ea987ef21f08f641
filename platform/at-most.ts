/** There are as many waiting already as may wait, or one has waited as long as it may. */
export class TooManyAtOnce extends Error {
  override name = "TooManyAtOnce"
}

export interface AtMostLimits {
  /** Pieces of work that run at the same time. */
  readonly concurrency: number
  /** Callers that may wait for one of them to end. */
  readonly maxWaiting: number
  /** Longest wait, in milliseconds. */
  readonly maxWaitMs: number
}

/** Runs work a few at a time, first come, first served. Throws `TooManyAtOnce` instead of waiting long. */
export function atMost({
  concurrency,
  maxWaiting,
  maxWaitMs,
}: AtMostLimits): <T>(work: () => Promise<T>) => Promise<T> {
  /** In the order of arrival; a set lets anybody leave from the middle. */
  const waiting = new Set<() => void>()
  let running = 0

  function place(): Promise<void> {
    if (running < concurrency) {
      running += 1
      return Promise.resolve()
    }
    if (waiting.size >= maxWaiting) return Promise.reject(new TooManyAtOnce("the queue is full"))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(begin)
        reject(new TooManyAtOnce(`no place within ${maxWaitMs} ms`))
      }, maxWaitMs)
      const begin = () => {
        clearTimeout(timer)
        resolve()
      }
      waiting.add(begin)
    })
  }

  /** Hands the place on to who waits longest. */
  function leave(): void {
    const [next] = waiting
    if (!next) running -= 1
    else {
      waiting.delete(next)
      next()
    }
  }

  return async (work) => {
    await place()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
