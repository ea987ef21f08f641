/** Twice what a form of this portal needs on 3G; load balancers usually kill after 30 s. */
export const DRAIN_MS = 15_000

/** How long a replaced worker waits for requests on connections that are open. Most phones that wait ask within it. */
export const LINGER_MS = 10_000
