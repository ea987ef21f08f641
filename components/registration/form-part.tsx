import type { ReactNode } from "react"

/** One part of the form under a ruled heading. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t-2 border-ink/70 pt-4">
      <h2 className="text-xl">{title}</h2>
      <div className="mt-4 space-y-6">{children}</div>
    </section>
  )
}
