import type { Query } from "@tanstack/react-query"

/** The session has ended: asking again is no use, signing in is. */
export class SignedOutError extends Error {
  override name = "SignedOutError"
}

async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, cache: "no-store" })
  if (response.status === 401 || response.status === 403) throw new SignedOutError()
  if (!response.ok) throw new Error(`status ${response.status}`)
  return response.json()
}

/** Numbers for staff, asked for every two seconds while the page is visible, starting from the server's. */
export function polledRead<T extends object>(path: string, initialData: T) {
  return {
    queryKey: [path],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<T>(path, AbortSignal.any([signal, AbortSignal.timeout(10_000)])),
    initialData,
    refetchInterval: ({ state }: Query<T>) => (state.error instanceof SignedOutError ? false : 2_000),
    // A failure is shown at once, with the age of what is on the screen; the next try comes in two seconds anyway.
    retry: false,
    networkMode: "always" as const,
  }
}
