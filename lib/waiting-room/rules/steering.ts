// Browsers run this file too: nothing of Node.

/** Letters of an announcement at most: it is read on a phone, by people who are waiting. */
export const MAX_LETTERS = 200
/** Seats, and positions a minute, beyond which a limit limits nothing. */
export const MAX_LIMIT = 100_000
