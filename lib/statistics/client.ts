import { queryOptions } from "@tanstack/react-query"
import type { OfficeOverview } from "./types.ts"

/** The session has ended: asking again is no use, signing in is. */
export class SignedOutError extends Error {
  override name = "SignedOutError"
}

async function fetchOfficeOverview(signal: AbortSignal): Promise<OfficeOverview> {
  const response = await fetch("/api/admin/ringkasan", { signal, cache: "no-store" })
  if (response.status === 401 || response.status === 403) throw new SignedOutError()
  if (!response.ok) throw new Error(`status ${response.status}`)
  return response.json()
}

/** The office's numbers, asked for every two seconds while the page is visible, starting from the server's. */
export function officeOverviewOptions(initialData: OfficeOverview) {
  return queryOptions({
    queryKey: ["office-overview"],
    queryFn: ({ signal }) => fetchOfficeOverview(AbortSignal.any([signal, AbortSignal.timeout(10_000)])),
    initialData,
    refetchInterval: ({ state }) => (state.error instanceof SignedOutError ? false : 2_000),
    // A failure is shown at once, with the age of what is on the screen; the next try comes in two seconds anyway.
    retry: false,
    networkMode: "always",
  })
}
