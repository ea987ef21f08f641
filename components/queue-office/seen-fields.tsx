import type { SeenAnnouncements } from "./announcements.ts"

/** What was on the screen, so that a change by somebody else in between is told instead of lost. */
export function SeenFields({ campaignId, seen }: { campaignId: number; seen: SeenAnnouncements }) {
  return (
    <>
      <input type="hidden" name="campaignId" value={campaignId} />
      {Object.entries(seen).map(([audience, at]) => (
        <input key={audience} type="hidden" name={`seen-${audience}`} value={at ?? ""} />
      ))}
    </>
  )
}
