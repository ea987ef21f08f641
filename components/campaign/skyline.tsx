/** The city as a line drawing, out of its seed. Decoration. */
export function Skyline({ drawing, className }: { drawing: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 720 190"
      preserveAspectRatio="xMaxYMax meet"
      className={`overflow-visible ${className ?? ""}`}
      aria-hidden="true"
      focusable="false"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from `db/seed`, and no visitor can write it.
      dangerouslySetInnerHTML={{ __html: drawing }}
    />
  )
}
