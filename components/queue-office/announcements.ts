import type { AnnouncedTo } from "#lib/waiting-room/form.ts"
import type { LineAudience, OfficeLine } from "#lib/waiting-room/types.ts"

export interface Announcement {
  to: AnnouncedTo
  text: string
  /** ISO 8601 */
  at: string
}

/** Of each line, when what it tells was announced; null for nothing. */
export type SeenAnnouncements = Readonly<Partial<Record<LineAudience, string | null>>>

type Announcing = Pick<OfficeLine, "audience" | "announcement">

/** What is told where; once when every line tells the same. */
export function announcements(lines: readonly Announcing[]): Announcement[] {
  const told = lines.flatMap(({ audience, announcement }) =>
    announcement ? [{ to: audience, ...announcement }] : [],
  )
  const [first] = told
  if (!first || told.length < 2 || told.length < lines.length) return told
  const same = told.every(({ text, at }) => text === first.text && at === first.at)
  return same ? [{ ...first, to: "everybody" }] : told
}

export function seenOf(lines: readonly Announcing[]): SeenAnnouncements {
  return Object.fromEntries(lines.map(({ audience, announcement }) => [audience, announcement?.at ?? null]))
}
