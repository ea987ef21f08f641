import { buttonStyle } from "#components/ui/button-style.ts"
import { routes } from "#lib/kernel/routes.ts"

/** Giving a number or a turn back: two steps, so that no thumb does it by accident. */
export function LeaveForm({ ask, text, submit }: { ask: string; text: string; submit: string }) {
  return (
    <details>
      <summary className="touch text-link inline-flex cursor-pointer items-center">{ask}</summary>
      <form method="post" action={routes.leave} className="mt-2 space-y-3">
        <p>{text}</p>
        <button type="submit" className={buttonStyle("secondary")}>
          {submit}
        </button>
      </form>
    </details>
  )
}
